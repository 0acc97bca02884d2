"""Label Studio: Django pages around React; the account's settings in one page of panels."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, Client, hidden

OWN = ()
VOLATILE = ("activity_at", "last_activity", "last_login", "updated_at")


@contextmanager
def label_studio(home: Path) -> Iterator[Running]:
    """Label Studio with its first user signed in, who asked for the newsletter when signing up."""
    program = python("label-studio", "--prefer-binary") / "label-studio"
    port, data = free_port(), home / "data"
    data.mkdir()
    with Relay(port) as relay:
        own = {
            "LABEL_STUDIO_BASE_DATA_DIR": str(data),
            "DJANGO_DB": "sqlite",
            "COLLECT_ANALYTICS": "false",
            "LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK": "false",
            "CSRF_TRUSTED_ORIGINS": relay.url.rstrip("/"),
            "LATEST_VERSION_CHECK": "false",
        }
        env = environment(home, **own)
        command = [program, "start", "--no-browser", "--internal-host", "127.0.0.1", "--port", str(port)]
        command += ["--username", EMAIL, "--password", PASSWORD, "--log-level", "ERROR"]
        with server(command, env, home, port, seconds=300):
            client = Client(relay.url)
            page = client.until("user/login/", "csrfmiddlewaretoken")
            client.headers["Referer"] = f"{relay.url}user/login/"
            token = hidden(page, "csrfmiddlewaretoken")
            client.form("user/login/", email=EMAIL, password=PASSWORD, csrfmiddlewaretoken=token, persist_session="on")
            with closing(sqlite3.connect(data / "label_studio.sqlite3", timeout=30)) as kept, kept:
                kept.execute("UPDATE htx_user SET allow_newsletters = 1, first_name = ?, last_name = ?", PERSON.split())
            session = client.session(home / "session.json")
            yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data), OWN)


def _stored(data: Path) -> Stored:
    """Users, projects and organisations."""
    with closing(sqlite3.connect(data / "label_studio.sqlite3")) as kept:
        kept.row_factory = sqlite3.Row
        found: Stored = {}
        for table in ("htx_user", "project", "organization", "authtoken_token", "task"):
            rows = [dict(row) for row in kept.execute(f"SELECT * FROM {table}")]
            found[table] = [{k: v for k, v in row.items() if k not in VOLATILE} for row in rows]
        return dict(json.loads(json.dumps(found, default=str)))
