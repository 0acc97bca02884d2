"""Any phrase in plain words, understood by its words and those that stand for them."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import Final

import snowballstemmer

from sayno.model.topic import Language
from sayno.walk.search.likeness import UNDERSTOOD, Likeness
from sayno.walk.search.meaning import SURE, Meaning
from sayno.walk.search.words import UNSPACED, plain

_SEVERAL: Final = 2
"""One word that a label shares with a phrase may be chance; not if that names it first, and "Enable …" is all else."""
_OF_A_PART: Final = 0.02
"""What a label that names a whole topic says of a part of it, which the phrase is about."""
_SYNONYM: Final = 0.93
"""What a synonym is worth beside the word itself."""
_ROOT: Final = 4
"""Words that begin with as many letters alike are one, or one is short for the other ("stats")."""
_ALMOST: Final = 0.78
"""A label that is all in the phrase, but does not say all of it, speaks of it almost surely."""


class PhraseMeaning:
    """Any phrase in plain words: what it shares with a label, word stems and synonyms folded together.

    A word that every interface uses (data, use, allow …) weighs little. Where the phrase itself speaks of topics of
    the catalogue, what they tell counts too.
    """

    least = 0.35  # people word it their own way; such a control is only taken where no other speaks nearly as much

    def __init__(self, phrase: str, language: Language, near: Sequence[Meaning], same: Iterable[Sequence[str]]) -> None:
        self.id = "-".join(re.findall(r"[a-z0-9]+", plain(phrase)))[:60] or "phrase"
        self._stem = _stemmer(language)
        self._words = _pairs if language in UNSPACED else _words
        self._groups: dict[str, set[int]] = {}
        for number, group in enumerate(same):
            for word in group:
                self._groups.setdefault(self._stem(word), set()).add(number)
        self._phrase = plain(phrase)
        self._wanted = _weighed(self._words(self._phrase))
        self._head = next((word for word in self._wanted if weight(word) == 1.0), None)
        self._near = [meaning for meaning in near if meaning.tells(self._phrase) >= SURE]
        self.queries = _queries(self._wanted, language, self._stem)
        self._likeness = Likeness(self._phrase) if language in UNDERSTOOD else None
        self.compares = self._likeness is not None

    @property
    def telling(self) -> bool:
        """Whether the phrase has any word that tells what is sought."""
        return bool(self._wanted)

    def tells(self, text: str) -> float:
        """As :class:`Meaning` says."""
        if not self._wanted:
            return 0.0
        if self._phrase in text:
            return 1.0
        said = {self._stem(word) for word in self._words(text)}
        heard = {word: part for word in self._wanted if (part := self._said(word, said))}
        own, covered = self._covered(text)
        worth = sorted((self._wanted[word] * part for word, part in heard.items()), reverse=True)
        if len(heard) > own and not self._stand_for_one_another(heard, said):
            worth = worth[:own]  # one word stands for one, whatever it is a synonym of
        share = sum(worth) / sum(self._wanted.values())
        if any(weight(word) == 1.0 for word in heard):
            named = self._head in heard and covered >= _SYNONYM and not _DOING.isdisjoint(self._words(text))
            if named or min(len(heard), own) >= _SEVERAL:
                share = max(share, min(_ALMOST, (share + covered) / 2))
        if self._says_but_one(text):
            share = min(share, _ALMOST)
        near = max((meaning.tells(text) for meaning in self._near), default=0.0)
        if near >= SURE:  # it speaks of the topic; whether of this part of it, the phrase's own words say
            near = SURE + _OF_A_PART * share
        return max(share, near)

    def _stand_for_one_another(self, words: Iterable[str], said: Iterable[str]) -> bool:
        """Whether some words, and one that was said, are all of one group ("Telemetry" is one with usage figures)."""
        shared = set[int]().union(*(self._groups.get(stem, ()) for stem in said))
        return bool(shared.intersection(*(self._groups.get(self._stem(word), ()) for word in words)))

    def _covered(self, text: str) -> tuple[int, float]:
        """How many of a text's words the phrase says as well, and how much of it these are.

        A short label, all of which the phrase says, is its own.
        """
        weighed = {word: own for word in self._words(text) if word not in _DOING and (own := weight(word))}
        mine = {self._stem(word) for word in self._wanted}
        said = [own * part for word, own in weighed.items() if (part := self._said(word, mine))]
        return len(said), sum(said) / (sum(weighed.values()) or 1.0)

    def _says_but_one(self, text: str) -> bool:
        """Whether a text is one of several words of the phrase, and that alone: "Stats", of "usage statistics".

        Another word may stand for all of them ("Telemetry").
        """
        words = [word for word in self._words(text) if word not in _DOING and weight(word)]
        several = sum(weight(word) == 1.0 for word in self._wanted) >= _SEVERAL
        return several and len(words) == 1 and any(w[:_ROOT] == words[0][:_ROOT] for w in self._wanted)

    def covers(self, text: str) -> float:
        """As :class:`Meaning` says."""
        return self._covered(text)[1]

    def likens(self, text: str) -> float:
        """As :class:`Meaning` says; in other languages by its words."""
        return self._likeness.of(text) if self._likeness else self.tells(text)

    def read(self, texts: Iterable[str]) -> None:
        """As :class:`Meaning` says."""
        if self._likeness:
            self._likeness.read(texts)

    def refuses(self, text: str) -> bool:
        """As :class:`Meaning` says."""
        return any(meaning.refuses(text) for meaning in self._near)

    def misleads(self, text: str) -> bool:
        """As :class:`Meaning` says."""
        return any(meaning.misleads(text) for meaning in self._near)

    def leads(self, text: str) -> float:
        """As :class:`Meaning` says."""
        return max((meaning.leads(text) for meaning in self._near), default=0.0)

    def _said(self, word: str, said: set[str]) -> float:
        """Whether a word or another of its family is among the stems of a text; a little less for a synonym."""
        stem = self._stem(word)
        root = stem[: max(5, round(0.7 * len(stem)))]
        if stem in said or (len(stem) >= 5 and any(other.startswith(root) for other in said)):
            return 1.0
        groups = self._groups.get(stem, set())
        return _SYNONYM if groups and any(groups & self._groups.get(other, set()) for other in said) else 0.0


_LIGHT: Final = frozenset(
    "a about after all also an and any are as at be because been before being but by can could do does else for from "
    "had has have he her him his how i if in into is it its let me mine my myself no not of off on or our out own "
    "shall she should show so some somebody someone than that the their them then there these they this those to "
    "turn up us use used using want was we were what when where whether which while who whom whose will with without "
    "would you your yours yourself".split()
)
_TELLING: Final = frozenset({"ad", "ads", "ai", "gps", "ia", "ip", "ki", "tv"})
"""Short words that are not light."""
_COMMON: Final = frozenset(
    "account allow anybody anyone ask asked asking content data each enable every everybody everyone feature "
    "features fetch fetched get getting given information itself list lists made maker makers making manage member "
    "members new newer option options other others page pages people person personal post posts preference privacy "
    "profile regular regularly send sending sent service services setting settings share shared showing shown site "
    "sites something themselves thing things told user users website websites".split()
)


_DOING: Final = frozenset(
    "activate activated allow automatically disable disabled display enable enabled hide hidden show turn use".split()
)
"""What labels say is done with what they name."""
_DATA: Final = frozenset(
    "activity audio chat chats comment comments conversations files history images include interactions likes messages "
    "photos pictures private prompts public reactions recordings searches text videos voice".split()
)
"""What of people's a switch may let through, whatever it stands under."""
_BREAKS: Final = frozenset(
    "about after at because before being by for from if in into of on sent so that to when where whether which while "
    "who with without".split()
)
"""Words after which a phrase says more closely what it has named before."""
_CLOSER: Final = 0.5


