"""Walks a truth's route with plain Playwright, apart from all of sayno's own walking, and reads its controls."""

import math
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, Error, Frame, Locator, Page, expect, sync_playwright

from applications.truth import AnyStep, Control, Hover, Task
from sayno.drivers.chromium import executable, flags
from sayno.model.route import Choose, Enter, Open, Press, Toggle, Write

SECONDS: Final = 20
_AS_NEAR: Final = 1.05
ANSWERS: Final = {"email": "cornelia@canary.example", "first-name": "Cornelia", "last-name": "Canary-Voss"}
"""What a person would enter; made up."""


@contextmanager
def plain_browser() -> Iterator[Browser]:
    """The same Chromium as sayno's, driven by plain Playwright."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=flags())
        yield browser
        browser.close()


def perform(page: Page, steps: tuple[AnyStep, ...]) -> None:
    """Perform each step as a person would. Raises Playwright's error where a control is not there."""
    for step in steps:
        _perform(page, step)
        settle(page)


def before_the_change(task: Task) -> tuple[AnyStep, ...]:
    """The steps up to the one that first changes something."""
    for at, step in enumerate(task.steps):
        if isinstance(step, Toggle | Choose | Enter) or (isinstance(step, Press) and _refuses(task, step)):
            return task.steps[:at]
    return task.steps


def state(page: Page, control: Control) -> str:
    """What a control says now: on, off, or the chosen entry."""
    found = _one(page, control.role, control.name or control.beside or "")
    expect(found).to_be_attached(timeout=SECONDS * 1000)
    said: str | None = found.evaluate(_STATE)
    return said if said is not None else "present"


def settle(page: Page) -> None:
    """Wait until nothing has been asked of the server for a while."""
    page.wait_for_timeout(300)
    page.wait_for_load_state("load")
    page.wait_for_timeout(700)


def named(page: Page, role: str, name: str) -> Locator:
    """The controls of that role whose accessible name begins so, in any frame."""
    pattern = re.compile(r"^\W*" + re.sub(r"([.*+?^${}()|[\]\\/])", r"\\\1", name), re.I)
    for frame in _frames(page):
        found = frame.get_by_role(role, name=pattern)  # type: ignore[arg-type]
        if found.count():
            return found
    return page.get_by_role(role, name=pattern)  # type: ignore[arg-type]


def _frames(page: Page) -> Iterator[Page | Frame]:
    yield page
    yield from (frame for frame in page.frames if frame is not page.main_frame)


def _perform(page: Page, step: AnyStep) -> None:
    if isinstance(step, Open):
        page.goto(step.address)
        return
    assert step.role, "a truth names the role of each control"
    if isinstance(step, Choose) and step.within:
        box = _one(page, "combobox", step.within)
        if box.evaluate("node => node.tagName") == "SELECT":
            label = next(text for text in box.locator("option").all_inner_texts() if text.strip().startswith(step.name))
            box.select_option(label=label.strip())
            return
        _press(box)
        page.wait_for_timeout(700)
    under = step.under
    fields = named(page, step.role, step.name)
    hidden = isinstance(step, Write) and fields.count()  # what is typed into may be a speck behind what is seen
    found = fields.first if hidden else _one(page, step.role, step.name, under)
    match step:
        case Hover():
            if edge := found.bounding_box():  # a hand comes from outside, and some menus open at the edge alone
                page.mouse.move(edge["x"] + 1, edge["y"] + edge["height"] / 2)
            found.hover()
        case Toggle():
            for _ in range(2):  # lists that are being drawn anew swallow a press, as a person would notice
                if found.evaluate(_STATE) == step.to:
                    break
                found.evaluate("node => node.scrollIntoView({block: 'center'})")
                dialogs = page.get_by_role("dialog").count()
                _press(found)
                page.wait_for_timeout(700)
                if page.get_by_role("dialog").count() > dialogs:
                    break  # it asks back, and the next step answers
                found = _one(page, step.role, step.name, under)
        case Enter():
            found.fill(ANSWERS[step.field])
        case Write():
            found.focus()
            page.keyboard.type(step.text, delay=20)
        case _:
            _press(found)


