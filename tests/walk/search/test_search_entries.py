"""Entries of lists and menus: which lead elsewhere, and which are one thing though they are drawn as two."""

import pytest

from sayno.walk.look_only import LookOnly
from sayno.walk.search.entries import doubles, leads_elsewhere

SECTIONS = """
- listbox [ref=e1]:
  - option "Display" [ref=e2]
  - option "Messages" [ref=e3]
  - option "Privacy" [ref=e4]
"""
CHOICES = {
    "one is chosen": SECTIONS.replace('"Messages"', '"Messages" [selected]'),
    "it is asked for": SECTIONS.replace("listbox", 'listbox "Who may see it"'),
    "it opens from a field": SECTIONS.replace("listbox", 'combobox "Who"'),
    "there are but two": SECTIONS.replace('  - option "Privacy" [ref=e4]\n', ""),
}


def entry(drawn, name="Messages"):
    return next(n for n in drawn.nodes if n.name == name)


def test_a_list_that_asks_nothing_leads_to_sections(screen, reader) -> None:
    drawn = screen(SECTIONS)
    assert leads_elsewhere(drawn, entry(drawn))
    assert [o.node.label for o in reader().openers(drawn)] == ["Display", "Messages", "Privacy"]
    assert LookOnly(()).presses(drawn, entry(drawn)).allowed


@pytest.mark.parametrize("why", CHOICES)
def test_a_list_in_which_something_is_chosen_is_not_touched(screen, reader, why: str) -> None:
    drawn = screen(CHOICES[why])
    assert not leads_elsewhere(drawn, entry(drawn))
    assert not [o for o in reader().openers(drawn) if o.node.role == "option"]
    assert not LookOnly(()).presses(drawn, entry(drawn)).allowed


@pytest.mark.parametrize(
    ("tree", "kept"),
    [
        ('- menuitem "Options" [ref=e1]:\n  - link "Options" [ref=e2]:\n    - /url: /o', "e2"),
        ("- tab [ref=e1]:\n  - /url: /s\n  - /beside: Settings\n  - button [ref=e2]:\n    - /beside: Settings", "e1"),
        ('- tab "Looks" [ref=e1]:\n  - button "Looks" [ref=e2]', "e1"),
        ('- menuitem "More" [expanded=false] [ref=e1]:\n  - generic "More" [ref=e2]', "e1"),
    ],
)
def test_what_is_drawn_as_two_is_opened_once(screen, tree: str, kept: str) -> None:
    drawn = screen(tree)
    assert [n.ref for n in drawn.nodes if n.ref and n.index not in doubles(drawn)] == [kept]


def test_a_row_with_a_control_of_its_own_name_is_two_things(screen) -> None:
    assert not doubles(screen('- row "Messages" [ref=e1]:\n  - button "Delete" [ref=e2]'))
    assert not doubles(screen('- menuitem "More" [ref=e1]:\n  - link "A" [ref=e2]\n  - link "B" [ref=e3]'))
