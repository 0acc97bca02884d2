"""Node-RED: a flow editor drawn by jQuery at one address that never changes; settings in trays and trees."""

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

OWN = ("WS /comms .*",)
"""The socket subscribes to topics, and no more."""

_SETTINGS = """module.exports = {
  uiHost: "127.0.0.1", uiPort: %d, userDir: "%s", flowFile: "flows.json", credentialSecret: "canary",
  adminAuth: { type: "credentials", users: [{ username: "%s", password: "%s", permissions: "*" }] },
  editorTheme: { tours: false, palette: { catalogues: [] } },
  logging: { console: { level: "info" } },
};
"""

_VIEW: Final = {
    "view-store-zoom": False,
    "view-store-position": False,
    "view-show-grid": True,
    "view-snap-grid": True,
    "view-grid-size": 20,
    "view-node-status": True,
    "view-node-info-icon": True,
    "view-node-show-label": True,
    "view-show-tips": True,
    "view-show-welcome-tours": True,
}
"""What the editor writes by itself when a person first comes; this one has been here before."""


@contextmanager
def node_red(home: Path) -> Iterator[Running]:
    """Node-RED with an administrator signed in, who once agreed to be told of updates."""
    programs = node()
    place = npm("node-red", programs) / "node_modules"
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin")
    hashes = "process.stdout.write(require(process.argv[1]).hashSync(process.argv[2], 8))"
    secret = run([programs / "node", "-e", hashes, str(place / "bcryptjs"), PASSWORD], env, home)
    port = free_port()
    settings = home / "settings.js"
    settings.write_text(_SETTINGS % (port, home / "data", USER, secret), encoding="utf-8")
    (home / "data").mkdir()
    (home / "data" / ".config.runtime.json").write_text('{"telemetryEnabled": true}', encoding="utf-8")
    command = [programs / "node", place / "node-red" / "red.js", "--settings", settings]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        who = {"client_id": "node-red-editor", "grant_type": "password", "scope": ""}
        token = json.loads(client.form("auth/token", username=USER, password=PASSWORD, **who))
        client.headers["Authorization"] = f"Bearer {token['access_token']}"
        client.json("settings/user", {"editor": {"view": _VIEW}})
        session = client.session(home / "session.json", {"auth-tokens": json.dumps(token)})
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(home / "data"), OWN)


def _stored(data: Path) -> Stored:
    """The runtime's configuration, the person's settings, and the flows."""
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(data.glob("[!.]*.json"))} | {
        file.name: json.loads(file.read_text(encoding="utf-8")) for file in sorted(data.glob(".config.*.json"))
    }
