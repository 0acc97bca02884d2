"""``sayno audit``: the options of its two forms."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from sayno import catalogue
from sayno.cli_shared import (
    AsJson,
    Language,
    OnSurface,
    address,
    console,
    print_json,
    progress,
    secrets,
    surface,
    where,
)
from sayno.model.audit import Study
from sayno.model.base import Surface
from sayno.model.service import Declaration


def audit(
    service: Annotated[
        str,
        typer.Argument(help="A service of the catalogue, the file of a declaration, or an http(s) address to search."),
    ],
    region: Annotated[
        str | None,
        typer.Option(help="Where the person lives: DE, US-CA …", show_default="US for an address, else required"),
    ] = None,
    on_surface: Annotated[OnSurface, typer.Option("--surface", help="Where the service is met.")] = OnSurface.WEB,
    topic: Annotated[
        str, typer.Option(help="What is being refused; with an address, any phrase in plain words too.")
    ] = "ai-training",
    live: Annotated[bool, typer.Option("--live", help="On the real service, in your own session. Looks only.")] = False,
    storage_state: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="Your session, saved by 'sayno login'.")
    ] = None,
    commit: Annotated[
        bool, typer.Option("--commit", help="With --live: really make the refusal, and leave it made.")
    ] = False,
    redact: Annotated[
        list[str] | None, typer.Option(help="Something personal never to be written, such as your name. Repeatable.")
    ] = None,
    language: Language = "en",
    out: Annotated[Path | None, typer.Option(help="Folder of the audit.", show_default="audits/ and its name")] = None,
    as_json: AsJson = False,
) -> None:
    """Audit one service from one vantage: on its replica, live, or, given an address, by a search that only looks."""
    private = tuple(("name", value) for value in redact or ()) + secrets(storage_state)
    is_address = "://" in service
    if is_address and commit:
        raise typer.BadParameter("--commit follows a declaration; an address is only searched")
    if region is None and not is_address:
        raise typer.BadParameter("a service of the catalogue is audited in a region: --region DE")
    if (commit or storage_state) and not (live or is_address):
        raise typer.BadParameter("--commit and --storage-state go with --live")
    asked = _Asked(
        service,
        catalogue.region(region or "US"),
        surface(on_surface),
        topic,
        language,
        storage_state,
        private,
        out,
        as_json,
    )
    if is_address:
        return _search(asked)
    return _follow(asked, live=live, commit=commit)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What both forms are given."""

    service: str
    region: str
    surface: Surface
    topic: str
    language: str
    session: Path | None
    private: tuple[tuple[str, str], ...]
    out: Path | None
    as_json: bool

    def folder(self, name: str) -> Path:
        return self.out or Path("audits") / f"{name}-{self.region}-{self.surface}"

    def show(self, made: Study, declaration: Declaration, folder: Path) -> None:
        """Print the one audit, for machines or for people."""
        from sayno.report import cards

        if self.as_json:
            return print_json(made.audits[0])
        cards.audit(console(), made.audits[0], declaration)
        return where(folder)


def _follow(asked: _Asked, *, live: bool, commit: bool) -> None:
    """A service that a declaration describes."""
    from sayno.auditing.audit import Job, Live
    from sayno.verbs import audit as verb

    declaration = catalogue.service(asked.service)
    job = Job(
        declaration=declaration,
        topic=asked.topic
        if any(r.topic == asked.topic for r in declaration.routes)
        else catalogue.topic(asked.topic).id,
        region=asked.region,
        surface=asked.surface,
        language=asked.language,
        date=datetime.now(UTC).date(),
        live=Live(session=asked.session, commit=commit) if live else None,
        private=asked.private,
    )
    if commit and not asked.as_json:
        typer.confirm(f"Refuse '{job.topic}' at {declaration.name} in this account, for real?", abort=True, err=True)
    folder = asked.folder(declaration.id)
    asked.show(verb.audit(job, folder, _ask, progress()), declaration, folder)


def _search(asked: _Asked) -> None:
    """A service that no declaration describes, from an address."""
    from sayno.auditing import questing
    from sayno.auditing.undeclared import slug
    from sayno.model.redaction import Redactor
    from sayno.report import terminal
    from sayno.verbs import audit as verb

    start, topic = address(asked.service), questing.asked(asked.topic)
    quest = questing.quest(start, topic, asked.region, asked.language, surface=asked.surface, session=asked.session)
    folder = asked.folder(slug(start))
    with terminal.searching(progress()) as told:
        made, declaration = verb.search(
            quest, folder, Redactor(asked.private), lambda p: told(p.screens, p.frontier, p.best)
        )
    asked.show(made, declaration, folder)


def _ask(field: str) -> str:
    secret = field in ("password", "email-code")
    return str(typer.prompt(f"The service asks for your {field.replace('-', ' ')}", hide_input=secret, err=True))
