"""The command line: options to model, exit codes, help. Nothing else.

Verbs are imported where they are called: help and a wrong option answer at once, without a browser's library.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from sayno import __version__, catalogue
from sayno.cli_audit import audit
from sayno.cli_policy import policy
from sayno.cli_shared import AsJson, Language, address, console, print_json, progress, secrets, surface, where
from sayno.seams import BadHistory, NoBrowser, Unreachable
from sayno.verbs.exits import Exit

app = typer.Typer(
    name="sayno",
    help="AI training on social media: can you really say no? Answered by measurement, with proof for every number.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(policy)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayno {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Measure whether, and how hard, a person can refuse that their data trains AI models."""


@app.command()
def study(
    out: Annotated[
        Path | None, typer.Option(help="Folder of the study.", show_default="studies/ and today's date")
    ] = None,
    services: Annotated[str, typer.Option(help="Services, separated by commas.", show_default="all")] = "",
    regions: Annotated[str, typer.Option(help="Regions, separated by commas.")] = "DE,GB,US,US-CA,BR",
    surfaces: Annotated[str, typer.Option(help="Surfaces, separated by commas.")] = "web,android",
    policies: Annotated[
        list[str] | None,
        typer.Option(help="History of policies (Open Terms Archive): folder, bundle or git address. Repeatable."),
    ] = None,
    jobs: Annotated[
        int, typer.Option(min=1, help="Audits at the same time.", show_default="one for each core")
    ] = os.cpu_count() or 1,
    language: Language = "en",
    again: Annotated[bool, typer.Option("--again", help="Walk anew what the folder already holds.")] = False,
    search: Annotated[
        bool, typer.Option("--search/--no-search", help="Look for each way without its declaration too.")
    ] = True,
    as_json: AsJson = False,
) -> None:
    """Audit services from several vantages on the replicas and publish a report.

    A study that was interrupted continues where it stopped.
    """
    from sayno.report import terminal
    from sayno.verbs import study as verb

    order = verb.Order(
        out=out or Path("studies") / datetime.now(UTC).date().isoformat(),
        declarations=tuple(catalogue.service(s) for s in _list(services)) or catalogue.services(),
        regions=tuple(catalogue.region(r) for r in _list(regions)),
        surfaces=tuple(surface(s) for s in _list(surfaces)),
        policies=tuple(policies or ()),
        jobs=jobs,
        language=language,
        again=again,
        search=search,
    )
    made = verb.study(order, progress() if as_json else console())
    if as_json:
        return print_json(made)
    terminal.show(console(), made, order.declarations)
    return where(order.out)


app.command()(audit)


