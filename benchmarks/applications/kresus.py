"""Kresus: a household's accounts in React, for one person; routes after "#", choices kept as they are made."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import Client

OWN = ()

_WOOB: Final = """#!/bin/sh
echo '{"values": "3.7"}'
"""
"""Until Woob, which speaks to banks, tells its release, Kresus only shows how to install it. No bank is here."""

_BANK: Final = {
    "accesses": [{"id": 1, "vendorId": "manual", "login": "", "customLabel": "Canary Bank", "fields": []}],
    "accounts": [
        {
            "id": 1,
            "accessId": 1,
            "vendorAccountId": "canary-1",
            "label": "Household",
            "type": "account-type.checking",
            "currency": "EUR",
            "initialBalance": 900,
            "importDate": "2026-01-01T00:00:00.000Z",
        }
    ],
    "transactions": [
        {
            "accountId": 1,
            "type": "type.card",
            "rawLabel": label,
            "label": label,
            "date": f"2026-01-0{day}T00:00:00.000Z",
            "importDate": f"2026-01-0{day}T00:00:00.000Z",
            "amount": -7 * day,
        }
        for day, label in enumerate(("Bread", "Coal", "Bird seed"), start=1)
    ],
}


@contextmanager
def kresus(home: Path) -> Iterator[Running]:
    """Kresus with one bank account that is kept by hand. It knows one person, who need not sign in."""
    programs = node()
    place = npm("kresus", programs, scripts=True) / "node_modules"
    port, data = free_port(), home / "data"
    own = {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "KRESUS_DIR": str(data),
        "KRESUS_DB_TYPE": "sqlite",
        "KRESUS_DB_SQLITE_PATH": str(home / "kresus.sqlite"),
        "KRESUS_PYTHON_EXEC": str(home / "woob"),
        "NODE_ENV": "production",
    }
    (home / "woob").write_text(_WOOB, encoding="utf-8")
    (home / "woob").chmod(0o700)
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin", **own)
    with Relay(port) as relay, server([programs / "node", place / "kresus" / "bin" / "kresus.js"], env, home, port):
        client = Client(relay.url)
        client.until("api/all", "accesses")
        client.json("api/all", {"data": _BANK, "encrypted": False})
        client.get("api/duplicates")  # it keeps how alike two payments must be once somebody asks
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(home / "kresus.sqlite"), OWN)


def _stored(file: Path) -> Stored:
    """Every table but that of what has been migrated."""
    with closing(sqlite3.connect(file)) as kept:
        kept.row_factory = sqlite3.Row
        named = kept.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'migrations'")
        tables = [row["name"] for row in named if not row["name"].startswith("sqlite_")]
        found = {table: [dict(row) for row in kept.execute(f'SELECT * FROM "{table}"')] for table in tables}
        return dict(json.loads(json.dumps(found, default=str)))
