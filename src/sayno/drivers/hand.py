"""Operating one control of a page, as a person's hand would."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

from playwright.async_api import Error

from sayno.drivers.tab import ANSWER_S, FrameView, Tab
from sayno.model.node import Node
from sayno.seams import Deed, Stale

MOVED_S: Final = 0.03
_MOVES: Final = 10
_MISSES: Final = 5
"""So often a press may come too late; then its control counts as one that cannot be operated."""
REACH_S: Final = 2.0
"""How long to wait for what lies over a control to go away before the keyboard is taken."""


async def operate(tab: Tab, view: FrameView, deed: Deed) -> None:
    """Do a deed to a node of the last look. Raises :class:`Stale`, and Playwright's ``Error``."""
    node = deed.node
    if node is None or node.ref is None:
        raise Stale("nothing to operate")
    ref = node.ref.removeprefix(view.prefix)
    match deed.do:
        case "enter" | "write":
            await _fill(tab, view, ref, node, deed.value or "")
        case "choose" if node.role in ("combobox", "listbox"):
            _checked(await tab.asked(view, "choose", ref, deed.value or ""), node)
        case "hover":
            await _point(tab, view, ref, node)
        case _:
            await _press(tab, view, ref, node)


async def _press(tab: Tab, view: FrameView, ref: str, node: Node) -> None:
    """Click; a control that hides behind its own decoration is operated by keyboard. Never press twice.

    What moves away under the hand is reached for again: a press that would hit something else comes to nothing.
    """
    for _ in range(_MISSES):
        at = await _reached(tab, view, ref, node)
        on_page = await _on_page(tab, view, ref, at) if at is not None else None
        if on_page is None:
            _checked(await tab.asked(view, "focusOn", ref), node, "focused")
            await tab.page.keyboard.press("Space" if node.on is not None and node.drawn is None else "Enter")
            return
        if await _clicked(tab, view, ref, *on_page):
            return
    raise Stale(f"{node.role} '{node.label}' does not keep still")


async def _clicked(tab: Tab, view: FrameView, ref: str, x: float, y: float) -> bool:
    """Click at a point of the page if a control is still there; whether it was, as far as anybody can tell."""
    where = {"x": x, "y": y, "button": "left", "clickCount": 1}
    around = list(_around(view))
    aims = [tab.asked(view, "aim", ref), *(tab.asked(one, "aim", None) for one in around)]
    await asyncio.gather(*aims, _mouse(tab, {"type": "mouseMoved", "x": x, "y": y}))
    await _mouse(tab, {"type": "mousePressed", **where})
    await _mouse(tab, {"type": "mouseReleased", **where})
    hits = [await _landed(tab, one) for one in (view, *around)]
    return False not in hits


async def _landed(tab: Tab, view: FrameView) -> bool | None:
    """Whether a press that was aimed at a frame has hit; None where none came there, or led away from it."""
    with suppress(Error):
        hit: bool | None = await tab.asked(view, "landed")
        return hit
    return None


def _around(view: FrameView) -> Iterator[FrameView]:
    while view.around is not None:
        view = view.around
        yield view


async def _point(tab: Tab, view: FrameView, ref: str, node: Node) -> None:
    at = await _reached(tab, view, ref, node)
    on_page = await _on_page(tab, view, ref, at) if at is not None else None
    if on_page is None:
        raise Stale(f"{node.role} '{node.label}' lies under something else")
    (x, y), box = on_page, await tab.asked(view, "boxOf", ref)
    if at is not None and box is not None:  # a hand comes in over the edge, which some menus wait for
        await _mouse(tab, {"type": "mouseMoved", "x": x - at[0] + box["x"] + 1, "y": y})
    await _mouse(tab, {"type": "mouseMoved", "x": x, "y": y})


async def _on_page(tab: Tab, view: FrameView, ref: str, at: tuple[float, float]) -> tuple[float, float] | None:
    """A point of a frame as one of the page; None where something lies over the frame there.

    A frame cannot tell whether it stands in the window, nor what lies over it; the page can.
    """
    if view.around is None:
        return at
    on_page = await _settled(tab, view, ref, at, anew=False)
    if not await _shown(tab, view, *on_page):
        on_page = await _settled(tab, view, ref, at, anew=True)
    return on_page if await _shown(tab, view, *on_page) else None


async def _shown(tab: Tab, view: FrameView, x: float, y: float) -> bool:
    """Whether a point of the page stands in the window, and shows the frame and nothing else."""
    size = tab.page.viewport_size
    if size and not (0 <= x < size["width"] and 0 <= y < size["height"]):
        return False
    inner: FrameView | None = view
    while inner is not None and inner.around is not None:
        left, top = await tab.offset(inner.around)
        if not await tab.asked(inner.around, "shows", inner.holder, x - left, y - top):
            return False
        inner = inner.around
    return True


async def _settled(tab: Tab, view: FrameView, ref: str, at: tuple[float, float], *, anew: bool) -> tuple[float, float]:
    """Where on the page a point of a frame is, once both keep still.

    What is scrolled in a frame moves what is around it, which another process does; and a frame may be made as long as
    what it holds once that has been seen. ``anew``: it is scrolled into view though it seems to be there.
    """
    before: tuple[float, ...] = ()
    for _ in range(_MOVES):
        reach = await tab.asked(view, "reach", ref, anew)
        at = (reach["x"], reach["y"]) if reach and "x" in reach else at
        left, top = await tab.offset(view)
        if (left, top, *at) == before:
            break
        before, anew = (left, top, *at), False
        await asyncio.sleep(MOVED_S)
    return left + at[0], top + at[1]


async def _mouse(tab: Tab, event: dict[str, Any]) -> None:
    """A page may answer a click with a loop of its own; the click has been made all the same."""
    try:
        await asyncio.wait_for(tab.session.send("Input.dispatchMouseEvent", event), ANSWER_S)
    except TimeoutError:
        if event["type"] == "mouseMoved":
            raise


async def _reached(tab: Tab, view: FrameView, ref: str, node: Node) -> tuple[float, float] | None:
    """Where in its frame a control can be pressed; None where it stays covered."""
    waited = 0.0
    while True:
        reach = await tab.asked(view, "reach", ref)
        if reach is None:
            raise Stale(f"{node.role} '{node.label}'")
        if "x" in reach:
            return reach["x"], reach["y"]
        if waited >= REACH_S:
            return None
        waited += 0.1
        await asyncio.sleep(0.1)


async def _fill(tab: Tab, view: FrameView, ref: str, node: Node, text: str) -> None:
    state = _checked(await tab.asked(view, "ready", ref, text), node)
    if state["done"]:
        return
    if text:
        await tab.page.keyboard.insert_text(text[:-1])
        await tab.page.keyboard.type(text[-1])  # some pages only answer to keys
    else:
        await tab.page.keyboard.press("Delete")


def _checked(state: dict[str, Any] | None, node: Node, key: str = "") -> dict[str, Any]:
    told = f"{node.role} '{node.label}'"
    if state is None:
        raise Stale(told)
    if state.get("refused") or (key and not state.get(key)):
        raise Stale(f"{told} does not take it")
    return state
