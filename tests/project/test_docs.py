"""The pages: every link leads somewhere, every page can be reached, every exit code is described."""

import re
from pathlib import Path

import pytest

from sayno.verbs.exits import Exit

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))])
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]*)?\)|^\[[^\]]+\]: (\S+)$", re.M)


def local_links(page: Path) -> set[Path]:
    """The files that a page leads to."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    targets = (match[1] or match[3] for match in LINK.finditer(text))
    return {(page.parent / target).resolve() for target in targets if not re.match(r"[a-z]+:", target)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    assert [str(target.relative_to(ROOT)) for target in local_links(page) if not target.exists()] == []


def test_every_page_can_be_reached_from_the_first() -> None:
    reached, new = set(), {DOCS / "README.md"}
    while new:
        reached |= new
        new = {link for page in new for link in local_links(page) if link.suffix == ".md"} - reached
    assert [str(page.relative_to(ROOT)) for page in DOCS.rglob("*.md") if page not in reached] == []


def test_the_first_page_links_every_page_of_its_own_folder() -> None:
    own = {page for page in DOCS.glob("*.md") if page.name != "README.md"}
    assert own - local_links(DOCS / "README.md") == set()


def test_every_exit_code_is_described() -> None:
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \|", (DOCS / "exit-codes.md").read_text(encoding="utf-8"), re.M)
    assert {int(code): name for code, name in rows} == {code.value: code.name for code in Exit}
