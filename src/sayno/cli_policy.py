"""The commands of ``sayno policy``: options to model, help. Nothing else."""

import sys
from pathlib import Path
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


@policy.command()
def evaluate(
    labels: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Labelled passages, one a line.")],
    history: Annotated[
        list[str] | None,
        typer.Option(
            help="History that holds the texts: folder, bundle or git address. Repeatable.",
            show_default="the bundles beside the file",
        ),
    ] = None,
    part: Annotated[str, typer.Option(help="Only this part of the file; the others may be learnt from.")] = "",
    as_json: AsJson = False,
) -> None:
    """Measure how right the reader is on labelled passages, beside two baselines."""
    from sayno.report import accuracy as shown
    from sayno.verbs import policy_evaluate as verb

    made = verb.evaluate(labels, tuple(history or ()), part)
    return print_json(made) if as_json else shown.evaluation(console(), made)
