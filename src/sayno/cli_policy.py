"""The commands of ``sayno policy``: options to model, help. Nothing else."""

import sys
from typing import Annotated

import typer

from sayno.cli_shared import AsJson, console, print_json

policy = typer.Typer(
    name="policy",
    help="Read what policies say on training AI.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@policy.callback()
def _root() -> None:
    """Read what policies say on training AI: their claims, and since when."""


@policy.command()
def read(
    source: Annotated[str, typer.Argument(help="A file, an address, or - for what comes in.")],
    language: Annotated[
        str, typer.Option(help="Language of the text, ISO 639-1.", show_default="told from the text")
    ] = "",
    why: Annotated[bool, typer.Option("--why", help="Show what spoke for and against each claim.")] = False,
    lines: Annotated[
        bool, typer.Option("--jsonl", help='Read lines of {"id", "text"}, write lines of {"id", "claims"}.')
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Read the claims of one text: who may train on whose data, and who may refuse."""
    from sayno.report import claims as shown
    from sayno.verbs import policy_read as verb

    if lines:
        with verb.opened(source) as stream:
            for answer in verb.answers(stream, language or None, why=why):
                sys.stdout.write(answer + "\n")
                sys.stdout.flush()
        return None
    made = verb.read(source, language or None)
    if as_json:
        return print_json(made.plain(why=why))
    return shown.claims(console(), made.claims, made.quotes, why=why)
