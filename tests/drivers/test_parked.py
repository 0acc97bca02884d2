"""What cannot be reached as it stands is not there yet; what has no name is called by its tooltip or its picture."""

import pytest

from sayno.drivers.browser import BrowserDriver
from sayno.model.redaction import Redactor

pytestmark = pytest.mark.browser

MENU = "<a href=#>Tools</a><ul style='{style}'><li><a href=/options>Options</a></li></ul>"
DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


def seen(tab, page: str):
    tab.run(tab.page.set_content(page))
    return BrowserDriver(tab, Redactor()).see()


@pytest.mark.parametrize(
    "style",
    [
        "position: absolute; left: -999em",
        "position: absolute; top: -999em",
        "position: fixed; top: 0; left: 0; width: 200px; transform: translateX(-100%)",
        "position: fixed; top: 0; left: 100%; width: 200px",
    ],
)
def test_a_menu_that_is_parked_outside_is_hidden_by_what_brings_it_in(tab, style: str) -> None:
    screen = seen(tab, f"<div>{MENU.format(style=style)}</div>")
    assert [n.label for n in screen.nodes if n.ref] == ["Tools"]
    assert dict(screen.nodes[0].properties)["hides"] == "Options"


def test_what_is_drawn_out_of_a_box_without_height_is_there(tab) -> None:
    """So some libraries hang their dialogs into a page: at its top, in a box that takes up no room itself."""
    dialog = "<div role=dialog style='position: fixed; top: 40px'><button>Done</button></div>"
    screen = seen(tab, f"<div style='position: absolute; top: 0; left: 0; right: 0'>{dialog}</div>")
    assert [n.label for n in screen.nodes if n.ref] == ["Done"]


@pytest.mark.parametrize("style", ["max-height: 0; overflow: hidden", "height: 0; overflow-y: hidden; margin: 0"])
def test_a_menu_that_is_folded_up_to_nothing_is_hidden_by_what_unfolds_it(tab, style: str) -> None:
    screen = seen(tab, f"<div>{MENU.format(style=style)}</div>")
    assert [n.label for n in screen.nodes if n.ref] == ["Tools"]
    assert dict(screen.nodes[0].properties)["hides"] == "Options"


def test_what_is_placed_freely_in_something_folded_is_there(tab) -> None:
    free = "<div style='height: 0; overflow: hidden'><a href=/help style='position: absolute'>Help</a></div>"
    page = "<div style='height: 0; overflow: visible'><a href=/options>Options</a></div>"
    assert [n.label for n in seen(tab, free + page).nodes if n.ref] == ["Help", "Options"]


@pytest.mark.parametrize("style", ["position: absolute; max-height: 0; padding: 0", "position: fixed; left: -999em"])
def test_what_is_itself_put_away_does_not_show_what_it_hangs_in(tab, style: str) -> None:
    """A menu in a menu, both away: the inner one is placed freely, and shows nothing either."""
    inner = MENU.format(style=f"{style}; overflow: hidden; margin: 0")
    outer = f"<ul style='max-height: 0; overflow: hidden; margin: 0'><li><a href=#>General</a>{inner}</li></ul>"
    screen = seen(tab, f"<div><a href=#>Administration</a>{outer}</div>")
    assert [n.label for n in screen.nodes if n.ref] == ["Administration"]
    assert "General" in dict(screen.nodes[0].properties)["hides"]


SWITCH = "<label style='{label}'><input type=checkbox style='{box}'>Send reports</label>"


@pytest.mark.parametrize(
    ("label", "box"),
    [("", ""), ("position: relative", "position: absolute; opacity: 0"), ("position: relative; float: left", "")],
)
def test_a_part_of_settings_that_is_folded_up_to_nothing_is_not_there_yet(tab, label: str, box: str) -> None:
    part = f"<div style='{{}}; overflow: hidden'>{SWITCH.format(label=label, box=box)}</div>"
    assert "Send reports" not in seen(tab, "<p>More</p>" + part.format("max-height: 0")).tree
    assert "Send reports" in seen(tab, "<p>More</p>" + part.format("max-height: 200px")).tree


