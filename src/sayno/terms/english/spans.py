"""The words that a claim quotes: its sentence, or of a long enumeration the clause that makes it."""

import re
from typing import Final

from sayno.terms.english.events import Event
from sayno.terms.english.sentences import Sentence

LONG: Final = 600
"""Characters of a sentence beyond which only the clause is quoted."""

_CLAUSE: Final = re.compile(r"[;:](?:\s+(?:and|or))?\s+(?=\(?[\w\"'(])|\s(?=\((?:[a-z]|[ivxlc]{1,6}|\d{1,2})\)\s)")
_AROUND: Final = " \t\r\n|"
_BULLET: Final = re.compile(r"[*+•●·–-]\s+")


def span(passage: str, sentence: Sentence, event: Event | None) -> tuple[int, int]:
    """Where the words of a claim stand in its passage, end exclusive; never empty."""
    start, end = sentence.start, sentence.end
    if event is not None and end - start > LONG:
        first, last = sentence.at(event.start), sentence.at(event.end)
        before = [found.end() for found in _CLAUSE.finditer(passage, start, first)]
        after = _CLAUSE.search(passage, last, end)
        start, end = (before[-1] if before else start), (after.start() + 1 if after else end)
    quote = passage[start:end]
    trimmed = end - len(quote.lstrip(_AROUND))
    if bullet := _BULLET.match(passage, trimmed, end):
        trimmed = bullet.end()
    return trimmed, max(trimmed + 1, start + len(quote.rstrip(_AROUND)))
