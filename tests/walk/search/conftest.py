"""What the tests of the search share: readers and judges of a topic in a language, and screens drawn as trees."""

from collections.abc import Callable
from functools import cache

import pytest

from sayno.auditing.questing import meaning
from sayno.catalogue import vocabularies
from sayno.model.screen import Screen
from sayno.walk.search.judging import Judge
from sayno.walk.search.openers import Reader

VOCABULARIES = {v.language: v for v in vocabularies()}
HOME = "https://demo.test/"


def known(language: str) -> tuple:
    """The vocabularies of a quest in a language: its own, and English."""
    return tuple(VOCABULARIES[one] for one in dict.fromkeys((language, "en")))


@cache
def understood(topic: str, language: str):
    return meaning(topic, tuple(dict.fromkeys((language, "en"))), VOCABULARIES[language].same)


@pytest.fixture
def screen() -> Callable[..., Screen]:
    def drawn(tree: str, address: str = HOME, title: str = "", **more: object) -> Screen:
        return Screen(address, title, tree.strip("\n"), **more)  # type: ignore[arg-type]

    return drawn


@pytest.fixture
def meant() -> Callable[..., object]:
    return understood


@pytest.fixture
def judge() -> Callable[..., Judge]:
    def made(topic: str = "ai-training", language: str = "en") -> Judge:
        return Judge(understood(topic, language), known(language))

    return made


@pytest.fixture
def reader() -> Callable[..., Reader]:
    def made(topic: str = "ai-training", language: str = "en", start: str = HOME) -> Reader:
        return Reader(understood(topic, language), known(language), start)

    return made
