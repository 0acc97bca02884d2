"""A topic: what is being refused, in the words that people and interfaces use for it."""

from typing import Annotated

from pydantic import Field, StringConstraints

from sayno.model.base import Noun, Slug

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
"""ISO 639-1 code."""


class Words(Noun):
    """The words of one language, from the most telling to the merely leading."""

    control: tuple[str, ...] = Field(min_length=1, description="what the control itself says")
    refuse: tuple[str, ...] = Field(default=(), description="what links and buttons to a refusal say")
    leads: tuple[str, ...] = Field(default=(), description="menu entries that lead there")
    search: tuple[str, ...] = Field(default=(), description="what one types into a box that searches settings")
    policy: tuple[str, ...] = Field(default=(), description="what a policy says about it")
    decoys: tuple[str, ...] = Field(default=(), description="near, but another thing")
    senses: tuple[str, ...] = Field(
        default=(),
        description="what a label says, whatever its wording: 'a|b' either, '… ' up to six words between, '&' both, in "
        "any order; * at the end of a word stands for any ending",
    )


class Topic(Noun):
    """One thing that a person may want to refuse."""

    id: Slug
    title: str
    description: str
    words: dict[Language, Words] = Field(min_length=1)
