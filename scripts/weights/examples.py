"""The examples that the encoder is taught by: how settings are worded, and how people ask for them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pydantic import Field

from sayno.model.base import Noun
from sayno.walk.search.words import plain

PLACE: Final = Path(__file__).parent / "examples"


class Setting(Noun):
    """A setting that a person may want to refuse."""

    label: str
    under: str = Field(default="", description="the heading that it stands under")
    help: str = Field(default="", description="the explanation beside it")
    topic: str = Field(description="what a person types who has not seen it, in one to four words")
    phrase: str = Field(description="the same, as one would tell a friend")

    @property
    def own(self) -> str:
        """What it is called, as the search compares it."""
        return plain(self.label)

    @property
    def explained(self) -> str:
        """What it is called, under its heading and with its explanation, as the search compares it."""
        return plain(f"{self.under} {self.label} {self.help}")

    @property
    def asked(self) -> tuple[str, str]:
        """How people ask for it."""
        return plain(self.topic), plain(self.phrase)


class Application(Noun):
    """The settings of one application."""

    application: str
    controls: tuple[Setting, ...]


def applications(files: Iterable[Path]) -> list[Application]:
    """What some files of JSON lines hold, in order."""
    return [
        Application.model_validate_json(line)
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if line
    ]
