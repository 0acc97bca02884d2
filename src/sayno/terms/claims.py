"""Reads what a text claims on training AI: who may train on whose data, and who may refuse.

A text is cut into passages (:func:`sayno.terms.passages.cut`); a passage and its context are judged by themselves, so
what many versions of a document share needs judging only once: ask :meth:`ClaimReader.may` first, which is quick, and
:meth:`ClaimReader.speaks` next, then :func:`sayno.terms.passages.context_of`, and keep what :meth:`ClaimReader.judged`
says of the two.
"""

from collections.abc import Iterator

from sayno.model.claim import Claim
from sayno.seams import BadHistory
from sayno.terms import english
from sayno.terms.language import READ, language_of
from sayno.terms.passages import Context, blocks, context_of, passages


class UnsupportedLanguage(BadHistory):
    """A text in a language that is not read: said to be one, and not guessed at."""

    def __init__(self, language: str):
        super().__init__(f"written in '{language}', which is not read yet; only English is")
        self.language = language


class ClaimReader:
    """Reads texts for claims. Cheap to build, holds no state; the same text gives the same claims."""

    def may(self, text: str | bytes) -> bool:
        """Whether a text (or its UTF-8), a block or a passage could hold a claim: quick, and never wrongly no."""
        return english.may(text if isinstance(text, bytes) else english.utf8(text))

    def speaks(self, passage: str) -> bool:
        """Whether a passage could make a claim in some context; never wrongly no, so that no context need be sought."""
        return self.may(passage) and english.speaks(passage)

    def judged(self, passage: str, context: Context = Context()) -> tuple[Claim, ...]:  # noqa: B008 - a constant
        """The claims of one passage, offsets within it, in order."""
        return english.judge(passage, context) if self.may(passage) else ()

    def claims(self, text: str, language: str | None = None) -> Iterator[Claim]:
        """The claims of a whole text, offsets within it, in order.

        ``language`` is the text's (ISO 639-1), told from the text where it is None. Raises
        :class:`UnsupportedLanguage`.
        """
        spoken = language or language_of(text)
        if spoken not in READ:
            raise UnsupportedLanguage(str(spoken))
        for at, block in blocks(text):
            if not self.may(block):
                continue
            for passage in passages(block):
                said = block[passage.start : passage.end]
                if self.speaks(said):
                    start = at + passage.start
                    for claim in self.judged(said, context_of(text, start)):
                        yield moved(claim, start)


def moved(claim: Claim, by: int) -> Claim:
    """A claim of a passage as a claim of the text in which the passage begins at ``by``."""
    return claim.model_copy(update={"start": claim.start + by, "end": claim.end + by})
