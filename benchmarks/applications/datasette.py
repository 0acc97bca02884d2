"""Datasette: pages drawn by the server about tables and their rows; what can be set is behind menus of extensions."""

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
from applications.signing_in import PASSWORD, USER, Client, hidden
from applications.tables import tables

OWN = ()

_TABLES: Final = """
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, email TEXT, phone TEXT);
CREATE TABLE letters (id INTEGER PRIMARY KEY, sender INTEGER REFERENCES people(id), subject TEXT, body TEXT);
INSERT INTO people VALUES (1, 'Cornelia Canary-Voss', 'cornelia@canary.example', '555 0100');
INSERT INTO letters VALUES (1, 1, 'Spring', 'The canaries are singing again.');
"""

_SEARCHED: Final = {"people": ("name", "email", "phone"), "letters": ("subject", "body")}


@contextmanager
def datasette(home: Path) -> Iterator[Running]:
    """Datasette with two tables, its administrator signed in, who lets them be searched and one be seen by all."""
    program, port, database = python("datasette", "--prefer-binary") / "datasette", free_port(), home / "canary.db"
    env = environment(home)
    with closing(sqlite3.connect(database)) as made:
        made.executescript(_TABLES)
    digest = run([program, "hash-password", "--no-confirm"], env, home, f"{PASSWORD}\n").split()[-1]
    accounts = {f"{USER}_password_hash": digest, "actors": {USER: {"id": "root", "name": USER}}}
    metadata = {"allow": {"id": "root"}, "plugins": {"datasette-auth-passwords": accounts}}
    (home / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    command = [program, database, "--host=127.0.0.1", f"--port={port}", f"--metadata={home / 'metadata.json'}"]
    with Relay(port) as relay, server([*command, "--secret=canary"], env, home, port):
        client = Client(relay.url)
        _sent(client, "-/login", username=USER, password=PASSWORD)
        for table, columns in _SEARCHED.items():
            _sent(client, "-/configure-fts/canary", table=table, **{f"column.{column}": "on" for column in columns})
        _sent(client, "-/public-table/canary/letters", action="make-public")
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(database), OWN)


def _sent(client: Client, place: str, **fields: str) -> None:
    client.form(place, **fields, csrftoken=hidden(client.get(place), "csrftoken"))


def _stored(database: Path) -> Stored:
    """What the tables are and hold, and which of them are for all."""
    with closing(sqlite3.connect(database, timeout=30)) as kept:
        schema = dict(kept.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall())
    return tables(database, "people_fts", "letters_fts") | {"schema": schema}
