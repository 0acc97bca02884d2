"""One document from one place: a file (Markdown, HTML, PDF, plain text), a live address or standard input.

Whatever the form, what comes out is text as the archive keeps it: Markdown, mostly one block a line. A web page is cut
down to its text by trafilatura, a PDF is read by pypdf, an unknown encoding is guessed by charset-normalizer.
"""

import io
import logging
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from charset_normalizer import from_bytes

from sayno.seams import BadHistory
from sayno.terms.fetching import BYTES, fetch
from sayno.terms.language import language_of
from sayno.terms.pdf import paragraphs

Format = Literal["markdown", "text", "html", "pdf"]

LARGEST: Final = 64 * 2**20
"""Bytes of the longest text that is read; the longest known policy has a hundredth of it."""
LARGEST_PAGE: Final = BYTES
"""Bytes of the longest web page or PDF: taking those apart needs many times their size."""
MOST_PAGES: Final = 2000

_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
_PDF: Final = b"%PDF-"
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*){0,4}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_META: Final = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,40})", re.I)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

_USUAL: Final = "cp1252"
"""What most texts of the web that are not UTF-8 are in; a guess between equals goes to it."""

for _library in ("pypdf", "trafilatura", "charset_normalizer"):
    # What they remark on a document is said here in one line, or does not matter.
    logging.getLogger(_library).setLevel(logging.CRITICAL)


class BadDocument(BadHistory):
    """A document cannot be read; the message is one clear line."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text and how it was come by.

    ``source`` is what was asked for, ``address`` where a live page was found in the end, ``language`` an ISO 639-1
    code or None where the text is too short to tell.
    """

    source: str
    text: str
    format: Format
    language: str | None
    address: str | None = None


def is_address(source: str) -> bool:
    """Whether a source names a live page."""
    return _ADDRESS.match(source) is not None


def read_document(source: str | Path) -> Document:
    """Read a file, an ``http`` or ``https`` address, or standard input (``-``).

    Raises :class:`BadDocument` where there is no text to be had, :class:`sayno.seams.Unreachable` where an address
    does not answer, ``OSError`` where a file cannot be opened.
    """
    name = str(source)
    if is_address(name):
        got = fetch(name)
        return document_of(got.body, source=name, kind=got.kind, charset=got.charset, address=got.address)
    if name == "-":
        return document_of(sys.stdin.buffer.read(LARGEST + 1), source="-")
    with Path(source).open("rb") as file:
        body = file.read(LARGEST + 1)
    return document_of(body, source=name, kind=Path(source).suffix.lower())


def document_of(
    body: bytes, *, source: str, kind: str = "", charset: str | None = None, address: str | None = None
) -> Document:
    """Make a document of bytes. ``kind`` is a media type or a suffix, believed where the bytes do not say better.

    Raises :class:`BadDocument`.
    """
    format_ = _format(body, kind)
    largest = LARGEST_PAGE if format_ in ("html", "pdf") else LARGEST
    if len(body) > largest:
        raise BadDocument(f"{source}: more than {largest // 2**20} MiB; nothing is read of it")
    match format_:
        case "pdf":
            text = _of_pdf(body, source)
        case "html":
            said = _META.search(body[:4096])
            text = _of_html(decoded(body, source, charset or (said[1].decode() if said else None)), source, address)
        case _:
            text = decoded(body, source, charset)
    if not text.strip():
        raise BadDocument(f"{source}: there is no text in it")
    return Document(source, text, format_, language_of(text), address)


def _format(body: bytes, kind: str) -> Format:
    if body[:1024].lstrip().startswith(_PDF) or kind in (".pdf", "application/pdf"):
        return "pdf"
    if _HTML.match(body[:4096]) or kind in (".html", ".htm", ".xhtml", "text/html", "application/xhtml+xml"):
        return "html"
    return "markdown" if kind in (".md", ".markdown", "text/markdown") else "text"


def decoded(body: bytes, source: str, charset: str | None = None) -> str:
    """Bytes as text: by their byte order mark, as UTF-8, as the host says, else as the most likely encoding.

    Raises :class:`BadDocument` where they are no text in any.
    """
    marked = next((name for mark, name in _MARKS if body.startswith(mark)), None)
    for name in filter(None, (marked, "utf-8", charset)):
        try:
            return _checked(body.decode(name), source)
        except (UnicodeDecodeError, LookupError):
            continue
    if b"\0" in body[:4096]:
        raise BadDocument(f"{source}: binary data, not a text")
    # A long text is as well known from its beginning; guessing costs time for every byte.
    found = list(from_bytes(body[:100_000]))
    if not found:
        raise BadDocument(f"{source}: in no encoding that is known")
    usual = (match for match in found if match.encoding == _USUAL and match.chaos <= found[0].chaos)
    return _checked(body.decode(next(usual, found[0]).encoding, "replace"), source)


def _checked(text: str, source: str) -> str:
    """The text, unless it is none: one sign in fifty that no text has."""
    if 50 * len(_CONTROL.findall(text)) > len(text):
        raise BadDocument(f"{source}: binary data, not a text")
    return text


def _of_html(page: str, source: str, address: str | None) -> str:
    import trafilatura  # noqa: PLC0415 - it loads a dozen libraries

    text = trafilatura.extract(
        page,
        url=address,
        output_format="markdown",
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_links=True,
    )
    if not text:
        raise BadDocument(f"{source}: a page without text; perhaps its scripts would write it, which are not run")
    return str(text)


def _of_pdf(body: bytes, source: str) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 - needed for few sources
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        pages = PdfReader(io.BytesIO(body)).pages
        if len(pages) > MOST_PAGES:
            raise BadDocument(f"{source}: a PDF of more than {MOST_PAGES} pages; nothing is read of it")
        text = paragraphs([page.extract_text() for page in pages])
    except BadDocument:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError) as e:
        # A damaged PDF makes the library stumble in many ways; all of them mean the same to who asked.
        raise BadDocument(f"{source}: a PDF that cannot be read: {str(e) or type(e).__name__}") from e
    if not text.strip():
        raise BadDocument(f"{source}: a PDF without text, perhaps of scanned pages")
    return text
