"""Calibre-Web: a library of books in Flask pages with Bootstrap 3; the administration's settings in folding panels."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, USER, Client, filled

OWN = ()
ACTING = (r"GET /logout\?.*",)

_LIBRARY: Final = """
import sys
from pathlib import Path

import calibreweb

sys.path.insert(0, str(Path(calibreweb.__file__).parent))

from cps import db
from sqlalchemy import create_engine, text

with create_engine("sqlite:///" + sys.argv[1]).begin() as kept:
    db.Base.metadata.create_all(kept.execution_options(schema_translate_map={"calibre": None}))
    kept.execute(text("INSERT INTO library_id VALUES (1, 'canary')"))
    kept.execute(text("INSERT INTO authors VALUES (1, 'Cornelia Canary-Voss', 'Canary-Voss, Cornelia', '')"))
    for number, title in enumerate(("Bread", "Coal", "Bird Seed"), start=1):
        told = {"i": number, "t": title, "d": "2026-01-01 00:00:00.000000"}
        book = "(:i, :t, :t, 'Canary-Voss, Cornelia', :d, :d, '1.0', :d, :t, 0, :t)"
        kept.execute(text(f"INSERT INTO books VALUES {book}"), told)
        kept.execute(text("INSERT INTO books_authors_link VALUES (:i, 1)"), told)
"""
"""An empty library comes from Calibre itself, which is not here; the tables are as Calibre-Web knows them."""

_SET: Final = (
    "config_public_reg = 1, schedule_metadata_backup = 1, config_session = 0, config_certfile = '', config_keyfile = ''"
)
"""A session holds for more than one browser, since it is begun without one; and saving once does not start it anew."""


@contextmanager
def calibre_web(home: Path) -> Iterator[Running]:
    """Calibre-Web over three books; its administrator lets strangers sign up, and has it keep copies."""
    programs, port, library, data = (
        python("calibreweb", "--prefer-binary"),
        free_port(),
        home / "library",
        home / "data",
    )
    library.mkdir()
    data.mkdir()
    env = environment(home, CALIBRE_DBPATH=str(data), CALIBRE_PORT=str(port), CACHE_DIRECTORY=str(home / "cache"))
    run([programs / "python", "-c", _LIBRARY, library / "metadata.db"], env, home)
    cps = [programs / "cps", "-i", "127.0.0.1", "-o", home / "calibre-web.log"]
    run([*cps, "-s", f"admin:{PASSWORD}"], env, home)
    with closing(sqlite3.connect(data / "app.db")) as kept, kept:
        kept.execute("UPDATE user SET name = ?, email = ? WHERE name = 'admin'", [USER, EMAIL])
        kept.execute(
            f"UPDATE settings SET config_calibre_dir = ?, config_calibre_uuid = 'canary', {_SET}", [str(library)]
        )
    with Relay(port) as relay, server(cps, env, home, port):
        client = Client(relay.url)
        form = filled(client.until("login", "csrf_token"), "csrf_token")
        client.fields("login", form | {"username": USER, "password": PASSWORD})
        client.get()
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data / "app.db"), OWN, ACTING)


def _stored(database: Path) -> Stored:
    """Every table of its own, without sessions and how a list was sorted when it was last looked at."""
    with closing(sqlite3.connect(database)) as kept:
        kept.row_factory = sqlite3.Row
        named = kept.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = [row["name"] for row in named if not row["name"].startswith(("sqlite_", "user_session"))]
        found = {table: [dict(row) for row in kept.execute(f'SELECT * FROM "{table}"')] for table in tables}
        for user in found["user"]:
            del user["view_settings"]
        return dict(json.loads(json.dumps(found, default=str)))
