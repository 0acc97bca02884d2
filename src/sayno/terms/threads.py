"""Follows a claim through its rewordings: which claims of a document are one that was written anew."""

import re
from collections.abc import Iterable
from typing import Final

_MARKUP: Final = re.compile(r"\]\([^()]*\)|https?://\S+|<[^<>]{0,200}>|[\W_]+")
_SMALL: Final = frozenset(
    "a an and are as at be by for from how in including information is it its may of on or our such that the their "
    "them these this those to us use used using we what which who will with you your".split()
)
"""Words that any two claims share."""

SAME: Final = 0.6
"""Part of the telling words of the shorter of two claims that stand in the longer too, if it is the same claim."""


def words(quote: str) -> str:
    """What a quote says without markup, link targets, punctuation and case."""
    return _MARKUP.sub(" ", quote).strip().lower()


def likeness(one: str, other: str) -> float:
    """How much of what either of two quotes says the other says too, 0 to 1."""
    ones, others = _telling(one), _telling(other)
    return len(ones & others) / max(1, len(ones | others))


def threads(quotes: Iterable[str]) -> dict[str, int]:
    """The number of the claim that each quote is a wording of; ``quotes`` in the order in which they came.

    A wording belongs to the first claim of which it shares enough words with any earlier wording.
    """
    found: dict[str, int] = {}
    known: list[tuple[frozenset[str], int]] = []
    by_words: dict[frozenset[str], int] = {}
    for quote in quotes:
        if quote in found:
            continue
        telling = _telling(quote)
        number = by_words.get(telling)
        if number is None:
            number = next((n for other, n in known if _alike(telling, other)), len(set(by_words.values())))
            by_words[telling] = number
            known.append((telling, number))
        found[quote] = number
    return found


def _telling(quote: str) -> frozenset[str]:
    all_words = frozenset(words(quote).split())
    return all_words - _SMALL or all_words


def _alike(ones: frozenset[str], others: frozenset[str]) -> bool:
    fewer = min(len(ones), len(others))
    return len(ones & others) >= SAME * fewer if fewer else ones == others