@app.command()
def find(
    url: Annotated[str, typer.Argument(help="Where to start: the service's address, signed in if it needs that.")],
    topic: Annotated[str, typer.Option(help="A topic of the catalogue, or any phrase in plain words.")] = "ai-training",
    storage_state: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="Your session, saved by 'sayno login'.")
    ] = None,
    region: Annotated[str, typer.Option(help="Where the person lives: DE, US-CA …")] = "US",
    language: Annotated[str, typer.Option("--lang", help="Language of the interface, ISO 639-1.")] = "en",
    mobile: Annotated[bool, typer.Option("--mobile", help="As on a phone.")] = False,
    max_screens: Annotated[int, typer.Option(min=1, help="Open no more screens than this.")] = 40,
    max_minutes: Annotated[float, typer.Option(min=0.1, help="Search no longer than this.")] = 10.0,
    prove: Annotated[
        bool,
        typer.Option("--prove", help="In an account of your own: make the refusal for real, and see that it holds."),
    ] = False,
    restore: Annotated[bool, typer.Option("--restore", help="With --prove: put everything back as it was.")] = False,
    redact: Annotated[
        list[str] | None, typer.Option(help="Something personal never to be written, such as your name. Repeatable.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="File for the route, ready for the catalogue.")] = None,
    as_json: AsJson = False,
) -> None:
    """Find the shortest way to a refusal by looking, without touching anything."""
    from sayno.auditing.questing import quest
    from sayno.model.redaction import Redactor
    from sayno.report import cards, terminal
    from sayno.verbs import find as verb

    if restore and not prove:
        raise typer.BadParameter("--restore goes with --prove")
    if prove and not as_json:
        typer.confirm(f"Refuse '{topic}' at {url} in this account, for real?", abort=True, err=True)
    private = [("name", value) for value in redact or ()]
    redactor = Redactor([*private, *secrets(storage_state)])
    sought = quest(
        address(url),
        topic,
        catalogue.region(region),
        language,
        surface="android" if mobile else "web",
        session=storage_state,
        max_screens=max_screens,
        max_minutes=max_minutes,
    )
    with terminal.searching(progress()) as told:
        result = verb.find(
            sought,
            topic,
            redactor,
            lambda p: told(p.screens, p.frontier, p.best),
            proving=prove,
            restoring=restore,
            out=out,
        )
    if as_json:
        return print_json(result)
    cards.find(console(), result)
    if prove and result.control and result.proved is None:
        typer.echo("Nothing was switched: there is no route, or the control is not surely the one that was asked for.")
    return typer.echo(f"\nRoute: {out.resolve()}") if out and result.route else None


@app.command()
def login(
    url: Annotated[str, typer.Argument(help="The address of the service.")],
    out: Annotated[Path, typer.Option(help="File for the session; only you can read it.")],
    as_json: AsJson = False,
) -> None:
    """Open a real window in which you sign in, and save the session."""
    from sayno.verbs import login as verb

    def wait() -> None:
        typer.prompt("Sign in in the window, then press Enter here", default="", show_default=False, err=True)

    verb.login(url, out, wait)
    if as_json:
        return print_json({"session": str(out)})
    return typer.echo(f"Saved. {out} opens your account: keep it to yourself, and delete it when you are done.")


@app.command()
def count(
    file: Annotated[
        Path, typer.Argument(exists=True, help="A declaration, a route, a walk, or the folder of a study.")
    ],
    as_json: AsJson = False,
) -> None:
    """Count the actions of routes or walks, by each definition."""
    from sayno.report import cards
    from sayno.verbs import count as verb

    counted = verb.count(file)
    if as_json:
        return print_json([c.model_dump(mode="json") for c in counted])
    return cards.counts(console(), counted)


@app.command()
def services(as_json: AsJson = False) -> None:
    """List the services of the catalogue."""
    from sayno.report import cards

    if as_json:
        return print_json([{"id": s.id, "name": s.name, "order": s.order} for s in catalogue.services()])
    return cards.services(console(), catalogue.services())


@app.command()
def show(
    service: Annotated[str, typer.Argument(help="A service of the catalogue, or the file of a declaration.")],
    as_json: AsJson = False,
) -> None:
    """Show what is known of one service, from where, and what is not."""
    from sayno.report import cards

    declaration = catalogue.service(service)
    return print_json(declaration) if as_json else cards.service(console(), declaration)


def main() -> None:
    """Run the command line; whatever goes wrong is one clear line and a named exit code."""
    with _said_clearly():
        app()


_EXITS: Final[tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], Exit], ...]] = (
    ((catalogue.Unknown, catalogue.BrokenFile), Exit.USAGE),
    (NoBrowser, Exit.NO_BROWSER),
    (Unreachable, Exit.UNREACHABLE),
    (BadHistory, Exit.BAD_HISTORY),
    (OSError, Exit.CANNOT_WRITE),
)


@contextmanager
def _said_clearly() -> Iterator[None]:
    try:
        yield
    except SystemExit as ended:
        if ended.code == Exit.INTERRUPTED:  # Typer has met Ctrl-C before us, and says nothing
            _fail("interrupted; what was done is kept, and the same command goes on from there", Exit.INTERRUPTED)
        raise
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.OK)
    except Exception as error:
        for kinds, code in _EXITS:
            if isinstance(error, kinds):
                _fail(_line(error), code)
        raise


def _line(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror.lower()}" if error.filename else error.strerror
    return str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)


def _fail(message: str, code: Exit) -> None:
    typer.echo(f"sayno: {message}", err=True)
    sys.exit(code)


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
