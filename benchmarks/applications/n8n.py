"""n8n: an editor in Vue; settings in pages that a menu leads to, switches and boxes that are labelled for the eye."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import built, node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, Client
from applications.tables import tables

OWN = (
    "POST /rest/license/renew",  # asked for by the page of plans
    "POST /rest/workflow-dependencies/counts",
    r'WS /rest/push \{"type":"workflowOpened".*',  # tells others who look at it just now that somebody does, too
)

_OFF: Final = (
    "N8N_DIAGNOSTICS_ENABLED",
    "N8N_PERSONALIZATION_ENABLED",
    "N8N_SECURE_COOKIE",
    "N8N_TEMPLATES_ENABLED",
    "N8N_VERSION_NOTIFICATIONS_ENABLED",
)
"""No questions, and nothing asked of its makers."""

_WORK: Final = {
    "name": "Letters",
    "nodes": [
        {
            "id": "c0a1c0a1-0000-4000-8000-000000000007",
            "name": "Every day",
            "type": "n8n-nodes-base.scheduleTrigger",
            "typeVersion": 1.2,
            "position": [0, 0],
            "parameters": {},
        }
    ],
    "connections": {},
    "settings": {"executionOrder": "v1", "availableInMCP": True},
}


@contextmanager
def n8n(home: Path) -> Iterator[Running]:
    """n8n with its owner signed in and one workflow, which other programs may see; talks with models are let in."""
    programs = node()
    tree = npm("n8n", programs)
    built(tree, "sqlite3", programs)
    place = tree / "node_modules"
    port = free_port()
    own = {
        "PATH": f"{programs}:/usr/bin:/bin",
        "N8N_DISABLED_MODULES": "instance-ai",
        "N8N_ENCRYPTION_KEY": "canary",
        "N8N_LISTEN_ADDRESS": "127.0.0.1",
        "N8N_PORT": str(port),
        "N8N_USER_FOLDER": str(home),
    }
    env = environment(home, **own, **dict.fromkeys(_OFF, "false"))
    with Relay(port) as relay, server([programs / "node", place / "n8n" / "bin" / "n8n", "start"], env, home, port):
        client = Client(relay.url)
        client.until("healthz/readiness", "ok")
        first, last = PERSON.split()
        client.headers["browser-id"] = "canary"
        client.json("rest/owner/setup", {"email": EMAIL, "password": PASSWORD, "firstName": first, "lastName": last})
        client.json("rest/mcp/settings", {"mcpAccessEnabled": True}, "PATCH")
        client.json("rest/chat/enabled", {"enabled": True}, "PUT")
        client.json("rest/workflows", _WORK)
        session = client.session(home / "session.json", {"n8n-browserId": "canary"})
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(home), OWN)


def _stored(home: Path) -> Stored:
    """All its tables."""
    return tables(home / ".n8n" / "database.sqlite")
