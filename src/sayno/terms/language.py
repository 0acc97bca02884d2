"""Tells what language a text is in, offline: by its small words, where they leave no doubt; else by py3langid."""

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

_FEWEST_PLAIN: Final = 500
"""The same where there are hardly other letters than those of English, which many languages have."""
_LATIN: Final = 0.95

_WHOLE: Final = 200_000
"""Characters that are looked at where the samples do not tell."""
_MANY: Final = 100
_NOT_WORDS: Final = re.compile(r"\]\([^()\s]*\)|https?://\S+|<[^<>]{0,400}>|[\d\W_]+")
_SMALL: Final = {
    "en": "the of to and in you your or we our is for that with may this are by",
    "de": "der die das und zu wir sie ihre nicht von mit für auf ist oder werden den dem ein eine",
    "fr": "le la les de des et vous nous pour que dans une est sur votre vos par du au ou",
    "es": "el la los las de que y para con en por una su sus usted del se al o",
    "it": "il di che per e la le del con sono una dei nel della i o l",
    "nl": "de het een van en wij u uw voor met dat niet op zijn of te in",
    "pt": "o a os as de que e para com em por uma seu você do da dos ou",
}
_WORDS: Final = {language: frozenset(words.split()) for language, words in _SMALL.items()}
"""The small words of the languages that most policies are in."""
_PLAIN_ENGLISH: Final = 0.1
"""Part of English small words from which on a text is English; in other languages they stay below a twentieth."""
_PLAIN: Final = 0.15
_AHEAD: Final = 1.3
"""Another language needs this part, and so many times more than the next, for some of its words are also theirs."""


def language_of(text: str) -> str | None:
    """The language most of a text is in, ISO 639-1; None where there are too few letters to tell.

    Looks at three samples from within the text, so a long text costs no more than a short one.
    """
    words = _words(" ".join(_samples(text)))
    if sum(map(len, words)) < _FEWEST:
        return None
    if plain := _plainly(words):
        return plain
    if _by_far_english(_words(text[:_WHOLE])):
        return "en"
    said = " ".join(words)
    plain_letters = sum(map(str.isascii, said)) > _LATIN * len(said)
    return None if plain_letters and len(said) < _FEWEST_PLAIN else str(_identifier().classify(said)[0])


def _words(text: str) -> list[str]:
    return _NOT_WORDS.sub(" ", text).lower().split()


def _by_far_english(words: list[str]) -> bool:
    """Whether English small words are far more than those of any other: so in long lists of names and addresses."""
    english, *others = (sum(word in own for word in words) for own in _WORDS.values())
    return english >= max(_MANY, 2 * max(others))


def _plainly(words: list[str]) -> str | None:
    """The language whose small words stand out; None where none does."""
    if sum(word in _WORDS["en"] for word in words) >= _PLAIN_ENGLISH * len(words):
        return "en"
    (next_most, _), (most, language) = sorted((sum(w in own for w in words), name) for name, own in _WORDS.items())[-2:]
    return language if most >= max(_PLAIN * len(words), _AHEAD * next_most) else None


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
