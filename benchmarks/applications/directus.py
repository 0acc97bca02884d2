"""Directus: its app in Vue; settings in modules and drawers, a form kept by a button that is a tick."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import PASSWORD, PERSON, Client

OWN = (
    "PATCH /users/me/track/page",  # where the person was last
    "POST /auth/refresh",
    "SEARCH /.*",
)
VOLATILE = ("last_access", "last_page")
EMAIL = "cornelia@example.com"
"""It takes no address of a domain that cannot be."""


@contextmanager
def directus(home: Path) -> Iterator[Running]:
    """Directus with an administrator signed in."""
    programs = node()
    place = npm("directus", programs, scripts=True) / "node_modules"
    port, data = free_port(), home / "data"
    data.mkdir()
    with Relay(port) as relay:
        own = {
            "HOST": "127.0.0.1",
            "PORT": str(port),
            "PUBLIC_URL": relay.url.rstrip("/"),
            "SECRET": "canary" * 8,
            "DB_CLIENT": "sqlite3",
            "DB_FILENAME": str(data / "directus.sqlite"),
            "ADMIN_EMAIL": EMAIL,
            "ADMIN_PASSWORD": PASSWORD,
            "TELEMETRY": "false",
            "PROJECT_OWNER_ENABLED": "false",
            "WEBSOCKETS_ENABLED": "false",
            "SESSION_COOKIE_TTL": "7d",
            "SESSION_REFRESH_GRACE_PERIOD": "7d",  # one session is for more than one visit
        }
        env = environment(home, PATH=f"{programs}:/usr/bin:/bin", **own)
        command = [programs / "node", place / "directus" / "cli.js"]
        run([*command, "bootstrap"], env, home)
        with server([*command, "start"], env, home, port):
            client = Client(relay.url)
            client.until("server/ping", "pong")
            client.json("auth/login", {"email": EMAIL, "password": PASSWORD, "mode": "session"})
            first, last = PERSON.split()
            client.json("users/me", {"first_name": first, "last_name": last}, "PATCH")
            client.json(
                "settings", {"project_usage": "personal", "public_registration": True, "mcp_enabled": True}, "PATCH"
            )
            session = client.session(home / "session.json")
            yield Running(f"{relay.url}admin/content", session, relay, home / "strayed", lambda: _stored(data), OWN)


def _stored(data: Path) -> Stored:
    """Settings, users, and what collections and presets there are."""
    with closing(sqlite3.connect(data / "directus.sqlite")) as kept:
        kept.row_factory = sqlite3.Row
        found: Stored = {}
        for table in ("settings", "users", "presets", "collections", "policies", "flows"):
            rows = [dict(row) for row in kept.execute(f"SELECT * FROM directus_{table}")]
            found[table] = [{k: v for k, v in row.items() if k not in VOLATILE} for row in rows]
        return dict(json.loads(json.dumps(found, default=str)))
