"""``sayno policy read``: the claims of one text, or of each line of a stream of passages."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from sayno.model.claim import Claim
from sayno.seams import BadHistory
from sayno.terms.claims import ClaimReader, UnsupportedLanguage
from sayno.terms.documents import read_document


class Read(NamedTuple):
    """A text that was read, and what it claims, in order."""

    source: str
    text: str
    claims: tuple[Claim, ...]

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words of each claim."""
        return tuple(self.text[claim.start : claim.end] for claim in self.claims)

    def plain(self, *, why: bool) -> dict[str, Any]:
        """The claims for machines, each with its quotation."""
        quoted = zip(self.claims, self.quotes, strict=True)
        return {
            "source": self.source,
            "claims": [{**_plain(claim, why=why), "quote": quote} for claim, quote in quoted],
        }


def read(source: str, language: str | None = None) -> Read:
    """Read a file, or with ``-`` what comes in.

    Raises :class:`sayno.seams.BadHistory` where it is no text or in a language that is not read, and ``OSError``.
    """
    text = text_of(source)
    try:
        return Read(source, text, tuple(ClaimReader().claims(text, language)))
    except UnsupportedLanguage as error:
        raise BadHistory(f"{source}: {error}") from error


def text_of(source: str) -> str:
    """The text of a file, of a live address, or with ``-`` of what comes in, whatever its form.

    Raises :class:`sayno.seams.BadHistory`, :class:`sayno.seams.Unreachable` and ``OSError``.
    """
    return read_document(source).text


def opened(source: str) -> AbstractContextManager[BinaryIO]:
    """The bytes of a file, or with ``-`` what comes in."""
    return nullcontext(sys.stdin.buffer) if source == "-" else Path(source).open("rb")


def answers(lines: Iterable[bytes], language: str | None = None, *, why: bool = False) -> Iterator[str]:
    """For each line of ``{"id", "text"}`` its line of ``{"id", "claims"}``, in order, one at a time.

    A line that is no such thing, or an empty one, gets ``{"id", "claims": [], "error"}``, its id where there is one.
    """
    reader = ClaimReader()
    for line in lines:
        yield _line(_answer(reader, line, language, why=why))


def _line(answer: dict[str, Any]) -> str:
    """A line of JSON; escaped where it quotes half a character, which no stream of UTF-8 can hold."""
    said = json.dumps(answer, ensure_ascii=False)
    try:
        said.encode()
    except UnicodeEncodeError:
        return json.dumps(answer)
    return said


def _answer(reader: ClaimReader, line: bytes, language: str | None, *, why: bool) -> dict[str, Any]:
    if not line.strip():
        return {"id": None, "claims": [], "error": "an empty line"}
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"id": None, "claims": [], "error": f"no JSON: {error}"}
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        name = entry.get("id") if isinstance(entry, dict) else None
        return {"id": name, "claims": [], "error": 'not an object with a "text" that is a string'}
    try:
        found = [_plain(claim, why=why) for claim in reader.claims(entry["text"], language)]
    except UnsupportedLanguage as error:
        return {"id": entry.get("id"), "claims": [], "error": str(error)}
    return {"id": entry.get("id"), "claims": found}


def _plain(claim: Claim, *, why: bool) -> dict[str, Any]:
    return claim.model_dump(mode="json", exclude=None if why else {"why"})
