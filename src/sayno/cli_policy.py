"""The commands of ``sayno policy``: options to model, help. Nothing else."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayno.cli_shared import AsJson, console, print_json, progress

if TYPE_CHECKING:
    from sayno.auditing.policies import Question

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


Source = Annotated[
    str,
    typer.Argument(
        help="An Open Terms Archive collection (repository, bundle, git address), or one document: a file, an address."
    ),
]
Service = Annotated[str, typer.Option(help="Only this service of the collection.", show_default="all")]
DocumentName = Annotated[str, typer.Option("--document", help="Only this document.", show_default="all")]
Jobs = Annotated[
    int, typer.Option(min=1, help="Processes that read at the same time.", show_default="one for each core")
]
CORES = os.cpu_count() or 1


@policy.command()
def history(
    source: Source, service: Service = "", document: DocumentName = "", jobs: Jobs = CORES, as_json: AsJson = False
) -> None:
    """Tell when claims of each kind appeared, changed their meaning and disappeared.

    With --json, one line of JSON for each event, as soon as its document is read.
    """
    from sayno.report import events as shown
    from sayno.verbs import policy_history as verb

    read_trails = []
    for trail in verb.history(_question(source, service, document, jobs), progress()):
        if as_json:
            for event in trail.events:
                typer.echo(shown.event_line(event))
        else:
            shown.trail_events(console(), trail)
            read_trails.append(trail)
    if not as_json:
        shown.summary(console(), read_trails)


@policy.command()
def stance(
    source: Source,
    day: Annotated[str, typer.Option("--date", help="The day, as 2025-01-31.", show_default="the newest version")] = "",
    service: Service = "",
    document: DocumentName = "",
    jobs: Jobs = CORES,
    as_json: AsJson = False,
) -> None:
    """Tell what documents say at a date: who trains on whose data, who may refuse and how, since when."""
    from sayno.report import events as shown
    from sayno.verbs import policy_stance as verb

    found = verb.stance(_question(source, service, document, jobs), _day(day) if day else None, progress())
    if as_json:
        return print_json([shown.stance_line(trail) for trail in found])
    return shown.stances(console(), found)


@policy.command()
def diff(
    source: Source,
    first: Annotated[str, typer.Argument(metavar="DATE1", help="The earlier day, as 2024-01-31.")],
    second: Annotated[str, typer.Argument(metavar="DATE2", help="The later day.")],
    service: Service = "",
    document: DocumentName = "",
    jobs: Jobs = CORES,
    as_json: AsJson = False,
) -> None:
    """Tell what documents claim on one day and not on another."""
    from sayno.report import events as shown
    from sayno.verbs import policy_diff as verb

    days = _day(first), _day(second)
    if days[0] > days[1]:
        raise typer.BadParameter("DATE1 is later than DATE2")
    found = verb.diff(_question(source, service, document, jobs), *days, progress())
    if as_json:
        return print_json([one.model_dump(mode="json") for one in found])
    return shown.differences(console(), found)


def _question(source: str, service: str, document: str, jobs: int) -> "Question":
    from sayno.auditing.policies import Question

    return Question(source, service, document, jobs)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"'{text}' is no day; write it as 2025-01-31") from error
