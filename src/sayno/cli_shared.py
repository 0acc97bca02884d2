"""What commands share: common options, the two consoles, and reading and printing what all of them do."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import typer
from pydantic import BaseModel
from rich.console import Console

from sayno.catalogue import Unknown
from sayno.model.base import Surface

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines instead.")]

Language = Annotated[str, typer.Option("--language", "--lang", help="Language of the interface, ISO 639-1.")]


class OnSurface(StrEnum):
    """Surfaces as the command line spells them."""

    WEB = "web"
    ANDROID = "android"
    IOS = "ios"


def console() -> Console:
    """The terminal, for what was asked for."""
    return Console()


def progress() -> Console:
    """The terminal, for progress."""
    return Console(stderr=True)


def print_json(value: BaseModel | Any) -> None:
    """Print a noun, or anything that JSON can hold."""
    if isinstance(value, BaseModel):
        typer.echo(value.model_dump_json(indent=1))
    else:
        typer.echo(json.dumps(value, indent=1, ensure_ascii=False))


def surface(name: str) -> Surface:
    """A surface by its name. Raises ``Unknown``."""
    match name:
        case "web" | "android" | "ios":
            return name
        case _:
            raise Unknown("surface", name, [s.value for s in OnSurface])


def address(url: str) -> str:
    """An address as a person types it; without a scheme, https."""
    if "://" not in url:
        url = f"https://{url}"
    if not url.startswith(("http://", "https://")):
        raise typer.BadParameter("an address begins with http:// or https://", param_hint="URL")
    try:
        parts = urlsplit(url)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        whole = False
    if not whole:
        raise typer.BadParameter(f"'{url}' is no address", param_hint="URL")
    return url


def where(folder: Path) -> None:
    """Say where the report is."""
    typer.echo(f"\nReport: {(folder / 'index.html').resolve()}")


def secrets(session: Path | None) -> tuple[tuple[str, str], ...]:
    """What of a saved session must never be written; nothing where there is none."""
    from sayno.auditing.session import secrets_of

    try:
        return secrets_of(session) if session else ()
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--storage-state") from error
