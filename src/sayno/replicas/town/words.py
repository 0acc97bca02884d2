"""The words of a town, by language: what its menus, settings, posts and decoys say."""

from functools import cache
from importlib.resources import files
from typing import Final

import yaml
from pydantic import Field

from sayno.model.base import Noun

LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "pl", "nl", "ja")

Several = tuple[str, ...]


class SelectWords(Noun):
    """A setting that is chosen from a list."""

    label: str
    choices: Several


class AreaWords(Noun):
    """An area of the settings: what it may be called, its groups, and the settings that stand there."""

    names: Several
    groups: Several
    items: Several
    selects: tuple[SelectWords, ...] = ()


class TopicWords(Noun):
    """What a site says about one topic. ``phrase`` is what a person would ask for.

    A switch labelled ``plain`` or ``paraphrase`` refuses when it is off, an ``inverted`` one when it is on. ``noun``
    labels a choice between allowing and not. ``several`` are settings that refuse only together.
    """

    phrase: str
    plain: Several
    inverted: Several
    paraphrase: Several
    noun: Several
    section: Several
    hint: Several
    several: Several = ()
    decoys: Several
    link: Several
    policy: Several


class Words(Noun):
    """Everything a town says in one language."""

    chrome: dict[str, str | Several] = Field(description="by key; a list offers wordings to choose from")
    countries: Several
    areas: dict[str, AreaWords]
    feed: Several
    group: Several
    guide: Several
    topics: dict[str, TopicWords]

    def say(self, key: str) -> str:
        """The first wording of something."""
        said = self.chrome[key]
        return said if isinstance(said, str) else said[0]

    def all(self, key: str) -> Several:
        """Every wording of something."""
        said = self.chrome[key]
        return (said,) if isinstance(said, str) else said


@cache
def words(language: str) -> Words:
    """The words of one of ``LANGUAGES``."""
    text = files("sayno.replicas.town").joinpath(f"words/{language}.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar is text: no word becomes true or false
    return Words.model_validate(yaml.load(text, Loader=loader))


PEOPLE: Final = (
    "Ada Winter", "Bruno Falk", "Carla Stein", "Dario Lund", "Elin Moor", "Fritz Hain", "Greta Sund", "Hugo Quist",
    "Ines Bruck", "Jona Feld", "Karin Nord", "Leo Brand", "Mira Holt", "Nils Acker", "Olga Reben", "Paul Wiese",
    "Rosa Thal", "Sven Kiel", "Tilda Berg", "Uwe Strom", "Vera Klint", "Wim Dorn", "Yara Lenz", "Zoe Haff",
)  # fmt: skip
"""Made-up people."""

BRANDS: Final = ("Quonk", "Fladder", "Murmelo", "Brindlet", "Ostrava Nook", "Pelvio", "Tamberly", "Kwisp", "Zunder")
"""Made-up services."""
