"""Tells what language a text is in, offline: a quick look for English, py3langid for the rest."""

import re
from functools import cache
from typing import Any, Final

LANGUAGES: Final = tuple(
    "ar bg bn ca cs da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv mt ms nl no pl pt ro ru "
    "sk sl sq sr sv ta te th tl tr uk ur vi zh".split()
)
"""ISO 639-1 codes that a text is told apart by: those of Europe and the most spoken elsewhere. Fewer rare languages
mean fewer wrong guesses on short texts."""

READ: Final = frozenset({"en", None})
"""Languages whose claims are read; a text too short to tell may be in any of them."""

_SAMPLES: Final = 3
_SAMPLE: Final = 2000
_FEWEST: Final = 100
"""Letters below which no language is told: a heading or an error line could be any."""

_NOT_WORDS: Final = re.compile(r"\]\([^()\s]*\)|https?://\S+|<[^<>]{0,400}>|[\d\W_]+")
_ENGLISH: Final = frozenset("the of to and in you your or we our is for that with may this are by".split())
_PLAIN_ENGLISH: Final = 0.2
"""Part of English function words from which on a text is English without asking further; other languages stay below
a twentieth."""


def language_of(text: str) -> str | None:
    """The language most of a text is in, ISO 639-1; None where there are too few letters to tell.

    Looks at three samples from within the text, so a long text costs no more than a short one.
    """
    words = _NOT_WORDS.sub(" ", " ".join(_samples(text))).lower().split()
    if sum(map(len, words)) < _FEWEST:
        return None
    if sum(word in _ENGLISH for word in words) >= _PLAIN_ENGLISH * len(words):
        return "en"
    return str(_identifier().classify(" ".join(words))[0])


def _samples(text: str) -> list[str]:
    """From the second, fourth and sixth of seven parts: policies often begin and end with a list of languages."""
    if len(text) <= _SAMPLES * _SAMPLE:
        return [text]
    starts = (len(text) * n // (2 * _SAMPLES + 1) for n in range(1, 2 * _SAMPLES, 2))
    return [text[start : start + _SAMPLE] for start in starts]


@cache
def _identifier() -> Any:
    # Loaded when first needed: its model takes half a second.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier
