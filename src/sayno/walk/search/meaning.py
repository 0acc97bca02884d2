"""What a label has to do with a topic: whether it speaks of it, and whether it leads there."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Protocol

from sayno.model.topic import Language, Topic
from sayno.walk.search.words import Phrases, Sense, plain

SURE: Final = 0.8
"""A label that tells so much of the topic speaks of it."""
LABELS: Final = 8_192
"""So many labels of a service are remembered: its bars say the same on every page."""
_NEAR: Final = 0.58
"""What is only near a topic (asking for updates, to telemetry) is just enough to be named where nothing better is."""
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|(?<=。)")


class Meaning(Protocol):
    """A topic, understood.

    ``least``: what speaks less for a control than so much is chance. ``compares``: it knows what texts mean beyond
    their words. ``queries``: what one types into a box that searches settings, the likeliest word first.
    """

    id: str
    least: float
    compares: bool
    queries: tuple[str, ...]

    def tells(self, text: str) -> float:
        """How much a text, folded by ``plain``, speaks of the topic: 0 not at all, 1 in so many words."""

    def refuses(self, text: str) -> bool:
        """Whether such a text is how refusals of the topic are called."""

    def misleads(self, text: str) -> bool:
        """Whether such a text names something that only sounds like the topic."""

    def leads(self, text: str) -> float:
        """How much a label of the topic's own leads promises, 0 to 1."""

    def covers(self, text: str) -> float:
        """How much of what such a text says is of the topic, 0 to 1: the less, the likelier it says so by the way."""

    def likens(self, text: str) -> float:
        """How near such a text is in meaning, 0 to 1, whatever its words; 0 where that is not known."""

    def read(self, texts: Iterable[str]) -> None:
        """Texts of which ``likens`` will be asked: many at once take less time than one by one."""


class Remembering:
    """A meaning that remembers what it made of a text: a service says most things on many of its screens."""

    def __init__(self, meaning: Meaning) -> None:
        self.id = meaning.id
        self.least = meaning.least
        self.compares = meaning.compares
        self.queries = meaning.queries
        self.tells = lru_cache(LABELS)(meaning.tells)
        self.refuses = lru_cache(LABELS)(meaning.refuses)
        self.misleads = lru_cache(LABELS)(meaning.misleads)
        self.leads = lru_cache(LABELS)(meaning.leads)
        self.covers = lru_cache(LABELS)(meaning.covers)
        self.likens = lru_cache(LABELS)(meaning.likens)
        self.read = meaning.read


class TopicMeaning:
    """A topic of the catalogue, in some languages."""

    least = 0.5
    compares = False

    def __init__(self, topic: Topic, languages: Sequence[Language]) -> None:
        self.id = topic.id
        self._title = plain(topic.title)
        known = [(language, topic.words[language]) for language in languages if language in topic.words]
        self.queries = known[0][1].search if known else ()
        self._control = [Phrases(words.control, language) for language, words in known]
        self._refuse = [Phrases(words.refuse, language) for language, words in known]
        self._leads = [Phrases(words.leads, language) for language, words in known]
        self._policy = [Phrases(words.policy, language) for language, words in known]
        self._decoys = [Phrases(words.decoys, language) for language, words in known]
        self._senses = [Sense(sense, language) for language, words in known for sense in words.senses]

    def tells(self, text: str) -> float:
        """As :class:`Meaning` says: the topic's own phrases tell most, two of its senses more than one.

        Of a text of several sentences, the one that says most counts: what else is told does not take from it.
        """
        sentences = _SENTENCE.split(text)
        return max(map(self._told, (text, *sentences) if len(sentences) > 1 else (text,)))

    def _told(self, text: str) -> float:
        rest = text
        for decoys in self._decoys:
            rest = decoys.without(rest)
        if any(phrases.within(rest) for phrases in self._control):
            return 1.0
        senses = sum(sense.said(text) for sense in self._senses)
        told = (0.0, 0.85, 0.95, 1.0)[min(senses, 3)]
        if told and senses < 3 and self.misleads(text):
            told -= 0.5 if senses == 1 else 0.25
        return told or (_NEAR if any(phrases.within(text) for phrases in self._policy) else 0.0)

    def called(self, text: str) -> bool:
        """Whether such a text is the topic's title. What else speaks of it may name a part of it ("crash reports")."""
        return text.replace("-", "") == self._title.replace("-", "")

    def refuses(self, text: str) -> bool:
        """As :class:`Meaning` says."""
        return any(phrases.within(text) for phrases in self._refuse)

    def misleads(self, text: str) -> bool:
        """As :class:`Meaning` says."""
        return any(phrases.within(text) for phrases in self._decoys)

    def leads(self, text: str) -> float:
        """As :class:`Meaning` says."""
        return 0.75 if any(phrases.whole(text) for phrases in self._leads) else 0.0

    def covers(self, text: str) -> float:
        """As :class:`Meaning` says: a topic's own words are enough, whatever else is said."""
        return 1.0 if text else 0.0

    def likens(self, text: str) -> float:  # noqa: ARG002 -- its own words are enough
        """As :class:`Meaning` says: a topic knows its words, and is not compared."""
        return 0.0

    def read(self, texts: Iterable[str]) -> None:
        """As :class:`Meaning` says: there is nothing to be read."""
