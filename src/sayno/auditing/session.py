"""A saved session, and what of it must never be written anywhere else."""

import json
from pathlib import Path


def secrets_of(session: Path) -> tuple[tuple[str, str], ...]:
    """The values of cookies and of the origins' storage, to be redacted.

    Raises ``OSError`` where the file cannot be read and ``ValueError`` where it is not a saved session.
    """
    try:
        state = json.loads(session.read_text(encoding="utf-8"))
        cookies = [("cookie", c["value"]) for c in state["cookies"]]
        stored = [("token", item["value"]) for o in state["origins"] for item in o["localStorage"]]
    except (KeyError, TypeError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{session} is not a session that 'sayno login' saved") from error
    return tuple((label, value) for label, value in [*cookies, *stored] if _telling(value))


def _telling(value: str) -> bool:
    """A preference such as ``dark`` or ``settings`` is no secret, and would eat into the interface's own words."""
    return len(value) >= 8 and not value.isalpha()
