"""Labelled passages: what readers said that a passage claims, and its text, from the file or from the histories."""

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, get_args

from sayno.model.claim import ClaimKind, Scope
from sayno.terms.git import Blobs
from sayno.terms.opening import open_repository

KINDS: Final[tuple[ClaimKind, ...]] = get_args(ClaimKind)


class BadLabels(ValueError):
    """A file of labels that cannot be used, with one clear line."""


@dataclass(frozen=True)
class Labelled:
    """A passage with the labels that readers gave it."""

    service: str
    group: str
    """Services of one owner are one group: their texts resemble each other, so they are drawn and split together."""
    document: str
    text: str
    labels: frozenset[ClaimKind]
    scope: Scope | None = None
    spans: Mapping[ClaimKind, tuple[int, int]] = field(default_factory=dict)
    part: str = ""
    disputed: frozenset[str] = frozenset()
    source: str | None = None
    """The whole document, where a history has it."""
    start: int = 0
    """Where the passage begins in it."""


@dataclass(frozen=True)
class Labels:
    """The passages of a file, and how many of its lines have no text at hand."""

    passages: tuple[Labelled, ...]
    without_text: int


def read_labels(file: Path, histories: Iterable[str] = (), cache: Path | None = None) -> Labels:
    """Read a file of labels: lines of JSON, each a passage; a first line that describes the set is passed over.

    A passage brings its ``text``, or is looked up by ``blob``, ``start`` and ``length`` (characters) in the
    ``histories`` (folders, bundles or addresses); without any, in the bundles that lie beside the file. Raises
    :class:`BadLabels`, ``OSError`` and :class:`sayno.seams.BadHistory`.
    """
    entries = list(_entries(file))
    sources = list(histories)
    if not sources and any("text" not in entry for entry in entries):
        sources = sorted(str(bundle) for bundle in file.parent.glob("*.bundle"))
    texts = documents({str(entry["blob"]) for entry in entries if entry.get("blob")}, sources, cache)
    passages = [passage for entry in entries if (passage := _passage(entry, texts)) is not None]
    if not passages:
        raise BadLabels(f"{file}: no passage has a text at hand; name the histories with --history")
    return Labels(tuple(passages), len(entries) - len(passages))


def _entries(file: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
        except ValueError as error:
            raise BadLabels(f"{file}:{number}: no JSON: {error}") from error
        if not isinstance(entry, dict):
            raise BadLabels(f"{file}:{number}: not an object")
        if "labels" not in entry:
            if number == 1:
                continue
            raise BadLabels(f"{file}:{number}: no 'labels'")
        unknown = set(entry["labels"]) - set(KINDS)
        if unknown:
            raise BadLabels(f"{file}:{number}: unknown label '{min(unknown)}'; there are {', '.join(KINDS)}")
        yield entry


def documents(wanted: set[str], sources: Iterable[str], cache: Path | None = None) -> dict[str, str]:
    """The texts of some blobs, from whichever history has them. Raises :class:`sayno.seams.BadHistory`."""
    found: dict[str, str] = {}
    for source in sources:
        missing = sorted(wanted - found.keys())
        with Blobs(open_repository(source, cache)) as blobs:
            for name, body in zip(missing, blobs.read(missing), strict=True):
                if isinstance(body, bytes):
                    found[name] = body.decode("utf-8", "replace")
    return found


def text_of(entry: Mapping[str, Any], texts: Mapping[str, str]) -> str | None:
    """The text of a passage, from the documents by blob; None where its document is missing.

    Where the document is a page (``markup``: html), the passage is what stands between two tags of blocks, and its text
    is that without the tags in it.
    """
    source = texts.get(str(entry.get("blob")))
    if source is None:
        return None
    start, length = int(entry.get("start", 0)), int(entry.get("length", 0))
    said = source[start : start + length]
    return " ".join(html.unescape(_TAG.sub("", said)).split()) if entry.get("markup") == "html" else said


_TAG: Final = re.compile(r"<[^>]*>")


def _passage(entry: Mapping[str, Any], texts: Mapping[str, str]) -> Labelled | None:
    source, start = texts.get(str(entry.get("blob"))), int(entry.get("start", 0))
    text = entry.get("text") or text_of(entry, texts)
    if text is None:
        return None
    service = str(entry.get("document", "")).partition("/")[0]
    return Labelled(
        service=service,
        group=str(entry.get("owner") or service),
        document=str(entry.get("document", "")),
        text=str(text),
        labels=frozenset(entry["labels"]),
        scope=entry.get("scope"),
        spans={kind: (int(first), int(last)) for kind, (first, last) in (entry.get("spans") or {}).items()},
        part=str(entry.get("part", "")),
        disputed=frozenset(entry.get("disputed") or ()),
        source=source if source is not None and source[start : start + len(text)] == text else None,
        start=start,
    )


def by_group(passages: Iterable[Labelled]) -> dict[str, list[int]]:
    """The numbers of the passages of each group, in order."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        groups[passage.group].append(number)
    return dict(groups)
