"""Flood: an interface in React for programs that fetch torrents, here Transmission; settings in a dialog of tabs."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, USER, Client
from applications.transmission import served, settings

_MAY_ALL: Final = 10


@contextmanager
def flood(home: Path) -> Iterator[Running]:
    """Flood with the one person who may do everything, before a Transmission with nothing to fetch."""
    programs = node()
    place = npm("flood", programs) / "node_modules" / "flood"
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin")
    port, data = free_port(), home / "data"
    command = [programs / "node", place / "dist" / "index.js", "--host", "127.0.0.1", "--port", port, "--rundir", data]
    with served(home) as behind, Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        reached = {"client": "Transmission", "type": "rpc", "version": 1, "username": "", "password": ""}
        reached["url"] = f"http://127.0.0.1:{behind}/transmission/rpc"
        person = {"username": USER, "password": PASSWORD, "level": _MAY_ALL}
        client.json("api/auth/register", person | {"client": reached})
        session = client.session(home / "session.json")
        asked = Client(f"http://127.0.0.1:{port}/")
        asked.jar.set_cookie(next(iter(client.jar)))
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(asked, behind))


def _stored(asked: Client, behind: int) -> Stored:
    """Its own settings and feeds, as it tells them, and what Transmission keeps."""
    own = {path: json.loads(asked.get(f"api/{path}")) for path in ("settings", "feed-monitor")}
    return own | {"behind": settings(behind)}
