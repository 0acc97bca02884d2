"""One look at a town: whose, where it is served, and what the account's settings are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import quote

from sayno.replicas.town.site import Control, Link, Town
from sayno.replicas.town.words import Words, words

IN_PLACE: Final = frozenset({"partial", "history", "still"})
"""Renderings in which links exchange what is shown instead of loading a page."""


@dataclass(frozen=True)
class View:
    """``base`` is the path under which the town is served, ``elsewhere`` the origin of its second port."""

    town: Town
    base: str
    elsewhere: str
    values: Mapping[str, str]
    gone: frozenset[str] = frozenset()
    framed: bool = False

    @cached_property
    def words(self) -> Words:
        """The words of its language."""
        return words(self.town.language)

    def say(self, key: str) -> str:
        """What the interface says."""
        return self.words.say(key)

    def value(self, setting: str) -> str:
        """What the account has chosen."""
        return self.values.get(setting, self.town.settings[setting].default)

    def address(self, place: str) -> str:
        """Where a place is."""
        return self.base + quote(self.town.places[place].path)

    def href(self, link: Link) -> str:
        """What a link's ``href`` says: in an app without addresses nothing of use."""
        return "#" if self.town.rendering == "still" else self.address(link.to)

    def enabled(self, control: Control) -> bool:
        """Whether what a control needs is so."""
        return control.needs is None or self.value(control.needs[0]) == control.needs[1]
