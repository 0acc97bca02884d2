"""Matterbridge: a bridge between homes' devices; its interface in React and MUI, all of it through one socket."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import Client

OWN = (
    "POST /api/login",  # with no password, to learn that there is none
    r'WS /\S* .*"method":"/api/(settings|checkupdates|plugins|devices)",.*',  # asks
    r'WS /\S* .*"method":"/api/viewhistorypage",.*',  # asks for charts, drawn anew each time
    r'WS /\S* .*"method":"/api/matter",.*"server":true.*',  # asks for the code to pair with
)


@contextmanager
def matterbridge(home: Path) -> Iterator[Running]:
    """Matterbridge without plugins, which writes a log file.

    It has no password, as when it was just installed, and so nobody signs in.
    """
    programs = node()
    place = npm("matterbridge", programs) / "node_modules"
    _beneath(place, "@matterbridge/core")
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin")
    port, data = free_port(), home / "data"
    data.mkdir()
    command = [
        programs / "node",
        place / "matterbridge" / "bin" / "matterbridge.js",
        "-bridge",
        "-nosudo",
        "-filelogger",
    ]
    command += ["-homedir", data, "-frontend", port, "-bind", "127.0.0.1", "-mdnsinterface", "lo", "-port", free_port()]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.until("", "Matterbridge")
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data), OWN)


def _beneath(place: Path, package: str) -> None:
    """The core looks for the interface above itself, where it is only in an installation for all."""
    nested = place / "matterbridge" / "node_modules" / package
    if not nested.exists():
        shutil.copytree(place / package, nested)


def _stored(data: Path) -> Stored:
    """What was set, by its key."""
    files = (file for file in sorted(data.glob(".matterbridge/storage/**/*")) if file.is_file())
    kept = (json.loads(file.read_text(encoding="utf-8") or "{}") for file in files)
    return {str(item["key"]): item.get("value") for item in kept if "key" in item}
