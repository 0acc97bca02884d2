"""Where a fact comes from."""

from typing import Literal

from sayno.model.base import Noun

SourceLevel = Literal[
    "official",  # the service's or authority's own text, read
    "official-excerpt",  # only a part of it was visible
    "official-quoted",  # a third party quotes or summarises it
    "observed",  # a third party says they looked at the real interface
    "third-party",  # guide, news, forum post, code
    "study",  # a published study
]


class Source(Noun):
    """One thing that was read: its address if known, its date as far as known, and how close it is."""

    url: str | None = None
    title: str | None = None
    date: str | None = None
    level: SourceLevel = "third-party"
    language: str | None = None
    note: str | None = None
