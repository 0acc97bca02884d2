"""Codex: a comic reader drawn in the browser (Vue, Vuetify); administrators have tables of switches; a socket."""

import json
import sqlite3
import time
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import EMAIL, USER, Client

OWN = (
    "PUT /api/v3/auth/timezone/",  # tells the server the browser's time zone
    "PATCH /api/v3/r/settings",
    "WS /api/v3/ws .*",
)
"""The session keeps how the shelf was drawn last, whoever comes by; the socket tells of news and asks for nothing."""

_PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
_TABLES = ("codex_adminflag", "codex_library", "codex_comic", "auth_user", "auth_group")
_VOLATILE = ("last_login", "last_poll", "updated_at", "update_in_progress", "password")


@contextmanager
def codex(home: Path) -> Iterator[Running]:
    """Codex with a library of one comic and its administrator signed in."""
    program = python("codex", "--prefer-binary") / "codex"
    port, data, comics = free_port(), home / "config", home / "comics"
    data.mkdir()
    comics.mkdir()
    with zipfile.ZipFile(comics / "Canary Tales 001 (2020).cbz", "w") as comic:
        for page in ("1.png", "2.png"):
            comic.writestr(page, _PIXEL)
    (data / "hypercorn.toml").write_text(f'bind = ["127.0.0.1:{port}"]\n', encoding="utf-8")
    env = environment(home, CODEX_CONFIG_DIR=str(data), TIMEZONE="UTC", LOGLEVEL="WARNING")
    database = data / "codex.sqlite3"
    with Relay(port) as relay, server([program], env, home, port, seconds=300):
        client = Client(relay.url)
        client.until("api/v3/auth/flags/", "{")
        client.json("api/v3/auth/login/", {"login": "admin", "password": "admin"})
        client.headers["X-CSRFToken"] = client.cookie("csrftoken")
        client.json("api/v3/admin/library", {"path": str(comics), "events": True, "poll": False})
        _have_it_read(client, database)
        with closing(sqlite3.connect(database, timeout=30)) as kept, kept:
            kept.execute("UPDATE auth_user SET username = ?, email = ?", (USER, EMAIL))
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(database), OWN)


def _have_it_read(client: Client, database: Path) -> None:
    """A new library is read in the background, unless the program was not ready to: it is asked again."""
    for _ in range(20):
        for _ in range(10):
            if _stored(database)["codex_comic"]:
                return
            time.sleep(0.5)
        client.json("api/v3/admin/librarian/task", {"task": "poll"})
    raise RuntimeError("Codex did not read its library")


def _stored(database: Path) -> Stored:
    """Flags, libraries, comics and who there is."""
    with closing(sqlite3.connect(database, timeout=30)) as kept:
        kept.row_factory = sqlite3.Row
        found: Stored = {}
        for table in _TABLES:
            rows = [dict(row) for row in kept.execute(f"SELECT * FROM {table}")]
            found[table] = [{k: v for k, v in row.items() if k not in _VOLATILE} for row in rows]
        return dict(json.loads(json.dumps(found, default=str)))