def _one(page: Page, role: str, name: str, under: str | None = None) -> Locator:
    """The first visible control of that role and name; an exact name before one that only begins so.

    What bears no role is found by its title or its text. What stands under a heading comes after its text in the page.
    """
    if role == "generic":
        found = page.get_by_title(name).or_(page.get_by_text(name, exact=True)).filter(visible=True)
        after = (one for one in found.all() if _comes_after(page, under, one)) if under else ()
        return next(iter(after), found.first)
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        exact = page.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]
        for candidates in (exact, named(page, role, name)):
            for one in candidates.all():
                if one.is_visible() and (under is None or _comes_after(page, under, one)):
                    return one
        if time.monotonic() > until - SECONDS * 3 / 4 and page.get_by_text(name, exact=True).count():
            return _beside(page, role, name)
        page.wait_for_timeout(200)
    return named(page, role, name).first


def _comes_after(page: Page, text: str, one: Locator) -> bool:
    heading = page.get_by_text(text, exact=True).first.element_handle()
    return bool(one.evaluate("(node, heading) => (heading.compareDocumentPosition(node) & 4) !== 0", heading))


def _beside(page: Page, role: str, text: str) -> Locator:
    """The control of that role that is nearest to a text: what labels it for the eye alone.

    Of several that are about as near (far away at the other end of a line), it is the one in the text's own line.
    Where all of them are hidden, and drawn by what is around them, it is the one that shares most of that with the
    text.
    """
    label = page.get_by_text(text, exact=True).filter(visible=True).first  # others may lie in tabs that are closed
    expect(label).to_be_visible(timeout=SECONDS * 1000)
    here = _middle(label)
    controls = [one for one in page.get_by_role(role).all() if one.is_visible()]  # type: ignore[arg-type]
    if not controls:
        hidden = page.get_by_role(role, include_hidden=True)  # type: ignore[arg-type]
        around = label.locator("xpath=ancestor::*").filter(has=hidden).last
        return around.get_by_role(role, include_hidden=True).first  # type: ignore[arg-type]
    away = {one: math.dist(_middle(one), here) for one in controls}
    near = [one for one in controls if away[one] <= _AS_NEAR * min(away.values())]
    return min(near, key=lambda one: abs(_middle(one)[1] - here[1]))


def _middle(found: Locator) -> tuple[float, float]:
    box = found.bounding_box()
    return (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) if box else (math.inf, math.inf)


def _press(found: Locator) -> None:
    """Press it; a box that is drawn by its label is pressed there, as a hand would."""
    try:
        found.click(timeout=5000)
    except Error:
        if not found.count():
            return  # it went away under the press, as menus do, only the answer was slow
        label = found.evaluate_handle(_DRAWN).as_element()
        if label is None:
            raise
        label.click(timeout=5000)


def _refuses(task: Task, step: Press) -> bool:
    return any(step.role == c.role and step.name == c.name for c in task.controls)


_DRAWN: Final = """node => {
  const next = node.nextElementSibling;
  if (!node.labels?.length && next?.tabIndex === 0 && next.getBoundingClientRect().height) return next;
  const label = (node.labels && node.labels[0]) || node.parentElement;
  return label && !label.getBoundingClientRect().height && node.nextElementSibling || label;
}"""
"""What a keyboard reaches in the box's place; else its label, or what stands beside it where that has no height."""

_STATE: Final = """node => {
  if (node.tagName === 'SELECT') return node.selectedOptions[0]?.label ?? '';
  for (const name of ['aria-checked', 'aria-pressed']) {
    if (node.hasAttribute(name)) return node.getAttribute(name) === 'true' ? 'on' : 'off';
  }
  if (node.getAttribute('role') === 'combobox' && node.tagName !== 'INPUT') return node.innerText.trim();
  if ('checked' in node && /checkbox|radio/.test(node.type)) return node.checked ? 'on' : 'off';
  if (node.tagName === 'HA-SWITCH' || node.tagName === 'HA-CHECKBOX') return node.checked ? 'on' : 'off';
  return null;
}"""
