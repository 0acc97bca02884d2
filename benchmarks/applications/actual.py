"""Actual Budget: a household's budget in React that is kept in the browser, and synchronised by a server."""

import io
import json
import shutil
import sqlite3
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Final
from urllib.request import ProxyHandler, Request, build_opener

from applications.application import Running, Stored
from applications.installing import node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, Client
from applications.tables import tables
from sayno.verbs.login import save

OWN = (
    "POST /sync/sync",
    "POST /sync/upload-user-file",
    "POST /gocardless/status",
    "POST /simplefin/status",
    "POST /pluggyai/status",
)
"""What has changed is sent and asked for at one address, as soon as somebody comes by; ``stored`` tells a change. The
second is a copy of all, once a day; the others only ask whether a way to fetch from banks was set up."""

_UP_TO: Final = "1618975177358_schedules.sql"
"""The migration that makes the last table of what the household has; the later ones are left to Actual itself."""

_HOUSEHOLD: Final = """
INSERT INTO accounts (id, name, sort_order) VALUES ('canary-account', 'Canary Bank', 1);
INSERT INTO payees (id, name, transfer_acct) VALUES ('canary-own', '', 'canary-account');
INSERT INTO payees (id, name) VALUES ('canary-baker', 'Baker'), ('canary-landlady', 'Landlady');
INSERT INTO payee_mapping SELECT id, id FROM payees;
INSERT INTO transactions (id, acct, category, amount, description, date, sort_order) SELECT
  'canary-' || date, 'canary-account', categories.id, -700, 'canary-baker', date, date
  FROM (SELECT 20261103 AS date UNION SELECT 20261110), categories WHERE categories.name = 'Food';
INSERT INTO rules (id, conditions, actions) VALUES ('canary-rule', '[
  {"op": "is", "field": "description", "value": "canary-landlady", "type": "id"},
  {"op": "is", "field": "acct", "value": "canary-account", "type": "id"},
  {"op": "is", "field": "amount", "value": -90000, "type": "number"},
  {"op": "is", "field": "date", "value": "2066-01-01", "type": "date"}
]', '[{"op": "link-schedule", "value": "canary-rent"}]');
INSERT INTO schedules (id, rule, posts_transaction) VALUES ('canary-rent', 'canary-rule', 1);
INSERT INTO schedules_next_date VALUES ('canary-next', 'canary-rent', 20660101, 1, 20660101, 1);
INSERT INTO schedules_json_paths VALUES ('canary-rent', '$[0]', '$[1]', '$[2]', '$[3]');
"""
"""A payment that is due so far away that it is not made while somebody looks."""

_NO_CURRENCY: Final = b"defaultCurrencyCode"

_FILE: Final = "c0a1c0a1-0000-4000-8000-000000000007"
_ID, _NAME = "Household-canary7", "Household"
_BLOCK: Final = 4096


@contextmanager
def actual(home: Path) -> Iterator[Running]:
    """Actual with a household's budget on its server, and open in the browser of its owner, who is signed in."""
    programs = node()
    place = npm("actual", programs, scripts=True) / "node_modules" / "@actual-app"
    port, data = free_port(), home / "data"
    data.mkdir()
    own = {"ACTUAL_DATA_DIR": str(data), "ACTUAL_HOSTNAME": "127.0.0.1", "ACTUAL_PORT": str(port)}
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin", NODE_ENV="production", **own)
    program = _patient(place, home) / "build" / "bin" / "actual-server.js"
    budget = _budget(place / "web" / "build" / "data", home / "db.sqlite")
    with Relay(port) as relay, server([programs / "node", program], env, home, port):
        client = Client(relay.url)
        client.until("health", "UP")
        client.json("account/bootstrap", {"password": PASSWORD})
        token = client.json("account/login", {"loginMethod": "password", "password": PASSWORD})["data"]["token"]
        group = _uploaded(relay.url, token, budget)
        session = home / "session.json"
        save(json.dumps(_session(relay.url.rstrip("/"), token, group, budget)), session)
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data, group), OWN)


