"""A claim: what a passage of a document says on training AI."""

from typing import Literal

from pydantic import Field

from sayno.model.base import Noun

ClaimKind = Literal["trains", "denies", "choice", "shares", "forbids"]
"""What a passage does. trains: the service may use people's data to train. denies: it says that it does not. choice:
people can refuse, or must first agree. shares: third parties may train with the data for their own ends. forbids:
others must not train with the service or what is on it."""

Scope = Literal["public", "private", "both", "unspecified"]
"""Whose data a claim is about: what people show to all, what they do not (messages, prompts, drafts …), both, or
unsaid."""


class Claim(Noun):
    """A claim with the exact span that makes it; offsets are characters of the text that was read, end exclusive."""

    kind: ClaimKind
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    scope: Scope = "unspecified"
    purpose: str | None = Field(default=None, description="what for, where it is said: generative AI, advertising …")
    regions: tuple[str, ...] = Field(default=(), description="the regions that the passage names")
    legal_basis: str | None = Field(default=None, description="the legal basis that the passage names")
    link: str | None = Field(default=None, description="the address or setting that a choice gives")
    confidence: float = Field(ge=0, le=1)
    why: tuple[str, ...] = Field(default=(), description="what spoke for and against, in short")
