"""The pages in a real Chromium: accessible, self-contained, and no wider than the screen."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from report_facts import deals, declarations, laws, plaza, trail
from report_town import Shelf, study

from accessibility import examined, violations
from sayno.report import write

pytestmark = pytest.mark.browser

PAGES = ("index.html", "platforms/plaza.html", "platforms/forms.html", "platforms/silent.html")
LOOKS = {
    "wide, light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "narrow, dark": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
}
"""The dark scheme sets nothing but colours, and no width sets any: two looks show both schemes and both widths."""
LONG = "Unbroken" * 40
SPILT = """[...document.querySelectorAll('.frame *, .list *, .facts *')]
    .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display === 'block')
    .map(e => e.outerHTML)"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The made-up study, and the same with a hostile name and histories of its policies."""
    made = {}
    for kind, first in (("plain", plaza()), ("hostile", plaza(LONG, f"https://example.org/{LONG}"))):
        shelf, chosen = Shelf(), (first, *declarations()[1:])
        folder = tmp_path_factory.mktemp(kind)
        the = study(shelf, chosen, *(((trail(),), LONG) if kind == "hostile" else ()))
        write(the, chosen, laws(), deals(), shelf, folder)
        made[kind] = folder
    return made


@pytest.fixture(scope="module", params=LOOKS.values(), ids=LOOKS)
def looking(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    with browser.new_context(**request.param) as context:
        yield examined(context).new_page()


@pytest.mark.parametrize("name", PAGES)
def test_no_violation_and_no_overflow(looking: Page, sites: dict[str, Path], name: str) -> None:
    for site in sites.values():
        looking.goto((site / name).as_uri())
        assert violations(looking) == []
        width = looking.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1]
        assert looking.evaluate(SPILT) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES[:2])
def test_printed_on_a4_it_is_accessible_light_and_complete(
    browser: Browser, sites: dict[str, Path], name: str, scheme: str
) -> None:
    with browser.new_context(viewport={"width": 688, "height": 1000}, color_scheme=scheme) as context:
        page = examined(context).new_page()
        page.emulate_media(media="print")
        page.goto((sites["plain"] / name).as_uri())
        assert violations(page) == []
        assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')").strip() == "#fff"
        cut = page.evaluate(
            """[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > innerWidth).length"""
        )
        assert cut == 0
        assert page.pdf(format="A4").startswith(b"%PDF")


def test_nothing_is_fetched_and_no_script_is_needed(browser: Browser, sites: dict[str, Path]) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for name in PAGES:
            asked.clear()
            page.goto((sites["hostile"] / name).as_uri())
            assert [a for a in asked if not a.startswith("data:")] == [(sites["hostile"] / name).as_uri()]
            assert page.locator("h1").is_visible()


def test_headings_descend_in_order_and_pictures_load(browser: Browser, sites: dict[str, Path]) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        for name in PAGES:
            page.goto((sites["plain"] / name).as_uri())
            levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))")
            assert levels[0] == 1
            assert levels.count(1) == 1
            assert all(after <= before + 1 for before, after in pairwise(levels))
            assert page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0)")
            doubles = page.evaluate(
                "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, n, all) => all.indexOf(id) !== n)"
            )
            assert doubles == []
            dead = page.evaluate(
                "[...document.querySelectorAll('a[href^=\"#\"]')]"
                ".filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash)"
            )
            assert dead == []


def test_the_keyboard_reaches_the_content_and_the_wide_tables(browser: Browser, sites: dict[str, Path]) -> None:
    small = {"width": 360, "height": 740}
    with browser.new_context(viewport=small, bypass_csp=True) as context:  # waiting evaluates in the page
        page = context.new_page()
        page.goto((sites["plain"] / "index.html").as_uri())
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "Skip to the content"
        assert (skip.bounding_box() or {})["x"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
        page.locator(".scroll:has(.matrix)").focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.scroll:has(.matrix)').scrollLeft > 0")


def test_the_check_itself_sees_a_violation(browser: Browser) -> None:
    with browser.new_context() as context:
        page = examined(context).new_page()
        page.set_content('<main><p style="color:#aaa;background:#fff">Pale</p><img src="data:,"></main>')
        found = " ".join(violations(page))
        assert "color-contrast" in found
        assert "image-alt" in found
