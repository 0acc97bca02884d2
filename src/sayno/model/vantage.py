"""From where one looks."""

from datetime import date
from typing import Literal

from pydantic import Field

from sayno.model.base import Noun, Surface
from sayno.model.region import Region
from sayno.model.topic import Language


class Vantage(Noun):
    """Region, language, surface and date of a look; an account is named by a label, never by a person."""

    region: Region
    surface: Surface = "web"
    language: Language = "en"
    date: date
    account: str = Field(default="fresh", description="a label such as 'fresh', never a name")

    @property
    def viewport(self) -> Literal["desktop", "mobile"]:
        """Apps are walked in a mobile viewport."""
        return "desktop" if self.surface == "web" else "mobile"
