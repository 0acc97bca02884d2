"""What came from outside, made harmless to show: text, lengths and links."""

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

_SPACES: Final = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides and isolates: they reorder what stands around them
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff\ufff9-\ufffb"  # no characters at all, or no text
    "\U000e0000-\U000e007f]"  # tags: text that nobody sees
)
LONGEST: Final = 400
"""Characters of a label that are shown; how many more there were is said."""


def clean(text: str) -> str:
    """The text on one line, each unseen or reordering character written out as its code point."""
    return _UNSEEN.sub(lambda m: f"[U+{ord(m[0]):04X}]", _SPACES.sub(" ", text))


_LINKED: Final = re.compile(r"!?\[([^\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_MARKS: Final = re.compile(r"^[\s|*#>•-]+|[\s|*]+$|\*\*|__|<br\s?/?>|[\ufeff\u200b]", re.IGNORECASE)


def quoted(text: str) -> str:
    """A quotation of Markdown as one reads it: links without their targets, no bullets, no emphasis."""
    return " ".join(_MARKS.sub(" ", _LINKED.sub(r"\1", text)).split())


def short(text: str, longest: int = LONGEST) -> str:
    """The text up to ``longest`` characters; what is cut off is counted, not hidden."""
    if len(text) <= longest:
        return text
    end = longest
    while end > longest - 8 and unicodedata.combining(text[end]):
        end -= 1
    return f"{text[:end].rstrip()}… ({len(text) - end:,} more characters)"


def host(address: str) -> str:
    """The host of an address, for a short name of a link; the whole of what is no such address."""
    safe = link(address)
    return (urlsplit(safe).hostname or address).removeprefix("www.") if safe else address


def link(address: str | None) -> str | None:
    """The address if it may become a link: http or https with a host, and nothing else."""
    if not address or _UNSEEN.search(address) or any(c.isspace() for c in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and parts.hostname else None
