import io

import pytest
from report_facts import declarations, plaza
from report_town import Shelf, study
from rich.console import Console

from sayno.report.terminal import progress, show


def printed(width: int, name: str = "Plaza", terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, color_system="standard" if terminal else None)
    chosen = (plaza(name), *declarations()[1:])
    show(console, study(Shelf(), chosen), chosen)
    return out.getvalue()


@pytest.mark.parametrize("name", ["Plaza", "[red]Pl\u202eaza\x1b[31m" * 9])
def test_a_pipe_gets_plain_lines_of_80_columns(name: str) -> None:
    text = printed(80, name)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_each_service_has_a_row_and_grades_stand_apart() -> None:
    lines = printed(120).splitlines()
    head = lines[0].split()
    assert head == ["Service", "Can", "refuse", "Default", "Publ.", "Doc.", "Repl.", "Found", "Hardest"]
    row = next(line for line in lines if line.startswith("Plaza"))
    assert row.split() == [
        "Plaza",
        "switch",
        "on",
        "3–5",
        "2–4",
        "3",
        "·",
        "4",
        "=",
        "3",
        "·",
        "<",
        "3",
        "DE",
        "Android:",
        "refused",
    ]
    assert next(line for line in lines if line.startswith("Forms")).count("≥ 4") == 2
    assert "none" in next(line for line in lines if line.startswith("Silent"))


def test_a_terminal_gets_colour_besides_words() -> None:
    assert "\x1b[3" in printed(100, terminal=True)


def test_progress_in_a_pipe_is_one_plain_line_for_each_piece() -> None:
    out = io.StringIO()
    with progress(Console(file=out, width=20, force_terminal=False), "Audits", 2) as told:
        told("plaza DE web")
        told("[b]for\x1bms[/b] US android, a long one")
    assert out.getvalue() == "Audits 1/2: plaza DE web\nAudits 2/2: [b]for[U+001B]ms[/b] US android, a long one\n"


def test_progress_in_a_terminal_shows_how_far_it_is_and_leaves_nothing() -> None:
    out = io.StringIO()
    console = Console(file=out, width=100, force_terminal=True)
    with progress(console, "Audits", 3) as told:
        told("[plaza]")
        told("forms")
    shown = out.getvalue()
    assert "2/3" in shown
    assert "forms" in shown
