"""Switches and choices that tell their state to the eye alone, by the name of a class or by their icon."""

import pytest

from sayno.drivers.browser import BrowserDriver
from sayno.model.redaction import Redactor
from sayno.seams import Deed

pytestmark = pytest.mark.browser

DRAWN = {
    "a link": ("<a href=# class='tgl btn on'>Preload</a>", True),
    "a button's icon": ("<button><i class='fa fa-toggle-on'></i> Updates</button>", True),
    "one that is off": ("<button><i class='fa fa-toggle-off'></i> Updates</button>", False),
    "a part of a name": ("<div tabindex=0 class='ui-switch ui-switch--checked'>Updates</div>", True),
    "a glyph": ("<button><span class=material-icons>toggle_off</span> Updates</button>", False),
    "a box": ("<li tabindex=0><i class='fa fa-check-square-o'></i> Updates</li>", True),
    "an empty box": ("<li tabindex=0><i class='fa fa-square-o'></i> Updates</li>", False),
    "beside others": ("<a href=# class='tgl btn'>Preload</a><a href=# class='tgl btn on'>Songs</a>", False),
    "an active one": ("<div tabindex=0 class='switch active'>Updates</div>", True),
}
PLAIN = {
    "what says no state": "<a href=# class='tgl btn'>Preload</a>",
    "what opens a menu": "<button class='menu-toggle on'>Menu</button>",
    "what folds": "<button class='toggle on' aria-expanded=true>More</button>",
    "what leads elsewhere": "<a href=/list class='view-switch active'>List</a>",
    "what is around a box": "<div tabindex=0 class='switch on'><input type=checkbox> Updates</div>",
    "what is merely active": "<a href=# class='toggle active'>List</a>",
}


def seen(tab, page: str):
    tab.run(tab.page.set_content(page))
    return BrowserDriver(tab, Redactor()).see()


@pytest.mark.parametrize("what", DRAWN)
def test_a_switch_is_known_by_how_it_is_drawn(tab, what: str) -> None:
    page, on = DRAWN[what]
    first = next(n for n in seen(tab, page).nodes if n.ref)
    assert (first.on, first.drawn, first.toggles) == (on, on, True)


@pytest.mark.parametrize("what", PLAIN)
def test_but_not_what_opens_something_or_says_nothing(tab, what: str) -> None:
    assert all(n.drawn is None for n in seen(tab, PLAIN[what]).nodes)


def test_it_is_operated_and_seen_to_be_off(tab) -> None:
    page = (
        "<a href=# class='tgl on' onclick=\"this.classList.toggle('on')\">Preload</a><a href=# class='tgl on'>Songs</a>"
    )
    before = seen(tab, page)
    driver = BrowserDriver(tab, Redactor())
    driver.see()
    driver.do(Deed("toggle", before.nodes[0], value="off"))
    assert [n.on for n in driver.see().nodes if n.role == "link"] == [False, True]


NONE = "<button class=btn>none</button>"
ROWS = {
    "a row of which one is drawn as chosen": (
        f"<div class='btn-group'>{NONE}<input type=button class='btn btn-primary' value=stable></div>",
        [False, True],
    ),
    "one of which none is": (f"<div class='btn-group'>{NONE}<button class=btn>stable</button></div>", [None, None]),
    "the buttons of a dialog": (f"<div class=footer>{NONE}<button class=btn-primary>Save</button></div>", [None, None]),
    "what opens a menu": (
        f"<div class='btn-group'>{NONE}<button class=active aria-haspopup=menu>More</button></div>",
        [None, None],
    ),
}


@pytest.mark.parametrize("what", ROWS)
def test_of_a_row_of_buttons_the_chosen_one_is_known(tab, what: str) -> None:
    page, chosen = ROWS[what]
    assert [n.chosen for n in seen(tab, page).nodes if n.role == "button"] == chosen


@pytest.mark.parametrize(("around", "told"), [("div", ["who", "who", "", "when"]), ("fieldset", [""] * 4)])
def test_radio_buttons_say_of_which_choice_they_are_where_nothing_around_them_does(tab, around, told) -> None:
    radios = "".join(
        f"<p><label><input type=radio {name}>One</label></p>" for name in ("name=who", "name=who", "", "name=when")
    )
    page = f"<{around}>{radios}</{around}>"
    nodes = [n for n in seen(tab, page).nodes if n.role == "radio"]
    assert [dict(n.properties).get("choice", "") for n in nodes] == told


BOX = "<input type=checkbox {} style='display: none' onchange='document.title = this.checked'>"
DRAWS = (
    "<span class=knob style='cursor: pointer; display: inline-block; width: 30px; height: 16px' onclick='{}'></span>"
)
FLIPS = "const box = this.parentElement.querySelector(`input`); box.checked = !box.checked"


@pytest.mark.parametrize("before", [True, False])
def test_what_draws_a_hidden_box_stands_for_it(tab, before: bool) -> None:
    parts = [BOX.format("checked"), DRAWS.format(FLIPS)]
    row = "".join(parts if before else reversed(parts))
    tab.run(tab.page.set_content(f"<table><tr><td>Send reports</td><td>{row}</td></tr></table>"))
    driver = BrowserDriver(tab, Redactor())
    box = next(node for node in driver.see().nodes if node.ref)
    assert (box.role, box.on, dict(box.properties)["beside"]) == ("checkbox", True, "Send reports")
    driver.do(Deed("press", box))
    assert next(node for node in driver.see().nodes if node.ref).on is False


def test_it_is_called_by_the_heading_beside_it_though_that_folds_something(tab) -> None:
    tab.run(
        tab.page.set_content(f"<div>{BOX.format('')}{DRAWS.format('')} <a style='cursor: pointer'>Streaming</a></div>")
    )
    box = next(node for node in BrowserDriver(tab, Redactor()).see().nodes if node.role == "checkbox")
    assert dict(box.properties)["beside"] == "Streaming"


@pytest.mark.parametrize(
    "row",
    [
        BOX.format("") + "<span style='cursor: pointer'>More</span>",  # says something itself
        BOX.format("").replace("display: none", "") + DRAWS.format(""),  # the box is there
        "<label for=b>Send reports</label>" + BOX.format("id=b") + DRAWS.format(""),  # its label is
        BOX.format("") + "<button></button>",
    ],
)
def test_nothing_else_stands_for_one(tab, row: str) -> None:
    tab.run(tab.page.set_content(f"<p>{row}</p>"))
    boxes = [node for node in BrowserDriver(tab, Redactor()).see().nodes if node.role == "checkbox"]
    assert len(boxes) == ("More" not in row and "button" not in row)
