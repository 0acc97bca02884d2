"""Performing the truth of a town in a real browser: by role and name, or as a person would where there is no name.

Whoever measures a search needs it as the lower bound: this is what somebody does who knows the way.
"""

from collections.abc import Iterator
from typing import Any, Final

from playwright.sync_api import Dialog, Frame, Locator, Page

from sayno.replicas.town.serving import TownVisit
from sayno.replicas.town.truth import Step, Truth

PATIENCE_MS: Final = 5_000
SAVING_TRIES: Final = 10
"""How often it is asked whether something has been saved."""
TRIES: Final = 100
"""How often something is looked for before it counts as not there; each try scrolls a little."""


def perform(page: Page, visit: TownVisit, so: Truth) -> None:
    """Open the town and do every step; then wait until the server has taken the refusal.

    What its windows ask is agreed to. A window that opens in the middle of a press swallows it: where the next thing
    does not appear then, somebody presses once more.
    """
    said: list[str] = []

    def agree(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.accept()

    page.on("dialog", agree)
    page.set_default_timeout(PATIENCE_MS)
    page.goto(visit.url)
    before: Step | None = None
    for step in so.steps:
        try:
            act(page, visit, step)
        except LookupError:
            if not before or not said:
                raise
            page.mouse.move(0, 0)  # to point at something anew, the pointer must have left it
            act(page, visit, before)
            act(page, visit, step)
        before = step
        if step.ref.endswith(".save"):
            _let_it_be_saved(page, visit)
    for _ in range(TRIES if so.steps and not so.already else 0):
        if visit.counts.refused:
            return
        page.wait_for_timeout(20)


def _let_it_be_saved(page: Page, visit: TownVisit) -> None:
    """Wait a moment until the server has what was saved, and the page has said so: that moves what stands below.

    Where the page asks back first, nothing comes.
    """
    known = len(visit.counts.changes)
    for _ in range(SAVING_TRIES):
        page.wait_for_timeout(20)
        if len(visit.counts.changes) > known:
            page.wait_for_timeout(40)
            return


def act(page: Page, visit: TownVisit, step: Step) -> None:
    """Do one step."""
    target = found(page, step)
    if not isinstance(target, Locator):  # in a closed shadow root, where only the pointer reaches
        page.mouse.click(*target)
        if step.role == "combobox":
            page.keyboard.type(step.value)
            page.keyboard.press("Enter")
        return
    match step.do:
        case "hover":
            target.hover()
        case "enter" | "write":
            target.fill(visit.code() if step.value == "email-code" else "robin")
        case "choose" if step.role == "combobox":
            target.select_option(label=step.value)
        case _:
            target.click()


def found(page: Page, step: Step) -> Locator | tuple[float, float]:
    """By role and name in any frame, else where it is on the screen; what is not in view is scrolled to.

    Raises ``LookupError`` where it does not appear.
    """
    for _ in range(TRIES):
        for frame in page.frames:
            target = named(frame, step)
            if target.count() == 1:
                if frame.parent_frame:  # Chromium does not draw what stands in a frame out of view
                    frame.frame_element().scroll_into_view_if_needed()
                return target
        if place := behind(page, step):
            return place
        if page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus") >= 500:
            page.reload()  # it may have healed; loading anew counts nothing
        page.mouse.wheel(0, 400)
        page.evaluate("for (const list of document.querySelectorAll('.virtual')) list.scrollTop += 150")
        page.wait_for_timeout(20)
    raise LookupError(f"{step} is {named(page.main_frame, step).count()} times at {page.url}")


def named(frame: Frame, step: Step) -> Locator:
    """By role and name, and by ref: many a name is there twice, and a person tells them apart by where they stand."""
    meant = frame.locator(f"[id='{step.ref}']:visible").or_(frame.locator(f"[data-control='{step.ref}'] [data-choose]"))
    if step.role == "generic" or not step.name:
        return frame.locator(f"[id='{step.ref}']:visible")
    return frame.get_by_role(step.role, name=step.name, exact=True).and_(meant)  # type: ignore[arg-type]


def behind(page: Page, step: Step) -> tuple[float, float] | None:
    """Where something in a closed shadow root is: its name is checked in the browser's accessibility tree."""
    if not page.locator("town-shadow[data-mode=closed]").count():
        return None
    tools = page.context.new_cdp_session(page)
    try:
        root = tools.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
        for node, ref in _nodes(root):
            if ref not in (step.ref, f"{step.ref}.{step.value}"):
                continue
            said = tools.send("Accessibility.getPartialAXTree", {"backendNodeId": node, "fetchRelatives": False})
            if said["nodes"][0].get("name", {}).get("value", "") == step.name or step.role == "generic":
                return _middle(page, tools, node)
    finally:
        tools.detach()
    return None


def _middle(page: Page, tools: Any, node: int) -> tuple[float, float]:
    """Its middle, scrolled away from the edges, where banners stand."""
    tools.send("DOM.scrollIntoViewIfNeeded", {"backendNodeId": node})
    for _ in range(2):
        quad = tools.send("DOM.getContentQuads", {"backendNodeId": node})["quads"][0]
        x, y = (quad[0] + quad[4]) / 2, (quad[1] + quad[5]) / 2
        page.evaluate("y => scrollBy(0, y - innerHeight / 2)", y)
    return x, y


def _nodes(node: dict[str, Any], closed: bool = False) -> Iterator[tuple[int, str]]:
    """The elements with an id in closed shadow roots."""
    closed = closed or node.get("shadowRootType") == "closed"
    said = node.get("attributes", [])
    name = dict(zip(said[::2], said[1::2], strict=True)).get("id")
    if closed and name:
        yield node["backendNodeId"], name
    for child in (*node.get("children", ()), *node.get("shadowRoots", ())):
        yield from _nodes(child, closed)
