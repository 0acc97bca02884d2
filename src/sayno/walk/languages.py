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
    return _is_named(node) and any(_listed(screen, around) > _OTHERS for around in screen.ancestors(node))


def _listed(screen: Screen, around: Node) -> int:
    """How many languages can be chosen in a part of a screen."""
    return sum((n.ref is not None or n.role == "option") and _is_named(n) for n in screen.descendants(around))


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
