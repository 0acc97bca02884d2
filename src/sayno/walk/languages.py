"""The names of languages, by which the entries of a menu that changes the language are known."""

import re
from functools import cache
from typing import Final

from babel import Locale, localedata

from sayno.model.node import Node
from sayno.model.screen import Screen
from sayno.walk.search.words import plain

_OTHERS: Final = 2
"""A single name of a language may stand for anything; a list of them is there to choose one."""
_WORDS: Final = 2
"""And it has no more words than that ("Norwegian Bokmål")."""


def chooses_language(screen: Screen, node: Node) -> bool:
    """Whether a control is called by a language, among others that are."""
    if not _is_named(node):
        return False
    around = next((a for a in screen.ancestors(node) if sum(map(_is_named, _operable(screen, a))) > 1), None)
    return around is not None and sum(map(_is_named, _operable(screen, around))) > _OTHERS


def _operable(screen: Screen, around: Node) -> list[Node]:
    return [node for node in screen.descendants(around) if node.ref or node.role == "option"]


def _is_named(node: Node) -> bool:
    said = plain(re.sub(r"\s*[(\[].*", "", node.called))
    return bool(said) and len(said.split()) <= _WORDS and said in names()


@cache
def names() -> frozenset[str]:
    """What languages are called in English and in themselves (Unicode CLDR, by way of Babel), folded."""
    own = (
        localedata.load(language, merge_inherited=False).get("languages", {}).get(language, "")
        for language in localedata.locale_identifiers()
        if "_" not in language
    )
    return frozenset(map(plain, (*Locale("en").languages.values(), *own))) - {""}
