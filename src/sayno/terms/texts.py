"""What each text of a document's history gives: its claims, or why it was not read; and how that is kept."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Final, NamedTuple

from sayno.terms import git
from sayno.terms.claims import ClaimReader
from sayno.terms.language import READ, language_of
from sayno.terms.sharing import Said, SharedReading

BINARY: Final = "binary data"


class Text(NamedTuple):
    """What one blob of a history gives: its claims, each with where it begins, or why it was not read."""

    size: int
    said: tuple[Said, ...] = ()
    starts: tuple[int, ...] = ()
    lack: str | None = None


class TextReader:
    """Reads the texts of any number of documents. The same bytes always give the same."""

    def __init__(self, bodies: Callable[[Iterable[str]], Iterator[bytes | git.Lack]]):
        """``bodies`` gives the bytes of blobs by their object ids."""
        self._bodies = bodies
        self._shared = SharedReading(ClaimReader())

    def read(self, blobs: Sequence[str]) -> list[Text]:
        """What each blob gives, in order."""
        return [self._text(body) for body in self._bodies(blobs)]

    def _text(self, body: bytes | git.Lack) -> Text:
        if isinstance(body, git.Lack):
            return Text(0, lack=body.value)
        if b"\0" in body:
            return Text(len(body), lack=BINARY)
        if not _plainly_english(body) and (language := language_of(body.decode("utf-8", "replace"))) not in READ:
            return Text(len(body), lack=f"language {language}")
        return Text(len(body), *self._shared.claims(body))


_GLANCE: Final = 16_384
_APART: Final = 400
"""Bytes in which English has one of three words at the least, tables and links included; it has one in sixty."""


def _plainly_english(body: bytes) -> bool:
    """Whether a text is English at a glance into its middle; where not, it must be looked at more closely."""
    middle = max(0, (len(body) - _GLANCE) // 2)
    sample = body[middle : middle + _GLANCE]
    counts = accumulate(map(sample.count, (b" the ", b" of ", b" and ")))
    return any(_APART * count > len(sample) for count in counts)


@cache
def _reader(repository: Path) -> TextReader:
    return TextReader(git.Blobs(repository).read)


def read_texts(repository: Path, blobs: Sequence[str]) -> list[Text]:
    """Read blobs of a repository in a process of its own, whose reader lives as long as it does."""
    return _reader(repository).read(blobs)


def packed(texts: Mapping[str, Text]) -> bytes:
    """The texts of one document by their object ids, each claim once."""
    table: dict[Said, int] = {}
    rows = {
        blob: [text.size, [table.setdefault(said, len(table)) for said in text.said], text.starts, text.lack]
        for blob, text in texts.items()
    }
    return json.dumps([list(table), rows], ensure_ascii=False, separators=(",", ":")).encode()


def unpacked(body: bytes) -> dict[str, Text]:
    """What :func:`packed` packed. Raises ``ValueError`` for anything else."""
    try:
        table, rows = json.loads(body)
        claims = [Said._make(tuple(part) if isinstance(part, list) else part for part in said) for said in table]
        return {
            blob: Text(size, tuple(claims[n] for n in numbers), tuple(starts), lack)
            for blob, (size, numbers, starts, lack) in rows.items()
        }
    except (TypeError, IndexError, KeyError, AttributeError) as error:
        raise ValueError("not the texts of a document") from error
