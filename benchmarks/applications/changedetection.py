"""changedetection.io: pages drawn by a server (Flask), one long form of settings in tabs that are parts of one page."""

import base64
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, Client, filled, hidden

OWN = ("POST /socket.io/", "WS /socket.io/ .*")
"""The list of watches is kept up to date through a socket: it is told of, and asks for nothing to be changed."""


@contextmanager
def changedetection(home: Path) -> Iterator[Running]:
    """changedetection.io with its first two watches, whose histories anybody may read; it has one password."""
    program = python("changedetection", "--prefer-binary") / "changedetection.io"
    salt = os.urandom(32)
    secret = base64.b64encode(salt + hashlib.pbkdf2_hmac("sha256", PASSWORD.encode(), salt, 100_000)).decode()
    env = environment(home, SALTED_PASS=secret, DISABLE_VERSION_CHECK="yes", LOGGER_LEVEL="ERROR", FETCH_WORKERS="1")
    port, data = free_port(), home / "data"
    command = [program, "-h", "127.0.0.1", "-p", str(port), "-d", data, "-C", "-P", "true"]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        token = hidden(client.get("login"), "csrf_token")
        client.form("login", password=PASSWORD, csrf_token=token)
        untouched = filled(client.get("settings"), "application-shared_diff_access")
        client.fields("settings", untouched | {"application-shared_diff_access": "y"})
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data), OWN)


def _stored(data: Path) -> Stored:
    """The file of settings and watches."""
    return {file.name: json.loads(file.read_text(encoding="utf-8")) for file in sorted(data.glob("*.json"))}