def _weighed(words: Sequence[str]) -> dict[str, float]:
    """What each word of a phrase weighs: what is said more closely, after what the phrase is about, half.

    A label names the thing itself ("crash reports"), and seldom all that a person says of it ("sent to the maker"), nor
    what is done with it ("finding out").
    """
    weighed: dict[str, float] = {}
    named, closer = False, False
    for word in words:
        closer = closer or (named and (word in _BREAKS or word.endswith("ing")))
        own = weight(word)
        named = named or own == 1.0
        if own:
            does = not weighed and word.endswith("ing") and len(words) > 1
            weighed[word] = max(weighed.get(word, 0.0), own * (_CLOSER if closer or does else 1.0))
    return weighed


_SHORT: Final = 3
_QUERIES: Final = 3
"""So many words of a phrase are typed into a box that searches, each by itself."""


def _queries(wanted: Iterable[str], language: Language, stem: Callable[[str], str]) -> tuple[str, ...]:
    """The words that name something, without what ends some of their forms only: most boxes look for letters."""
    named = [word for word in wanted if weight(word) and word not in _COMMON]
    if language != "en":  # which of their short words say nothing is not known
        named = [word for word in named if len(word) > _SHORT]
    else:
        named = [word[:-3] if word.endswith("ing") and stem(word) == word[:-3] else _ES.sub("", word) for word in named]
    return tuple(dict.fromkeys(named))[:_QUERIES]


