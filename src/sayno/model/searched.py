"""A search beside a followed route: what a search without the declaration came to, and how far the two agree."""

from enum import StrEnum

from pydantic import Field

from sayno.model.base import Digest, Noun, Surface
from sayno.model.find import Find
from sayno.model.region import Region
from sayno.model.walk import Walked


class Agreement(StrEnum):
    """How what the search found stands to the route that was followed."""

    SAME = "same"
    SHORTER = "shorter"
    LONGER = "longer"
    OTHER = "other-control"
    MISSED = "not-found"
    APART = "other-start"
    ALONE = "only-found"
    NEITHER = "neither"
    UNCLEAR = "unclear"


class Searched(Noun):
    """What a search from the service's start came to, by looking only, without any declaration.

    ``region`` and ``surface`` say where it was made: elsewhere than the audit where the interface is the same there.
    ``followed``: the actions of the followed walk up to the control that the search found too.
    """

    find: Find
    region: Region
    surface: Surface
    walks: tuple[Walked, ...] = Field(default=(), description="the search and its rehearsals")
    agreement: Agreement = Agreement.UNCLEAR
    followed: int | None = None
    basis: Digest = Field(description="hash of all that the search depends on")