def _patient(place: Path, home: Path) -> Path:
    """The server, without its limit to requests in a minute: each new browser asks for several hundred files."""
    (home / "node_modules").symlink_to(place.parent)
    copy = home / "sync-server"
    shutil.copytree(place / "sync-server", copy)
    for chunk in (copy / "build" / "chunks").glob("app-*.js"):
        chunk.write_text(chunk.read_text(encoding="utf-8").replace("max: 500,", "max: 0, skip: () => true,"), "utf-8")
    return copy


def _budget(source: Path, file: Path) -> bytes:
    """What Actual begins a budget with, and what the household put into it."""
    file.write_bytes((source / "default-db.sqlite").read_bytes())
    with closing(sqlite3.connect(file, isolation_level=None)) as made:
        for migration in sorted((source / "migrations").glob("*.sql")):
            if migration.name <= _UP_TO:
                made.executescript(migration.read_text(encoding="utf-8"))
                made.execute("INSERT INTO __migrations__ VALUES (?)", [int(migration.name.split("_")[0])])
        made.executescript(_HOUSEHOLD)
    return file.read_bytes()


def _uploaded(url: str, token: str, budget: bytes) -> str:
    """Put the budget on the server as a browser would; gives the group of those who synchronise it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("db.sqlite", budget)
        archive.writestr("metadata.json", json.dumps({"id": _ID, "budgetName": _NAME, "resetClock": True}))
    about = {"TOKEN": token, "FILE-ID": _FILE, "NAME": _NAME, "FORMAT": "2"}
    headers = {f"X-ACTUAL-{name}": value for name, value in about.items()}
    headers["Content-Type"] = "application/encrypted-file"
    with build_opener(ProxyHandler({})).open(
        Request(f"{url}sync/upload-user-file", packed.getvalue(), headers)
    ) as said:
        return str(json.loads(said.read())["groupId"])


def _session(origin: str, token: str, group: str, budget: bytes) -> dict[str, object]:
    """The session as Playwright reads it: Actual keeps all of it, and the budget, in databases of the browser."""
    folder = f"/documents/Actual/{_ID}"
    about = {"id": _ID, "budgetName": _NAME, "resetClock": True, "cloudFileId": _FILE, "groupId": group}
    about["lastUploaded"] = date.today().isoformat()  # else it does so at once, and later once a day
    files = {"db.sqlite": "", "metadata.json": json.dumps(about)}
    kept = {"did-bootstrap": True, "lastBudget": _ID, "server-url": origin, "user-token": token}
    blocks = [b64encode(budget[at : at + _BLOCK]).decode() for at in range(0, len(budget), _BLOCK)]
    known = [{"key": name, "value": value} for name, value in kept.items()]
    written = [{"value": {"filepath": f"{folder}/{name}", "contents": text}} for name, text in files.items()]
    size: list[dict[str, object]] = [{"key": -1, "value": {"size": len(budget)}}]
    pieces = [{"key": at, "valueEncoded": {"ab": {"b": block}}} for at, block in enumerate(blocks)]
    plain = {"autoIncrement": False, "indexes": []}
    settings = {"name": "asyncStorage", "records": known} | plain
    documents = {"name": "files", "keyPath": "filepath", "records": written} | plain
    content = {"name": "data", "records": size + pieces} | plain
    databases = [
        {"name": "actual", "version": 9, "stores": [settings, documents]},
        {"name": f"{folder[1:].replace('/', '-')}-db.sqlite", "version": 2, "stores": [content]},
    ]
    return {"cookies": [], "origins": [{"origin": origin, "localStorage": [], "indexedDB": databases}]}


def _stored(data: Path, group: str) -> Stored:
    """What the server knows itself, and the changes that it was sent, each as it came.

    Without those of a currency that there is none of: the page of settings writes that each time somebody looks.
    """
    kept = tables(data / "server-files" / "account.sqlite", "sessions", "migrations")
    changes = data / "user-files" / f"group-{group}.sqlite"
    found: list[str] = []
    if changes.exists():
        with closing(sqlite3.connect(changes, timeout=30)) as sent:
            rows = sent.execute("SELECT content FROM messages_binary ORDER BY timestamp")
            found = [content.decode("latin-1") for (content,) in rows if _NO_CURRENCY not in content]
    return kept | {"changes": found}
