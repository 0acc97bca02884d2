"""Fossil: pages drawn by the server about a repository; the administrator's forms, each with a button to apply it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from platform import machine
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, USER, Client, filled
from applications.tables import tables

OWN = ()

_SET: Final = {"self-register": "1", "email-self": "fossil@canary.example", "email-send-method": "dir"}
"""Letters become files in a folder."""


@contextmanager
def fossil(home: Path) -> Iterator[Running]:
    """Fossil with the one who set it up signed in, who lets people register and gets letters about what changes."""
    place, port, repository = debian("fossil"), free_port(), home / "canary.fossil"
    program = place / "usr" / "bin" / "fossil"
    env = environment(home, LD_LIBRARY_PATH=str(place / "lib" / f"{machine()}-linux-gnu"), USER=USER)
    run([program, "init", "--admin-user", USER, repository], env, home)
    run([program, "user", "password", USER, PASSWORD, "-R", repository], env, home)
    (home / "letters").mkdir()
    for name, value in (_SET | {"email-send-dir": str(home / "letters")}).items():
        run([program, "settings", name, value, "-R", repository], env, home)
    run([program, "alerts", "status", "-R", repository], env, home)
    command = [program, "server", "--nojail", "--localhost", "--port", port, repository]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        run([program, "settings", "email-url", relay.url.rstrip("/"), "-R", repository], env, home)
        client.form("login", u=USER, p=PASSWORD, **{"in": "Login"})
        client.headers["Referer"] = relay.url
        client.form("chat-send", msg="The canaries are singing again.")
        asked = filled(client.get("subscribe"), "suname") | {"e": EMAIL, "vi": "on", "submit": "Submit"}
        client.fields("subscribe", asked)
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(repository), OWN)


def _stored(repository: Path) -> Stored:
    """All tables of the repository, without when a person was last in touch and by what address it was met."""
    found = tables(repository, "config", but="lastContact")
    with closing(sqlite3.connect(repository, timeout=30)) as kept:
        settings = kept.execute("SELECT name, value FROM config ORDER BY name").fetchall()
    by_itself = ("backoffice", "baseurl:", "email-last-")
    return found | {"config": {name: value for name, value in settings if not name.startswith(by_itself)}}
