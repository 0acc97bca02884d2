"""Tells in which language a text is written, so that one that cannot be read is said to be, and not guessed at."""

import re
from typing import Final

from sayno.terms.mentions import without_targets

SUPPORTED: Final = ("en",)
"""Languages that the claim reader reads, ISO 639-1."""

SHORTEST: Final = 200
"""Letters below which a text is too short to tell."""

_SAMPLES: Final = 5
_SAMPLE: Final = 1_500
_ENGLISH: Final = re.compile(
    r"\b(?:the|of|and|to|you|your|we|our|or|is|are|that|this|for|with|not|may|in)\b", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENOUGH: Final = 0.25
"""Share of those words among all above which a text is English: policies have a third, other languages a tenth."""


class UnsupportedLanguage(ValueError):
    """A text in a language that the claim reader does not read."""

    def __init__(self, language: str):
        super().__init__(f"written in '{language}', which is not read yet; only {', '.join(SUPPORTED)} is")
        self.language = language


def language_of(text: str) -> str | None:
    """The language of a text, ISO 639-1, or None where it is too short to tell.

    Looks at samples from all over the text, so that a long one costs no more than a short one. Clear English is
    recognised by its commonest words; for the rest py3langid's model is asked.
    """
    sample = _sample(text)
    words = _WORD.findall(sample)
    if sum(map(len, words)) < SHORTEST:
        return None
    if len(_ENGLISH.findall(sample)) >= _ENOUGH * len(words):
        return "en"
    return _identified(" ".join(words))


def require_supported(text: str, language: str | None = None) -> None:
    """Raise :class:`UnsupportedLanguage` where a text is in a language that is not read; pass where none is told."""
    spoken = language or language_of(text)
    if spoken is not None and spoken not in SUPPORTED:
        raise UnsupportedLanguage(spoken)


def _sample(text: str) -> str:
    if len(text) <= _SAMPLES * _SAMPLE:
        return without_targets(text)
    step = (len(text) - _SAMPLE) // (_SAMPLES - 1)
    return "\n".join(without_targets(text[at : at + _SAMPLE]) for at in range(0, step * _SAMPLES, step))


def _identified(words: str) -> str | None:
    # Its model takes half a second to load, and English does without.
    from py3langid import classify  # noqa: PLC0415

    language, _ = classify(words)
    return None if language == "zxx" else str(language)
