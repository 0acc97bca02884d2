"""What every group of commands shares: the option ``--json`` and the two consoles."""

import json
from typing import Annotated, Any

import typer
from pydantic import BaseModel
from rich.console import Console

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines instead.")]


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
