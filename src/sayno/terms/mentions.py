"""Finds the sentences of a text that speak of a topic.

A mention says that a sentence *speaks* of the matter: that data train models, that they do not, that one may refuse,
that others may or must not. Which of these it is, a claim reader has to say; this one does not. What counts is in
:mod:`sayno.terms.judges`, and measured in ``docs/terms.md``.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sayno.model.topic import Topic
from sayno.terms.judges import Judge, judges_of
from sayno.terms.passages import passages, sentences

_TARGET: Final = re.compile(r"(?<=\])\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,400}\")?\)|https?://[^\s)>\]|]{1,2000}")


class Span(NamedTuple):
    """Where a mention stands: offsets in characters of the text that was read, end exclusive."""

    start: int
    end: int


class MentionReader:
    """Reads texts for one topic. Built once, used for any number of texts; the same text gives the same spans."""

    def __init__(self, topic: Topic):
        """Take the topic's phrases of all its languages, and the grammar built in for it if there is one."""
        self._judges = judges_of(topic)
        leads = {lead for judge in self._judges for lead in judge.leads}
        self._leads = sorted(lead for lead in leads if not any(other in lead for other in leads - {lead}))

    def spans(self, text: str) -> Iterator[Span]:
        """The mentions of a text, in order: the sentence, or the run of sentences of one passage, that speaks.

        Works in time linear in the length of the text. A caller that reads many versions of one document gives it
        blocks (:func:`sayno.terms.passages.blocks`), each only once.
        """
        if not self._led(text.lower()):
            return
        judges = _able(self._judges, text)
        if not judges:
            return
        for passage in passages(text):
            said = text[passage.start : passage.end]
            if able := _able(judges, said):
                for start, end in _speaking(able, without_targets(said)):
                    yield _trimmed(text, passage.start + start, passage.start + end)

    def _led(self, low: str) -> bool:
        for lead in self._leads:  # noqa: SIM110 - a plain loop, as it runs over every block there is
            if lead in low:
                return True
        return False


def _able(judges: tuple[Judge, ...], text: str) -> tuple[Judge, ...]:
    low = text.lower()
    return tuple(judge for judge in judges if judge.may(text, low))


def _speaking(judges: tuple[Judge, ...], passage: str) -> Iterator[tuple[int, int]]:
    """The runs of sentences of a passage that speak, as offsets within it."""
    run: tuple[int, int] | None = None
    for start, end in sentences(passage):
        if any(judge.speaks(passage[start:end]) for judge in judges):
            run = (run[0] if run else start, end)
        elif run:
            yield run
            run = None
    if run:
        yield run


def without_targets(passage: str) -> str:
    """The passage with its link targets and bare addresses blanked, every offset kept.

    An address is not something that a document says, and it puts distance between words that stand together.
    """
    if "](" not in passage and "://" not in passage:
        return passage
    return _TARGET.sub(lambda found: " " * len(found[0]), passage)


def _trimmed(text: str, start: int, end: int) -> Span:
    quote = text[start:end]
    return Span(end - len(quote.lstrip()), start + len(quote.rstrip()))