HELD = "<div {part} style='{style}'><h4>Data</h4><label><input type=checkbox>Send reports, often</label></div>"


@pytest.mark.parametrize(
    ("opens", "part"),
    [
        ("<button role=tab aria-controls=p>Other</button><p>All</p>", "id=p"),
        ("<p><a data-bs-target='#p' href='#'>Other</a></p><p>All</p>", "id=p"),
        ("<a href='#p'>Other</a><p>All</p>", "id=p"),
        ("<h3><a href='#'>Other</a></h3>", ""),
        ("<h3><a href='#fold' id=fold>Other</a></h3><p>What this is about</p>", ""),
    ],
)
def test_what_opens_a_hidden_part_says_what_can_be_set_there(tab, opens: str, part: str) -> None:
    def holds(style: str) -> list[str]:
        screen = seen(tab, opens + HELD.format(part=part, style=style))
        return [dict(n.properties).get("holds", "") for n in screen.nodes if n.ref and n.label == "Other"]

    assert holds("display: none") == ["Data, Send reports  often"]
    assert holds("") == [""]


def test_a_link_to_itself_is_no_link_to_another_part_of_the_page(tab) -> None:
    screen = seen(tab, "<a href='#fold' id=fold>Fold</a><a href='#part'>Part</a><p id=part>Some words</p>")
    assert [(n.label, "anchor" in dict(n.properties)) for n in screen.nodes if n.ref] == [
        ("Fold", False),
        ("Part", True),
    ]


def test_a_fold_says_what_it_holds_until_it_is_open_and_what_only_reads_says_nothing(tab) -> None:
    fold = "<details {}><summary>More</summary>{}</details>"
    for attribute, inside, expected in (
        ("", "<label><input type=checkbox>Send reports</label>", "Send reports"),
        ("open", "<label><input type=checkbox>Send reports</label>", None),
        ("", "<h4>Data</h4><p>Some words</p>", None),
        ("", "<h4>Data</h4><a href=/private>Make private</a><button>Copy</button>", "Make private, Copy"),
    ):
        screen = seen(tab, fold.format(attribute, inside))
        more = next(n for n in screen.nodes if n.label == "More")
        assert dict(more.properties).get("holds") == expected


def test_a_box_that_something_else_draws_is_there(tab) -> None:
    box = "<div style='height: 0; overflow: hidden'><input type=checkbox id=sent></div>"
    screen = seen(tab, f"{box}<label for=sent>Send reports</label>")
    assert [(n.role, n.label) for n in screen.nodes if n.ref] == [("checkbox", "Send reports")]


def test_what_scrolling_leads_to_and_what_is_only_read_out_are_there(tab) -> None:
    below = MENU.format(style="position: absolute; top: 4000px")
    spoken = "<div style='position: absolute; left: -999em'>You have mail</div>"
    screen = seen(tab, f"{below}{spoken}")
    assert "Options" in [n.label for n in screen.nodes if n.ref]
    assert "You have mail" in screen.tree


def test_what_has_come_up_out_of_a_button_can_be_pressed_by_itself(tab) -> None:
    entry = "<div style='position: absolute; top: {}px; width: 60px; height: 20px'>{}</div>"
    came = entry.format(-60, "Editor") + entry.format(-30, "Laboratory") + entry.format(5, "1")
    button = f"<div style='cursor: pointer; position: relative; top: 90px; width: 60px; height: 20px'>Menu{came}</div>"
    screen = seen(tab, button)
    assert [n.called for n in screen.nodes if n.ref and n.name == ""][1:] == ["Editor", "Laboratory"]


