"""CNCjs: an interface for milling machines in React; a workspace of widgets, and settings in routes after "#"."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import PASSWORD, USER, Client

OWN = ("POST /api/signin", "WS /socket.io/.*", "POST /socket.io/.*")
"""It shows its token each time it comes up; through the socket it asks which ports and machines there are."""

_WRITTEN: Final = 1767225600000


def _event(name: str, command: str) -> dict[str, object]:
    told = {"event": name, "trigger": "gcode" if ":" in name else "system", "commands": command}
    return {"id": name, "mtime": _WRITTEN, "enabled": True} | told


_SETTINGS: Final = {
    "secret": "canary" * 8,
    "state": {
        "allowAnonymousUsageDataCollection": True,
        "checkForUpdates": True,
        "controller": {"exception": {"ignoreErrors": True}},
    },
    "events": [_event("startup", "true"), _event("gcode:load", "$H")],
}


@contextmanager
def cncjs(home: Path) -> Iterator[Running]:
    """CNCjs with one person and no machine, whose settings let usage be told to the makers."""
    programs = node()
    place = npm("cncjs", programs) / "node_modules"
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin")
    port, config = free_port(), home / "cncrc.json"
    hashes = "process.stdout.write(require(process.argv[1]).hashSync(process.argv[2]))"
    secret = run([programs / "node", "-e", hashes, place / "bcrypt-nodejs", PASSWORD], env, home)
    person = {"id": "u1", "mtime": _WRITTEN, "enabled": True, "name": USER, "password": secret}
    config.write_text(json.dumps(_SETTINGS | {"users": [person]}), encoding="utf-8")
    command = [programs / "node", place / "cncjs" / "bin" / "cncjs", "-H", "127.0.0.1", "-p", port, "-c", config]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        token = client.json("api/signin", {"name": USER, "password": PASSWORD})["token"]
        kept = {"state": {"session": {"enabled": True, "name": USER, "token": token}}}
        session = client.session(home / "session.json", {"cnc": json.dumps(kept)})
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(config), OWN)


def _stored(config: Path) -> Stored:
    """The file of its settings."""
    return dict(json.loads(config.read_text(encoding="utf-8")))
