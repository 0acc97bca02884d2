"""Which versions are no reading of the document: empty, cut off, a sign-in page in its place.

The archive records what the address gave on that day. Where that is a fragment, its silence says nothing.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from sayno.model.version import Version

FRAGMENT: Final = 0.25
"""A text shorter than this part of the last whole one is a fragment, unless it stays."""
RETURNED: Final = 0.5
"""A text this long, compared with the last whole one, ends a fragment."""
STAYS: Final = timedelta(days=90)
"""A short text that stands this long, with others after it or as the last, is what the document has become …"""
SHORTEST: Final = 1500
"""… if it has at least this many bytes: an error or sign-in page has fewer, however long it stands."""


def fragments(versions: Sequence[Version], sizes: Sequence[int]) -> set[int]:
    """Which of a document's versions, by date, are fragments. ``sizes`` are those of their texts in bytes.

    A text that got shorter because the archive reads another part of the page (a re-render) is none.
    """
    found: set[int] = set()
    n = next((k for k, size in enumerate(sizes) if size >= SHORTEST), 0)
    whole = sizes[n] if sizes else 0
    found.update(k for k in range(n) if sizes[k] < FRAGMENT * whole)
    while n < len(sizes):
        if (versions[n].kind != "rerender" and sizes[n] < FRAGMENT * whole) or sizes[n] == 0:
            end = next((k for k in range(n, len(sizes)) if _whole(versions[k], sizes[k], whole)), len(sizes))
            stood = versions[end if end < len(sizes) else -1].date - versions[n].date
            if stood < STAYS or max(sizes[n:end]) < SHORTEST:
                found.update(range(n, end))
                n = end
                continue
        whole = sizes[n]
        n += 1
    return found


def _whole(version: Version, size: int, whole: int) -> bool:
    return size > 0 and (size >= RETURNED * whole or version.kind == "rerender")