def test_a_control_that_is_drawn_beside_its_row_is_marked_by_nothing_new(tab) -> None:
    """As a list does that draws its rows itself: what has a role is a thing of its own anyway."""
    box = "<input type=checkbox aria-label=Sounds style='position: absolute; left: 300px; width: 20px; height: 20px'>"
    row = f"<div style='cursor: pointer; position: relative; width: 200px; height: 20px'>Row{box}</div>"
    drawn = next(n for n in seen(tab, row).nodes if n.role == "checkbox")
    assert not drawn.pointer


def test_the_tooltip_around_a_control_without_a_name_is_its_name(tab) -> None:
    one = "<span aria-label='Settings'><button></button></span>"
    two = "<span title='Tools'><button></button><button></button></span>"
    screen = seen(tab, f"<nav>{one}{two}</nav>")
    assert [n.called for n in screen.nodes if n.ref] == ["Settings", "", ""]


def test_a_thing_that_shows_nothing_but_a_picture_is_called_as_that_is(tab) -> None:
    icon = f"<a style='cursor: pointer'><img src='{DOT}' alt='Options'></a>"
    card = f"<div style='cursor: pointer'><img src='{DOT}' alt='Card'><button>More</button></div>"
    screen = seen(tab, f"<div>Other words {icon}</div>{card}")
    assert [(n.role, n.called) for n in screen.nodes if n.ref] == [
        ("generic", "Options"),
        ("generic", ""),
        ("button", "More"),
    ]


LONG = "Once a week the contents of this page are sent, to understand how people use the program. " * 3
BOX = "<input type=checkbox checked>"
BESIDE = {
    "a row": (f"<table><tr><td>Send figures<p>{LONG}</td><td>{BOX}</td></tr></table>", "Send figures", LONG),
    "a short row": (
        f"<table><tr><td>Send figures<p>Weekly.</td><td>{BOX}</td></tr></table>",
        "Send figures Weekly.",
        "",
    ),
    "a row of several cells": (
        f"<table><tr><td>{BOX}</td><td>Nightly</td><td>4</td><td>a folder</td></tr></table>",
        "Nightly",
        "4 a folder",
    ),
    "a row that begins with a number": (
        f"<table><tr><td>7</td><td>Nightly</td><td>{BOX}</td></tr></table>",
        "Nightly",
        "7",
    ),
    "a card": (f"<div><p>Send figures</p><p>{LONG}</p>{BOX}</div>", "Send figures", LONG),
    "a row that begins with a long text": (f"<table><tr><td>{LONG}<p>Or so</td><td>{BOX}</td></tr></table>", "", ""),
    "a row of two": (f"<table><tr><td>Send figures<p>{LONG}</td><td>{BOX}{BOX}</td></tr></table>", "", ""),
    "a whole page": (f"<div><p>Settings</p><p>{LONG * 4}</p>{BOX}</div>", "", ""),
}


@pytest.mark.parametrize("what", BESIDE)
def test_of_much_text_beside_a_control_the_first_line_or_cell_calls_it(tab, what: str) -> None:
    page, called, explained = BESIDE[what]
    box = next(n for n in seen(tab, page).nodes if n.role == "checkbox")
    said = dict(box.properties)
    assert (said.get("beside", ""), said.get("description", "")) == (called, explained.strip())


ICONS = {
    "a class": '<button><i class="fa fa-lg fa-cogs"></i></button>',
    "a part of a sheet": '<button><svg><use href="#icon-cogs"></use></svg></button>',
    "what its makers test it by": '<button><svg data-testid="CogsIcon"></svg></button>',
    "data": "<div role=button tabindex=0><svg data-lucide=cogs></svg></div>",
}


@pytest.mark.parametrize("how", ICONS)
def test_of_a_control_without_words_it_is_told_which_icon_it_shows(tab, how: str) -> None:
    (button,) = [n for n in seen(tab, ICONS[how]).nodes if n.role == "button"]
    assert (button.label, button.called) == ("", "settings")


