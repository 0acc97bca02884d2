"""FUXA: pictures of machines, and an editor for them, in Angular Material; settings in windows of the editor."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import built, node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import EMAIL, Client
from applications.tables import tables

OWN = ("POST /socket.io/", r"WS /socket\.io/ .*", "POST /api/projectData")
"""The socket asks for values. The editor keeps the picture that it shows as soon as its menu opens, at the same place
as the rest of a project: what is changed there shows in what is stored."""

_SETTINGS: Final = {"hideEditorOnboarding": True, "language": "en", "logFull": True, "swaggerEnabled": True}

_SVG: Final = "http://www.w3.org/2000/svg"

_EMPTY: Final = f"""<svg width="1024" height="768" xmlns="{_SVG}" xmlns:svg="{_SVG}">
 <g>
  <title>Layer 1</title>
 </g>
</svg>"""
"""As the editor itself has it."""

_VIEW: Final = {
    "id": "v_c0a1c0a1-0001",
    "name": "Aviary",
    "profile": {"width": 1024, "height": 768, "bkcolor": "#ffffffff", "margin": 10, "align": "topCenter"},
    "items": {},
    "variables": {},
    "svgcontent": _EMPTY,
    "type": "svg",
}

_LETTERS: Final = {
    "id": "n_c0a1c0a1-0001",
    "name": "Trouble",
    "receiver": EMAIL,
    "delay": 1,
    "interval": 0,
    "enabled": True,
    "text": "",
    "type": "alarms",
    "subscriptions": {"highhigh": True, "high": True, "low": False, "info": False},
}

_PROJECT: Final = {
    "version": "1.00",
    "name": "Canary",
    "devices": {},
    "hmi": {"views": [_VIEW]},
    "notifications": [_LETTERS],
    "server": {"id": "0", "name": "FUXA Server", "type": "FuxaServer", "property": {}},
}


@contextmanager
def fuxa(home: Path) -> Iterator[Running]:
    """FUXA with an empty picture, and somebody who is written to about alarms. It knows no accounts by itself."""
    programs, port, data = node(), free_port(), home / "data"
    tree = npm("fuxa", programs)
    built(tree, "sqlite3", programs)
    place = tree / "node_modules" / "@frangoteam" / "fuxa"
    kept = data / "_appdata"
    kept.mkdir(parents=True)
    own = f"module.exports = {{...require({str(place / 'settings.default.js')!r}), uiHost: '127.0.0.1'}}"
    (kept / "settings.js").write_text(own, encoding="utf-8")
    settings = kept / "mysettings.json"
    settings.write_text(json.dumps(_SETTINGS), encoding="utf-8")
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin")
    command = [programs / "node", place / "main.js", "--port", port, "--userDir", data]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.until("api/settings", "uiPort")
        client.json("api/project", _PROJECT)
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(kept), OWN)


def _stored(kept: Path) -> Stored:
    """The file of its settings and the project."""
    own = json.loads((kept / "mysettings.json").read_text(encoding="utf-8"))
    return {"settings": own} | tables(kept / "project.fuxap.db")
