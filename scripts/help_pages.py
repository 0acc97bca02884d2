"""Write what `sayno VERB --help` prints into docs/verbs/VERB.md, one page for each verb the program has."""

import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import typer
from generated import ROOT, between, main
from typer.testing import CliRunner


def plain_terminal() -> None:
    """80 columns and no colour, wherever this runs. Typer reads these when it first prints."""
    os.environ |= {"COLUMNS": "80", "TERMINAL_WIDTH": "80", "NO_COLOR": "1", "TERM": "dumb"}
    for name in ("FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS"):
        os.environ.pop(name, None)


def verbs(app: typer.Typer) -> list[str]:
    """The verbs that the program lists."""
    program = typer.main.get_group(app)
    return sorted(name for name, verb in program.commands.items() if not verb.hidden)


def help_of(app: typer.Typer, *verb: str) -> str:
    """What the verb, or a verb of a group, prints when asked for help."""
    result = CliRunner().invoke(app, [*verb, "--help"], prog_name="sayno")
    if result.exit_code:
        raise SystemExit(f"'sayno {' '.join(verb)} --help' failed: {result.output.strip()}")
    return "\n".join(line.rstrip() for line in result.output.splitlines()).strip("\n")


def helps(app: typer.Typer, verb: str) -> Iterator[str]:
    """The help of a verb; of a group, that of each of its verbs after its own."""
    yield help_of(app, verb)
    group = typer.main.get_group(app).commands[verb]
    for name in sorted(getattr(group, "commands", {})):
        yield help_of(app, verb, name)


def pages(app: typer.Typer) -> dict[Path, str]:
    """Each verb's page with its help between the markers; a new page begins with its title."""
    made = {}
    for verb in verbs(app):
        page = ROOT / "docs" / "verbs" / f"{verb}.md"
        text = page.read_text(encoding="utf-8") if page.exists() else f"# sayno {verb}\n"
        made[page] = between(text, "help", "\n\n".join(f"```text\n{said}\n```" for said in helps(app, verb)))
    return made


if __name__ == "__main__":
    plain_terminal()
    sys.exit(main(__doc__, pages(importlib.import_module("sayno.cli").app)))
