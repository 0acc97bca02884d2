"""The tree's roles, names and states beside those that Chromium itself computes for assistive technology."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayno.catalogue import replicas
from sayno.drivers.browser import BrowserDriver
from sayno.drivers.tab import Tab
from sayno.model.node import Node
from sayno.model.redaction import Redactor
from sayno.model.screen import Screen, normal
from sayno.replicas.server import ReplicaServer

pytestmark = pytest.mark.browser

COMPARED = frozenset(
    "button checkbox combobox heading link menuitem menuitemcheckbox menuitemradio option radio searchbox spinbutton "
    "switch tab textbox treeitem".split()
)
OTHER_WORDS = {"DisclosureTriangle": "button", "DisclosureTriangleGrouped": "button", "image": "img"}
"""Chromium's own words for what WAI-ARIA calls otherwise."""

PAGE = Path(__file__).with_name("names.html").read_text(encoding="utf-8")


def chromium_says(tab: Tab) -> list[tuple[str, str]]:
    """Role and name of what Chromium offers to assistive technology, in the order of the document."""
    answer = tab.run(tab.session.send("Accessibility.getFullAXTree"))
    nodes = {node["nodeId"]: node for node in answer["nodes"]}
    told: list[tuple[str, str]] = []

    def visit(node: dict[str, Any]) -> None:
        role = node.get("role", {}).get("value", "")
        role = OTHER_WORDS.get(role, role)
        if any(p["name"] == "editable" and p["value"].get("value") == "richtext" for p in node.get("properties", ())):
            role = "textbox"
        if not node.get("ignored") and role in COMPARED:
            told.append((role, normal(node.get("name", {}).get("value", ""))))
        if role not in ("textbox", "searchbox", "spinbutton"):
            for child in node.get("childIds", ()):
                if child in nodes:
                    visit(nodes[child])

    visit(answer["nodes"][0])
    return told


def we_say(screen: Screen) -> list[tuple[str, str]]:
    return [(n.role, normal(n.name)) for n in screen.nodes if n.role in COMPARED]


def drawn(tab: Tab, page: str) -> Screen:
    tab.run(tab.page.set_content(page))
    return BrowserDriver(tab, Redactor(), pictures=False).see()


def test_a_term_that_can_be_pressed_is_a_control(tab: Tab) -> None:
    screen = drawn(tab, '<p>See <dfn>Other</dfn> and <dfn style="cursor: pointer">Network</dfn></p>')
    assert [(n.role, n.label) for n in screen.nodes if n.ref] == [("generic", "Network")]


@pytest.mark.parametrize(
    ("label", "name"),
    [("misc:user_interface:save_state", "Save the state?"), ("Save it", "Save it"), ("e-mail", "e-mail")],
)
def test_what_only_a_program_calls_a_label_does_not_name_its_control(tab: Tab, label: str, name: str) -> None:
    page = f'<label for="a" aria-label="{label}">Save the state?</label><input id="a" type="checkbox">'
    assert [n.name for n in drawn(tab, page).nodes] == [name]


def test_names_are_those_that_chromium_computes(tab: Tab) -> None:
    screen = drawn(tab, PAGE)
    assert we_say(screen) == chromium_says(tab)


def test_a_glyph_of_an_icon_font_says_nothing(tab: Tab) -> None:
    page = "<style>b::before { content: '\\e001' }</style><button title=Settings><b></b></button>"
    assert we_say(drawn(tab, page)) == [("button", "settings")]


def one(screen: Screen, name: str) -> Node:
    return next(n for n in screen.nodes if n.name == name)


def test_states_are_those_of_the_page(tab: Tab) -> None:
    screen = drawn(tab, PAGE)
    assert (one(screen, "Wrapped").on, one(screen, "Send me mail").on, one(screen, "Mixed").on) == (True, False, None)
    assert one(screen, "Far away and near").on is True
    assert one(screen, "Pressed").on is True
    menu = one(screen, "Menu")
    assert (menu.disabled, menu.expanded, menu.popup) == (True, False, "menu")
    assert one(screen, "First").selected
    assert not one(screen, "Second").selected
    assert (one(screen, "One").on, one(screen, "Two").on) == (True, False)
    assert [n.level for n in screen.nodes if n.role == "heading"] == [3, 1, 4, 3]


def test_every_screen_of_every_replica_has_the_names_that_chromium_computes(tab: Tab) -> None:
    with ReplicaServer(replicas()) as server:
        for drawn_replica in replicas():
            visit = server.visit(drawn_replica.id, "GB")
            driver = BrowserDriver(tab, Redactor(), pictures=False)
            for place in drawn_replica.screens:
                driver.open(visit.address(place.address))
                assert we_say(driver.see()) == chromium_says(tab), (drawn_replica.id, place.id)


TEXT = st.text(st.sampled_from("ab c\n<>&\"'é学"), min_size=0, max_size=8)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


@st.composite
def parts(draw: st.DrawFn, depth: int = 0) -> str:
    """A piece of a page: text, or an element that names itself or another in one of the many ways."""
    text, more = escaped(draw(TEXT)), escaped(draw(TEXT))
    attributes = "".join(
        f' {key}="{escaped(draw(TEXT))}"' for key in ("aria-label", "title") if draw(st.integers(0, 3)) == 0
    )
    style = draw(st.sampled_from(["", "", "", " style='display:block'", " style='visibility:hidden'", " hidden"]))
    inside = "".join(draw(st.lists(parts(depth + 1), max_size=3))) if depth < 3 else ""
    forms = [
        text,
        f"<button{attributes}{style}>{text}<span{style}>{more}</span></button>",
        f"<a href='#'{attributes}>{text}<b{style}>{more}</b></a>",
        f"<label{style}>Box {text}<input type=checkbox{attributes}></label>",
        f'<input placeholder="{text}"{attributes}>',
        f"<h2{attributes}>{text}</h2>{inside}",
        f"<div{style}>{text}{inside}</div>",
    ]
    return draw(st.sampled_from(forms))


@given(st.lists(parts(), min_size=1, max_size=6))
@settings(max_examples=60)
def test_names_agree_on_any_page(tab: Tab, pieces: list[str]) -> None:
    screen = drawn(tab, "<!doctype html><body>" + "".join(pieces))
    assert we_say(screen) == chromium_says(tab)
