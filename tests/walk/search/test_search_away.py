"""What turns a search away, and what only looks like it."""

import pytest

from sayno.model.walk import Outcome
from sayno.walk.search.away import turned_away

SECRET = '- textbox "{}" [ref=e{}]:\n  - /type: password\n'
NAME = '- textbox "Name" [ref=e9]\n'
SWITCHES = "".join(f'- switch "Send {n}" [checked] [ref=s{n}]\n' for n in range(3))


@pytest.mark.parametrize(
    ("tree", "status", "outcome"),
    [
        (NAME + SECRET.format("Passwort", 1) + '- checkbox "Angemeldet bleiben" [ref=e8]', 200, Outcome.SIGNED_OUT),
        ('- textbox "Your password" [ref=e1]', None, Outcome.SIGNED_OUT),
        ('- button "Go" [ref=e1]', 401, Outcome.SIGNED_OUT),
        ('- button "Go" [ref=e1]', 403, Outcome.BLOCKED),
        ('- button "Go" [ref=e1]', 429, Outcome.BLOCKED),
        ('- button "Go" [ref=e1]', 451, Outcome.REGION_DENIED),
        ('- button "Go" [ref=e1]', 503, Outcome.BROKEN),
    ],
)
def test_it_is_turned_away_by(screen, tree, status, outcome) -> None:
    assert turned_away(screen(tree, status=status)).outcome is outcome


@pytest.mark.parametrize(
    ("what", "tree"),
    [
        ("no password", NAME),
        ("a password that is changed", SECRET.format("Old", 1) + SECRET.format("New", 2)),
        ("a password among settings", SECRET.format("Proxy password", 1) + SWITCHES),
        ("a password in a long form", SECRET.format("Key", 1) + "".join(f'- textbox "{c}" [ref={c}]\n' for c in "abc")),
    ],
)
def test_it_is_not_turned_away_by(screen, what, tree) -> None:
    assert turned_away(screen(tree, status=200)) is None
