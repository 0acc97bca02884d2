"""MeshCentral: remote computers in one page that its own scripts draw; settings in dialogs behind links and buttons."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from applications.application import Running, Stored
from applications.installing import node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client

_ASKS: Final = (
    "close|deviceMeshShares|deviceShares|events|files|getNotes|getnetworkinfo|getsysinfo|lastconnects?|loginTokens|meshes|nodes|otp-hkey-get|"
    "otpauth-request|ping|powertimeline|previousLogins|recordings|serverconfig|servererrors|serverstats|serverversion|traceinfo|usergroups|users|wssessioncount"
)
OWN = (rf'WS /control\.ashx \{{"action":"({_ASKS})".*',)
"""The page asks for what it shows through a socket; a secret for a second factor is kept once it is confirmed."""
ACTING = (r"GET /logout\?.*",)

_GROUP: Final = "mesh//" + "Bakery00" * 8
_COMPUTER: Final = "node//" + "Counter0" * 8
_RIGHTS: Final = {"rights": 4294967295}
_DESKTOP: Final = {"quality": 40, "scaling": 1024, "framerate": 50, "encoding": 2, "agentencoding": 4}
_LOOKS: Final = {
    "desktopsettings": json.dumps(_DESKTOP | {"autoclipboard": True}),
    "notifications": "7",
    "showRealNames": "1",
    "sort": "0",
}
"""What the person chose: it is kept in the browser and at the server."""

_EDITOR: Final = dict.fromkeys(["editorEncoding", "editorLineBreak", "editorSize", "editorWrap"], "0")
"""What the page notes in the browser when a person first comes, who has been here before."""


@contextmanager
def meshcentral(home: Path) -> Iterator[Running]:
    """MeshCentral with its administrator signed in and a group of one computer, which is off.

    That person has names as the systems tell them, a sound with each message, and the clipboard carried over.
    """
    programs = node()
    place = npm("meshcentral", programs) / "node_modules" / "meshcentral"
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin")
    port, data = free_port(), home / "data"
    data.mkdir()
    settings = {
        "agentTimeStampServer": False,
        "autoBackup": False,
        "cert": "127.0.0.1",
        "exactPorts": True,
        "mpsPort": 0,
        "port": port,
        "portBind": "127.0.0.1",
        "redirPort": 0,
        "selfUpdate": False,
        "sessionKey": "canary" * 8,
        "tlsOffload": "127.0.0.1",
        "wanOnly": True,
    }
    domain = {"title": "Canary", "allowedOrigin": True}
    config = {"settings": settings, "domains": {"": domain}}
    (data / "config.json").write_text(json.dumps(config), encoding="utf-8")
    command = [programs / "node", place / "meshcentral.js", "--datapath", data, "--filespath", home / "files"]
    run([*command, "--createaccount", USER, "--pass", PASSWORD, "--email", EMAIL, "--name", PERSON], env, home)
    run([*command, "--adminaccount", USER], env, home)
    _filled(data / "meshcentral.db")
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.until("", "username")
        client.fields("login", {"action": "login", "username": USER, "password": PASSWORD})
        session = client.session(home / "session.json", _LOOKS | _EDITOR)
        yield Running(
            relay.url, session, relay, home / "strayed", lambda: _stored(data / "meshcentral.db"), OWN, ACTING
        )


def _filled(database: Path) -> None:
    """Add the group, its computer, and what the administrator chose; the last line about a thing is what holds."""
    user = f"user//{USER}"
    person = _rows(database)[user] | {"links": {_GROUP: _RIGHTS}}
    group = {"_id": _GROUP, "type": "mesh", "name": "Bakery", "mtype": 2, "desc": "", "domain": ""}
    group |= {"links": {user: _RIGHTS | {"name": PERSON}}, "creation": 1767225600000, "creatorid": user}
    computer = {"_id": _COMPUTER, "type": "node", "mtype": 2, "icon": 1, "name": "Counter", "host": "counter"}
    computer |= {"meshid": _GROUP, "domain": "", "rname": "DESKTOP-7Q2", "agent": {"ver": 0, "id": 4, "caps": 31}}
    looks = {"_id": f"ws{user}", "state": json.dumps(_LOOKS)}
    with database.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in (person, group, computer, looks))


def _rows(database: Path) -> dict[str, Any]:
    rows = [json.loads(line) for line in database.read_text(encoding="utf-8").splitlines() if line]
    return {row["_id"]: row for row in rows if "_id" in row}


def _stored(database: Path) -> Stored:
    """Every person, group and computer, without when a person was last here."""
    rows = {name: row for name, row in _rows(database).items() if name[:2] in ("me", "no", "us", "ug", "ws", "nt")}
    return {name: {k: v for k, v in row.items() if k not in ("access", "login")} for name, row in rows.items()}
