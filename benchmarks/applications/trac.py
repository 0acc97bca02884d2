"""Trac: pages drawn by the server with parts folded by jQuery; one's own settings in tabs, the site's in a list."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha1
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client, filled
from applications.tables import tables

OWN = ()

ACTING = (r"GET /logout\?.*",)


@contextmanager
def trac(home: Path) -> Iterator[Running]:
    """Trac with its administrator signed in, who wanted a log and keys to press."""
    programs, port, project, users = python("trac", "--prefer-binary"), free_port(), home / "project", home / "users"
    env = environment(home)
    for told in (["initenv", "Canaries", "sqlite:db/trac.db"], ["permission", "add", USER, "TRAC_ADMIN"]):
        run([programs / "trac-admin", project, *told], env, home)
    settings = project / "conf" / "trac.ini"
    settings.write_text(settings.read_text(encoding="utf-8").replace("log_type = none", "log_type = file"), "utf-8")
    users.write_text(f"{USER}:{{SHA}}{b64encode(sha1(PASSWORD.encode()).digest()).decode()}\n", encoding="utf-8")
    command = [programs / "tracd", "--hostname=127.0.0.1", f"--port={port}", "--single-env"]
    command += [f"--basic-auth=project,{users},canaries", project]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.headers["Authorization"] = f"Basic {b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"
        client.get("login")
        for at, own in (("prefs", {"name": PERSON, "email": EMAIL}), ("prefs/userinterface", {"accesskeys": "1"})):
            client.fields(at, filled(client.get(at), "action") | own)
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(project), OWN, ACTING)


def _stored(project: Path) -> Stored:
    """The file of its settings, and its database without when each person was last here."""
    settings = (project / "conf" / "trac.ini").read_text(encoding="utf-8")
    return tables(project / "db" / "trac.db", "auth_cookie", but="last_visit") | {"trac.ini": settings}
