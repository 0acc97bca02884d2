"""NocoDB: tables that are edited in Vue; settings in pages, panels and lists that open from many small buttons."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import built, node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, Client
from applications.tables import tables

OWN = (
    "POST /api/v1/command_palette",
    r"POST /socket\.io/",
    r'WS /socket\.io/ (2probe|3|5|42\["(page|event)",.*)',  # what is looked at, which goes no further
)

EMAIL: Final = "cornelia@example.com"
"""It takes no address of a domain that cannot be."""

_STARTED: Final = """
const { Noco } = require("nocodb");
const app = require("express")();
const server = app.listen(process.env.PORT, "127.0.0.1", async () => app.use(await Noco.init({}, server, app)));
"""

_OFF: Final = (
    "NC_DISABLE_ERR_REPORTS",
    "NC_DISABLE_ONBOARDING_FLOW",
    "NC_DISABLE_PRODUCT_FEED",
    "NC_DISABLE_SUPPORT_CHAT",
    "NC_DISABLE_TELE",
)
"""No questions, and nothing asked of its makers."""

_COLUMNS: Final = [
    {"column_name": "id", "title": "Id", "uidt": "ID"},
    {"column_name": "title", "title": "Title", "uidt": "SingleLineText"},
    {"column_name": "body", "title": "Body", "uidt": "LongText"},
]

_HOOK: Final = {
    "title": "Cloud",
    "event": "after",
    "operation": ["insert"],
    "version": "v3",
    "active": True,
    "condition": False,
    "notification": {"type": "URL", "payload": {"method": "POST", "path": "https://127.0.0.1/hook", "body": "{}"}},
}
"""What it tells of goes to this machine."""


@contextmanager
def nocodb(home: Path) -> Iterator[Running]:
    """NocoDB with one table, its owner signed in, who lets everybody look at it and tells another server of it."""
    programs = node()
    tree = npm("nocodb", programs)
    built(tree, "sqlite3", programs)
    place = tree / "node_modules"
    port = free_port()
    with Relay(port) as relay:
        own = {
            "PATH": f"{programs}:/usr/bin:/bin",
            "NODE_PATH": str(place),
            "PORT": str(port),
            "NC_PUBLIC_URL": relay.url.rstrip("/"),
            "NC_TOOL_DIR": str(home),
            "NC_AUTH_JWT_SECRET": "canary",
            "NC_ADMIN_EMAIL": EMAIL,
            "NC_ADMIN_PASSWORD": PASSWORD,
        }
        env = environment(home, **own, **dict.fromkeys(_OFF, "true"))
        with server([programs / "node", "-e", _STARTED], env, home, port):
            client = Client(relay.url)
            client.until("api/v1/health", "OK")
            said = client.json("api/v1/auth/user/signin", {"email": EMAIL, "password": PASSWORD})
            client.headers["xc-auth"] = said["token"]
            _shared(client)
            kept = {"nocodb-gui-v2": json.dumps({"token": said["token"]})}
            session = client.session(home / "session.json", kept)
            yield Running(f"{relay.url}dashboard/", session, relay, home / "strayed", lambda: _stored(home), OWN)


def _shared(client: Client) -> None:
    base = client.json("api/v1/db/meta/projects/", {"title": "Canary"})
    table = {"table_name": "letters", "title": "Letters", "columns": _COLUMNS}
    made = client.json(f"api/v1/db/meta/projects/{base['id']}/{base['sources'][0]['id']}/tables", table)
    letter = {"Title": "Spring", "Body": "The canaries are singing again."}
    client.json(f"api/v1/db/data/noco/{base['id']}/{made['id']}", letter)
    client.json(f"api/v1/db/meta/tables/{made['id']}/hooks", _HOOK)
    client.json(f"api/v1/db/meta/views/{made['views'][0]['id']}/share", {})
    client.json(f"api/v1/db/meta/projects/{base['id']}/shared", {"roles": "viewer"})


def _stored(home: Path) -> Stored:
    """All its tables, without sessions."""
    return tables(home / "noco.db", "nc_user_refresh_tokens")
