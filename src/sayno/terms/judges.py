"""What tells, in one language, whether a sentence speaks of a topic.

A topic brings plain phrases for each language (``Topic.words[language].policy``). For most topics a phrase is
enough. For AI training it is not: "artificial intelligence" alone says nothing of training, so there a phrase
must itself hold a word of training, or stand near one. English has a grammar of its own beside that.
"""

import re
from collections.abc import Collection
from typing import Final, Protocol

from sayno.model.topic import Language, Topic
from sayno.terms.grammar import IMPROVING_REACH, LEADS, TEACHING_REACH, may_train_models, near, trains_models

AI_TRAINING: Final = "ai-training"

_TRAINING: Final[dict[Language, tuple[str, str]]] = {
    "de": (r"trainier|\btraining", r"entwick|verbesser"),
    "en": (r"\b(?:re-?|pre-?)?train(?:s|ed|ing)?\b|\bfine-?tun", r""),
    "es": (r"\bentren", r"\bdesarroll|\bmejor"),
    "fr": (r"\bentra[iî]n(?:er|e[mz]|é|a)", r"\bdévelopp|\bamélior"),
    "it": (r"\baddestr", r"\bsvilupp|\bmiglior"),
    "ja": (r"学習|トレーニング|訓練", r"開発|改善|向上"),
    "nl": (r"\b(?:ge)?train", r"ontwikkel|verbeter"),
    "pl": (r"\btrenow|\bszkol|\bwyszkol", r"\brozwij|\brozwoj|\bulepsz|\bdoskonal|\budoskonal"),
    "pt": (r"\btrein", r"\bdesenvolv|\bmelhor|\baprimor"),
}
"""Language -> beginnings of its words for training, and of those for developing and improving."""

_UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")


class Judge(Protocol):
    """Tells whether sentences speak of a topic."""

    leads: tuple[str, ...]
    """Where none of these stands in a text in lower case, :meth:`may` says no."""

    def may(self, text: str, low: str) -> bool:
        """Whether a text, also given in lower case, could hold such a sentence: quick, and never wrongly no."""

    def speaks(self, sentence: str) -> bool:
        """Whether a sentence, its link targets blanked, speaks of the topic."""


def judges_of(topic: Topic) -> tuple[Judge, ...]:
    """The judges for a topic, one or two for each of its languages."""
    judges: list[Judge] = []
    for language, words in sorted(topic.words.items()):
        training, improving = _TRAINING.get(language, ("", "")) if topic.id == AI_TRAINING else ("", "")
        if not training:
            judges.append(PhraseJudge(words.policy))
            continue
        telling = [phrase for phrase in words.policy if re.search(training, phrase, re.IGNORECASE)]
        judges.append(PhraseJudge(telling))
        if language == "en":
            judges.append(EnglishJudge())
        else:
            judges.append(NearJudge(set(words.policy) - set(telling), training, improving))
    return tuple(judges)


class EnglishJudge:
    """The grammar of :mod:`sayno.terms.grammar`."""

    leads: tuple[str, ...] = LEADS

    def may(self, text: str, low: str) -> bool:
        """As :class:`Judge` says."""
        return may_train_models(text, low)

    def speaks(self, sentence: str) -> bool:
        """As :class:`Judge` says."""
        return trains_models(sentence)


class PhraseJudge:
    """Finds plain phrases: whole words, any case, any white space between them."""

    def __init__(self, phrases: Collection[str]):
        kept = sorted({phrase for phrase in phrases if phrase.strip()}, key=lambda phrase: (-len(phrase), phrase))
        self._pattern = re.compile("|".join(map(_phrase_pattern, kept)) or r"(?!)", re.IGNORECASE)
        self._needed = _needed_words(kept)
        self.leads = tuple(sorted({first for first, _ in self._needed}))

    def may(self, text: str, low: str) -> bool:
        """As :class:`Judge` says."""
        del text
        return any(first in low and all(word in low for word in others) for first, others in self._needed)

    def speaks(self, sentence: str) -> bool:
        """As :class:`Judge` says."""
        return self._pattern.search(sentence) is not None

    def found(self, sentence: str) -> list[tuple[int, int]]:
        """Where the phrases stand in a sentence, in order."""
        return [found.span() for found in self._pattern.finditer(sentence)]


class NearJudge(PhraseJudge):
    """Finds phrases near a word of training, or shortly after one of developing and improving."""

    def __init__(self, phrases: Collection[str], training: str, improving: str):
        super().__init__(phrases)
        self._training = re.compile(training, re.IGNORECASE)
        self._improving = re.compile(improving, re.IGNORECASE)

    def may(self, text: str, low: str) -> bool:
        """As :class:`Judge` says."""
        return super().may(text, low) and bool(self._training.search(text) or self._improving.search(text))

    def speaks(self, sentence: str) -> bool:
        """As :class:`Judge` says."""
        phrases = self.found(sentence)
        if not phrases:
            return False
        if near(phrases, (found.span() for found in self._training.finditer(sentence)), TEACHING_REACH):
            return True
        # Japanese says first what is developed, so the order is not looked at; the short reach is.
        return near(phrases, (found.span() for found in self._improving.finditer(sentence)), IMPROVING_REACH)


def _needed_words(phrases: Collection[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of each phrase in lower case, the longest apart: where one is missing, the phrase is not there."""
    by_length = (sorted(phrase.lower().split(), key=len, reverse=True) for phrase in phrases)
    return tuple((first, tuple(others)) for first, *others in by_length)


def _phrase_pattern(phrase: str) -> str:
    """A phrase as whole words, with any white space between them; scripts without spaces have no word ends."""
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    # A plural or another ending may follow: "AI model" stands in "AI models", "KI-Modell" in "KI-Modelle".
    return words if _UNSPACED.search(phrase) else rf"(?<!\w){words}(?:\w{{1,3}})?(?!\w)"
