"""Flowise: an editor in React and MUI; what can be set of a flow is behind pictures above its canvas, or in a list."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from applications.application import Running
from applications.installing import built, node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, Client
from applications.tables import tables

OWN = (r"POST /api/v1/node-load-method/.*",)
"""Lists of models, which are asked for where one may be chosen."""

_SECRETS: Final = (
    "EXPRESS_SESSION_SECRET",
    "FLOWISE_SECRETKEY_OVERWRITE",
    "JWT_AUTH_TOKEN_SECRET",
    "JWT_REFRESH_TOKEN_SECRET",
    "TOKEN_HASH_SECRET",
)


_FLOW: Final = {
    "name": "Letters",
    "type": "CHATFLOW",
    "flowData": json.dumps({"nodes": [], "edges": [], "viewport": {"x": 0, "y": 0, "zoom": 1}}),
    "isPublic": True,
    "chatbotConfig": json.dumps(
        {"chatFeedback": {"status": True}, "leads": {"status": True, "name": True, "email": True}}
    ),
}


@contextmanager
def flowise(home: Path) -> Iterator[Running]:
    """Flowise with one flow that anybody may talk to and is asked about; its owner is signed in."""
    programs = node()
    tree = npm("flowise", programs)
    built(tree, "sqlite3", programs)
    place = tree / "node_modules"
    port = free_port()
    own = {
        "PATH": f"{programs}:/usr/bin:/bin",
        "DATABASE_PATH": str(home),
        "LOG_PATH": str(home / "logs"),
        "BLOB_STORAGE_PATH": str(home / "storage"),
        "DISABLE_FLOWISE_TELEMETRY": "true",
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "SECURE_COOKIES": "false",
    }
    env = environment(home, **own, **dict.fromkeys(_SECRETS, "canary" * 8))
    command = [programs / "node", place / "flowise" / "bin" / "run", "start"]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.headers["x-request-from"] = "internal"
        client.until("api/v1/ping", "pong")
        person = {"name": PERSON, "email": EMAIL, "type": "pro", "credential": PASSWORD}
        client.json("api/v1/account/register", {"user": person})
        who = client.json("api/v1/auth/login", {"email": EMAIL, "password": PASSWORD})
        client.json("api/v1/chatflows", _FLOW)
        session = client.session(home / "session.json", _remembered(who))
        yield Running(relay.url, session, relay, home / "strayed", lambda: tables(home / "database.sqlite"), OWN)


def _remembered(who: dict[str, Any]) -> dict[str, str]:
    """What the page itself remembers of whoever signs in, and asks for nowhere."""
    parts = {"user": who, "permissions": who["permissions"], "features": who["features"]}
    flags = {"isAuthenticated": "true", "isGlobal": "true", "isSSO": "false"}
    return flags | {name: json.dumps(part) for name, part in parts.items()}
