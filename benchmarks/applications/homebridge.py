"""Homebridge: its interface in Angular; widgets, dialogs, settings kept as they are made, a socket of requests."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, PERSON, USER, Client

OWN = ("WS /socket.io/.*", "POST /socket.io/.*")
"""The socket asks for the state of the server and of the bridge; what a person sets is put by requests of their own."""


@contextmanager
def homebridge(home: Path) -> Iterator[Running]:
    """Homebridge with an administrator signed in and no accessory, who has let those of removed plugins be kept.

    Its bridge is announced on this machine's own network only.
    """
    programs = node()
    place = npm("homebridge", programs) / "node_modules"
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin")
    port, data = free_port(), home / "data"
    data.mkdir()
    bridge = {
        "name": "Canary",
        "username": "0E:C0:11:E1:1A:07",
        "port": free_port(),
        "pin": "031-45-154",
        "bind": ["lo"],
    }
    ui = {"platform": "config", "name": "Config", "port": port, "host": "127.0.0.1"}
    settings = {"bridge": bridge, "accessories": [], "platforms": [ui]}
    (data / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    start = {"debugMode": False, "insecureMode": True, "keepOrphans": True, "env": {}}
    (data / ".uix-hb-service-homebridge-startup.json").write_text(json.dumps(start), encoding="utf-8")
    command = [programs / "node", place / "homebridge-config-ui-x" / "dist" / "bin" / "hb-service.js", "run"]
    command += ["-U", data, "-P", place, "--strict-plugin-resolution", "--allow-root", "--stdout"]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        begun = json.loads(client.until("api/setup-wizard/get-setup-wizard-token", "access_token"))
        client.headers["Authorization"] = f"Bearer {begun['access_token']}"
        person = {"name": PERSON, "username": USER, "password": PASSWORD, "admin": True}
        client.json("api/setup-wizard/create-first-user", person)
        del client.headers["Authorization"]
        token = client.json("api/auth/login", {"username": USER, "password": PASSWORD})["access_token"]
        session = client.session(home / "session.json", {"access_token": token})
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data), OWN)


def _stored(data: Path) -> Stored:
    """The configuration, how it starts, and the accounts; not the widgets, which are kept as soon as one comes."""
    files = (file for file in sorted(data.glob("*.json")) if file.name != ".uix-dashboard.json")
    return {file.name: json.loads(file.read_text(encoding="utf-8") or "{}") for file in files}
