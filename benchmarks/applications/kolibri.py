"""Kolibri: a school's library drawn in the browser (Vue), several programs side by side, Save at the page's foot."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import PASSWORD, USER, Client

OWN = ("PUT /api/auth/session/current/",)
"""Each page tells that the person is still there."""

_KEPT = {"DEVICE_WELCOME_MODAL_DISMISSED-undefined": "true"}


@contextmanager
def kolibri(home: Path) -> Iterator[Running]:
    """Kolibri with its first administrator signed in, who has closed the welcome, on a device of a small school."""
    program, port, data = python("kolibri", "--prefer-binary") / "kolibri", free_port(), home / "kolibri"
    env = environment(
        home,
        KOLIBRI_HOME=str(data),
        KOLIBRI_HTTP_PORT=str(port),
        KOLIBRI_LISTEN_ADDRESS="127.0.0.1",
        KOLIBRI_ZIP_CONTENT_PORT=str(free_port()),
        KOLIBRI_ZEROCONF_ENABLED="false",
        KOLIBRI_DISABLE_PING="true",
    )
    manage = [program, "manage"]
    who = ["--superusername", USER, "--superuserpassword", PASSWORD, "--facility", "Canary School"]
    run([*manage, "provisiondevice", "--noinput", "--preset", "nonformal", "--language_id", "en", *who], env, home)
    with Relay(port) as relay, server([program, "start", "--foreground"], env, home, port):
        client = Client(relay.url)
        client.until("api/public/info/", "{")
        client.json("api/auth/session/", {"username": USER, "password": PASSWORD})
        session = client.session(home / "session.json", _KEPT)
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data / "db.sqlite3"), OWN)


def _stored(database: Path) -> Stored:
    """What is set for the device, its facilities and its people."""
    with closing(sqlite3.connect(database, timeout=30)) as kept:
        kept.row_factory = sqlite3.Row
        found: Stored = {}
        for table in ("device_devicesettings", "kolibriauth_facilitydataset", "kolibriauth_facilityuser"):
            rows = [dict(row) for row in kept.execute(f"SELECT * FROM {table}")]
            found[table] = rows
        return dict(json.loads(json.dumps(found, default=str)))