_ES: Final = re.compile(r"(?<=ss)es$|(?<=[cs]h)es$|(?<=[xz])es$|(?<=[^su])s$")
_VOWEL: Final = re.compile(r"[aeiouy]")


def weight(word: str) -> float:
    """What a word of a phrase weighs: nothing, a little, or its full part."""
    short = len(word) <= 3 and word.isascii() and _VOWEL.search(word) is not None  # "dns" names something, "new" hardly
    if word in _LIGHT or (short and len(word) < 3 and word not in _TELLING):
        return 0.0
    return 0.35 if word in _COMMON or (short and word not in _TELLING) else 1.0


def mere(label: str) -> bool:
    """Whether a label names no matter of its own: only people's data, and words that every interface uses."""
    return all(weight(word) < 1.0 or word in _DATA for word in _words(label))


_AS_ONE: Final = (
    (re.compile(r"\be-?(?=mail)"), ""),
    (re.compile(r"\b(?:log|sign)(?:g?ed|g?ing|s)?[ -]?(?:ins?|ons?)(?:to)?\b"), "login"),
    (re.compile(r"\bsign(?:ed|ing|s)?[ -]?ups?\b"), "signup"),
    (re.compile(r"\b(?:mak|creat|open|register)(?:e|es|ing)? (?:\w+ ){0,2}?accounts?\b"), "signup"),
    (re.compile(r"\b(add|plug|pop)[ -](?=(?:on|in|up)s?\b)"), r"\1"),
    (re.compile(r"\b(read|look|view)[ -](?=only\b)"), r"\1"),
    (re.compile(r"\b3rd\b"), "third"),
    (re.compile(r"\bauto-?(?!m(?:at|ob)|nom|gra|bio|psy|cra|r)(?=[a-z]{4})"), "auto "),
)
"""However these are written, each is one word, or two; and who signs in does not write a log."""


def _words(text: str) -> list[str]:
    for written, one in _AS_ONE:
        text = written.sub(one, text)
    return re.findall(r"\w+", text)


def _pairs(text: str) -> list[str]:
    """Pairs of characters, for languages that put no space between words; kana alone, which join, are left out."""
    runs = re.findall(r"\w+", text)
    pairs = [run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1))]
    return [pair for pair in pairs if not re.fullmatch(r"[\u3040-\u309f]+", pair)]


@cache
def _stemmer(language: Language) -> "_Stem":
    return _Stem(language)


_STEMS: Final = 16_384
"""So many words are remembered with their stems: interfaces say the same few again and again."""


class _Stem:
    """Snowball's stemmer where there is one for the language, else the word itself."""

    def __init__(self, language: Language) -> None:
        name = _SNOWBALL.get(language)
        self._one = lru_cache(_STEMS)(snowballstemmer.stemmer(name).stemWord if name else str)

    def __call__(self, word: str) -> str:
        return str(self._one(word))


_SNOWBALL: Final = {
    "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch",
    "pt": "portuguese",
}  # fmt: skip
