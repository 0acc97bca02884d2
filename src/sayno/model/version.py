"""A version: what a document said at a date."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from sayno.model.base import Noun

VersionKind = Literal["first", "change", "rerender"]
"""How a version came to be. first: the record begins with it; change: the text at the source differed; rerender:
the archive read the same source anew, the service changed nothing."""


class Version(Noun):
    """One recorded state of one document, as Open Terms Archive keeps it."""

    collection: str
    service: str = Field(description="the service's name as the collection spells it")
    document: str
    path: str
    commit: str | None = Field(description="None: a file or a live page, which has no history")
    date: datetime
    blob: str = Field(description="git object id of the text")
    kind: VersionKind = Field(
        description="rerender: the archive read the same source anew; the service changed nothing"
    )