@pytest.mark.parametrize(("said", "on"), [("aria-pressed=true", True), ("aria-checked=false aria-pressed=true", None)])
def test_a_box_that_says_that_it_is_pressed_is_on(tab, said: str, on: bool | None) -> None:
    (box,) = [n for n in seen(tab, f"<button role=checkbox {said}>Mail</button>").nodes if n.role == "checkbox"]
    assert (box.on or None) == on


def test_a_link_to_a_part_that_is_shown_is_an_anchor_and_one_to_a_hidden_part_none(tab) -> None:
    links = "<a href=#one>One</a><a href=#two>Two</a><a href=#three>Three</a><a href=#>Four</a>"
    screen = seen(tab, f"{links}<h2 id=one>One</h2><div id=two hidden>Two</div>")
    said = {n.label: dict(n.properties).get("anchor") for n in screen.nodes if n.role == "link"}
    assert said == {"One": "yes", "Two": None, "Three": None, "Four": None}


def test_a_picture_that_only_a_tooltip_names_can_be_pressed(tab) -> None:
    style = f"width: 24px; height: 24px; background-image: url({DOT})"
    page = (
        f"<div title=Preferences style='{style}'></div><div title='A text' style='{style}'>Text</div>"
        f"<div style='{style}'></div><div title='A whole page' style='{style}; width: 400px; height: 400px'></div>"
        "<div title='Nothing is drawn' style='width: 24px; height: 24px'></div>"
    )
    screen = seen(tab, page)
    assert [(n.role, n.label, n.pointer) for n in screen.nodes if n.ref] == [("generic", "Preferences", True)]


def test_a_label_that_stands_for_a_hidden_box_says_what_stands_beside_it(tab) -> None:
    box = "<label style='display: block; width: 24px'><input type=checkbox style='visibility: hidden'></label>"
    rows = "".join(f"<li><div><span>{name}</span><span>{box}</span></div></li>" for name in ("Warnings", "Tags"))
    boxes = [n for n in seen(tab, f"<ul>{rows}</ul>").nodes if n.role == "checkbox"]
    assert [(n.name, dict(n.properties).get("beside")) for n in boxes] == [("", "Warnings"), ("", "Tags")]


@pytest.mark.parametrize("row", ["{box} mdns", "mdns {box}"], ids=["before its label", "behind it"])
def test_a_switch_whose_name_is_its_state_says_what_stands_beside_it(tab, row: str) -> None:
    box = "<label><input type=checkbox checked><span>On</span><span>Off</span></label>"
    rows = "".join(f"<div>{row.format(box=box).replace('mdns', name)}</div>" for name in ("mdns", "Compression"))
    boxes = [n for n in seen(tab, f"<h2>Options</h2>{rows}").nodes if n.role == "checkbox"]
    assert [(n.name, dict(n.properties)["beside"]) for n in boxes] == [("OnOff", "mdns"), ("OnOff", "Compression")]
    two = f"<div>{row.format(box=box)}{row.format(box=box).replace('mdns', 'Compression')}</div>"
    assert all("beside" not in dict(n.properties) for n in seen(tab, two).nodes)


ICON = "<div style='cursor: pointer'><svg width=20 height=20><rect width=20 height=20 /></svg></div>"


def test_a_text_that_is_pressed_by_itself_is_no_name_of_pictures_around_it(tab) -> None:
    initials = f"<div>{ICON}{ICON}<div style='cursor: pointer'>CO</div></div>"
    assert [dict(n.properties).get("beside") for n in seen(tab, initials).nodes if n.ref] == [None, None, None]
    plain = f"<div>{ICON}<span>Letters</span></div>"
    assert [dict(n.properties).get("beside") for n in seen(tab, plain).nodes if n.ref] == ["Letters"]
    box = "<div><input type=checkbox><span style='cursor: pointer'>Show empty cells</span></div>"
    assert (
        next(dict(n.properties)["beside"] for n in seen(tab, box).nodes if n.role == "checkbox") == "Show empty cells"
    )
