"""A menu of languages is there to change the language, whichever language it is written in."""

import pytest

from sayno.model.screen import Screen
from sayno.walk.languages import chooses_language, names
from sayno.walk.look_only import LookOnly


def menu(*entries: str) -> Screen:
    listed = "\n".join(f'  - link "{name}" [ref=e{n}]:\n    - /url: "#"' for n, name in enumerate(entries))
    return Screen("https://demo.test/", "", f"- list:\n{listed}")


@pytest.mark.parametrize(
    "entries",
    [("English", "German", "Basque"), ("Deutsch", "Français", "日本語"), ("Português (Brasil)", "Polski", "Suomi")],
)
def test_its_entries_are_held(entries: tuple[str, ...]) -> None:
    drawn = menu(*entries)
    for node in drawn.nodes[1:]:
        assert chooses_language(drawn, node)
        assert LookOnly(()).presses(drawn, node).reason == "would change the language"


def test_one_name_alone_may_stand_for_anything() -> None:
    drawn = menu("English", "Settings", "Help")
    assert not any(chooses_language(drawn, node) for node in drawn.nodes)


def test_names_are_those_of_languages() -> None:
    assert {"basque", "deutsch", "日本語", "ไทย"} <= names()
    assert names().isdisjoint({"", "settings", "privacy", "help", "more", "account"})
