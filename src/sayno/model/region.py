"""Region codes: ISO 3166-1 countries, ISO 3166-2 states, and the groups that sources speak of."""

from typing import Annotated

from pydantic import StringConstraints

Region = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
"""Where a person lives: ``DE``, ``US``, ``US-CA``."""

RegionOrGroup = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}(-[A-Z0-9]{1,3})?|EU|EEA|WORLD)$")]
"""A region, or ``EU``, ``EEA``, ``WORLD``."""

EU = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "HR",
        "CY",
        "CZ",
        "DK",
        "EE",
        "FI",
        "FR",
        "DE",
        "GR",
        "HU",
        "IE",
        "IT",
        "LV",
        "LT",
        "LU",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SK",
        "SI",
        "ES",
        "SE",
    ]
)
EEA = EU | {"IS", "LI", "NO"}


def covers(group: str, region: str) -> bool:
    """Whether ``group`` (a region or a group of them) includes ``region``; a country includes its states."""
    match group:
        case "WORLD":
            return True
        case "EU":
            return region.split("-", maxsplit=1)[0] in EU
        case "EEA":
            return region.split("-", maxsplit=1)[0] in EEA
        case _:
            return region == group or region.startswith(f"{group}-")
