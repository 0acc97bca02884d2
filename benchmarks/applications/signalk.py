"""Signal K: a boat's server; its administration in React and Bootstrap, forms with a button to save or without."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import PASSWORD, USER, Client

OWN = ("WS /signalk/v1/stream .*",)
"""The socket asks to be told of events, and no more."""


@contextmanager
def signalk(home: Path) -> Iterator[Running]:
    """Signal K with an administrator signed in, and no boat's bus connected."""
    programs = node()
    place = npm("signalk", programs) / "node_modules"
    _beneath(place, "@signalk/server-admin-ui")
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin")
    port, data = free_port(), home / "data"
    data.mkdir()
    hashes = "process.stdout.write(require(process.argv[1]).hashSync(process.argv[2], 8))"
    secret = run([programs / "node", "-e", hashes, str(place / "bcryptjs"), PASSWORD], env, home)
    settings = {
        "port": port,
        "ssl": False,
        "mdns": True,
        "interfaces": {"tcp": False, "nmea-tcp": False},
        "security": {"strategy": "./tokensecurity"},
        "pipedProviders": [],
    }
    security = {
        "allow_readonly": True,
        "expiration": "NEVER",
        "secretKey": "canary" * 8,
        "users": [{"username": USER, "type": "admin", "password": secret}],
        "devices": [],
        "allowDeviceAccessRequests": True,
        "allowNewUserRegistration": True,
    }
    for name, value in {"settings": settings, "security": security}.items():
        (data / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
        (data / f"{name}.json").chmod(0o600)
    command = [programs / "node", place / "signalk-server" / "bin" / "signalk-server", "-c", data]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.until("skServer/loginStatus", "status")
        client.json("signalk/v1/auth/login", {"username": USER, "password": PASSWORD, "rememberMe": True})
        session = client.session(home / "session.json")
        yield Running(f"{relay.url}admin/", session, relay, home / "strayed", lambda: _stored(data), OWN)


def _beneath(place: Path, package: str) -> None:
    """The server looks for its interface beneath itself, where npm puts it only in an installation for all."""
    link = place / "signalk-server" / "node_modules" / package
    if not link.exists():
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(place / package)


def _stored(data: Path) -> Stored:
    """The settings, the rules of who may come, and what each plugin was told."""
    files = [*data.glob("*.json"), *data.glob("plugin-config-data/*.json")]
    return {file.name: json.loads(file.read_text(encoding="utf-8") or "{}") for file in sorted(files)}
