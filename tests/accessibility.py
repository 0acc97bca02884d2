"""What axe finds wrong with a page. Its script comes with each page of a context, rather than with each question."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

SCRIPT = Axe().axe_script
ASKED = """axe.run({resultTypes: ['violations']}).then(found => found.violations.flatMap(
    one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`)))"""


def examined(context: BrowserContext) -> BrowserContext:
    """The same context, whose pages can be asked for their violations."""
    context.add_init_script(SCRIPT)
    return context


def violations(page: Page) -> list[str]:
    """One line for each element that violates a rule."""
    return list(page.evaluate(ASKED))
