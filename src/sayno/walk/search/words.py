"""Matching the words of vocabularies and topics in what an interface says."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from sayno.model.topic import Language

UNSPACED: Final = frozenset({"ja", "zh", "th"})
"""Languages that put no space between words: there an entry is looked for anywhere."""

_REACH: Final = 6
"""How many words ``…`` stands for at most."""


_WRITTEN_AS_ONE: Final = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_MAKERS: Final = (
    "BitTorrent|DuckDuckGo|FaceTime|GitHub|GitLab|JavaScript|LinkedIn|OneDrive|OneNote|OpenStreetMap|PayPal|PowerPoint|"
    "SharePoint|SoundCloud|TikTok|TypeScript|WhatsApp|WordPress|YouTube"
)
_IDENTIFIER: Final = re.compile(rf"\b(?!(?:{_MAKERS})\b)(?:[a-z]{{2,}}|[A-Z][a-z]{{2,}})(?:[A-Z][a-z]{{2,}})+\b")
"""A name as programs have it ("accessLogging", "UpdateCheck"), and none of a maker ("iPhone", "phpMyAdmin")."""

_SEPARATED: Final = re.compile(r"^(turn|switch) (?!on |off )(\S+(?: \S+){0,3}) (on|off)(?=\W*$)")
"""A verb of English whose second half comes last: "turn … off"."""

_LIGATURE: Final = re.compile(
    r"(?<!\w)(?:check_box(?:_\w+)?|(?:radio_button|arrow|expand|chevron|keyboard|more|toggle|unfold|navigate)_[a-z_]+)(?!\w)"
)
"""How icons of Material that only show a state or a direction are written in names."""


@lru_cache(8_192)
def plain(text: str) -> str:
    """Case, width, quotes, soft hyphens and white space folded, identifiers taken apart, verbs joined, for matching."""
    text = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'").replace("\u00ad", "")
    text = _LIGATURE.sub(" ", text) if "_" in text and _LIGATURE.sub("", text).strip() else text
    text = _IDENTIFIER.sub(lambda found: _WRITTEN_AS_ONE.sub(" ", found[0]), text.replace("_", " "))
    return _SEPARATED.sub(r"\1 \3 \2", " ".join(text.split()).casefold())


def once(label: str) -> str:
    """A folded label that says the same twice, as a picture and its caption do, said once."""
    words = label.split()
    half = len(words) // 2
    return " ".join(words[half:]) if words[:half] == words[half:] else label


class Phrases:
    """A list of entries of one language, compiled once."""

    def __init__(self, entries: Iterable[str], language: Language) -> None:
        parts = [_entry(plain(entry), language) for entry in entries]
        self._pattern = re.compile("|".join(sorted(parts, key=len, reverse=True)) or r"(?!)")
        self._unspaced = language in UNSPACED

    def within(self, text: str) -> bool:
        """Whether any entry stands in a text that :func:`plain` has folded."""
        return self._pattern.search(text) is not None

    def whole(self, text: str) -> bool:
        """Whether an entry is all that a text says, but for punctuation and pictures; in unspaced languages, half."""
        bare = _bare(text)
        if self._unspaced:
            return any(2 * len(found[0]) >= len(bare) for found in self._pattern.finditer(bare))
        return self._pattern.fullmatch(bare) is not None

    def exactly(self, text: str) -> bool:
        """Whether an entry is all that such a text says, in unspaced languages too."""
        return self._pattern.fullmatch(_bare(text)) is not None

    def begins(self, text: str) -> bool:
        """Whether such a text begins with an entry."""
        return self._pattern.match(_bare(text)) is not None

    def at_an_end(self, text: str) -> bool:
        """Whether such a text begins with an entry, or ends with one."""
        return self.begins(text) or any(not text[m.end() :].strip(_PUNCTUATION) for m in self._pattern.finditer(text))

    def without(self, text: str) -> str:
        """Such a text without the entries that stand in it."""
        return self._pattern.sub(" ", text)


class Sense:
    """One expression of :attr:`sayno.model.topic.Words.senses`, compiled."""

    def __init__(self, expression: str, language: Language) -> None:
        self._parts = [re.compile(_sequence(part.strip(), language)) for part in expression.split("&")]

    def said(self, text: str) -> bool:
        """Whether a text that :func:`plain` has folded says it."""
        return all(part.search(text) for part in self._parts)


_PUNCTUATION: Final = " \t.,:;!?…()[]{}<>\"'“”„«»‹›*•·-–—→›"
_PICTURES: Final = "\u200d\ufe0f\u2190-\u2bff\U0001f000-\U0001faff"
_AT_THE_ENDS: Final = re.compile(rf"^[{_PICTURES}\s]+(?=.*\w)|(?<=\w)[{_PICTURES}\s]+$")
"""Pictures in front of a word or behind it: "❌ del"."""


def _bare(text: str) -> str:
    """A text without the punctuation and pictures at its ends; one that is nothing but a picture stays."""
    bare = text.strip(_PUNCTUATION)
    if bare and not (bare[0].isalnum() and bare[-1].isalnum()):
        bare = _AT_THE_ENDS.sub("", bare)
    return bare


@cache
def _entry(entry: str, language: Language) -> str:
    if language in UNSPACED:
        return ".{0,6}?".join(re.escape(part) for part in entry.split("*") if part)
    words = [_word(word) for word in entry.split()]
    head = r"(?<!\w)" if entry[:1].isalnum() else ""
    tail = "" if entry.endswith("*") or not entry[-1:].isalnum() else r"(?!\w)"
    return head + r"[\s\-]+".join(words) + tail


def _word(word: str) -> str:
    if word == "*":
        return r"\S+(?:\s+\S+)?"
    return re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")


def _sequence(part: str, language: Language) -> str:
    """``(a|b c) … d`` as a pattern."""
    reach = ".{0,20}?" if language in UNSPACED else rf"(?:\W+\w+){{0,{_REACH}}}?\W+"
    return reach.join(_alternatives(plain(piece), language) for piece in part.split("…"))


def _alternatives(piece: str, language: Language) -> str:
    """A piece without gaps: words and bracketed alternatives one after another."""
    found = re.findall(r"\([^)]*\)|[^()\s][^()]*", piece)
    parts = []
    for one in found:
        entries = one.strip("()").split("|") if one.startswith("(") else [one.strip()]
        parts.append("(?:" + "|".join(_entry(e.strip(), language) for e in entries if e.strip()) + ")")
    return r"\W+".join(parts)
