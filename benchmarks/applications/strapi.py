"""Strapi: its administration in React; settings in groups of a menu at the side, switches with a Save above them."""

import json
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import PASSWORD, PERSON, Client

OWN = ("POST /admin/access-token",)
"""A page shows that the person is still there."""

EMAIL: Final = "cornelia@example.com"
"""It takes no address of a domain that cannot be."""

_COUNTED: Final = "plugin_upload_metrics"
"""When the pictures were last counted."""

_DEVICE: Final = "c0a1c0a1-0000-4000-8000-000000000007"

_FILES: Final = {
    "package.json": '{"name": "canary", "version": "0.1.0", "strapi": {"uuid": false}, "dependencies": %s}',
    "config/server.js": """module.exports = ({ env }) => ({
  host: "127.0.0.1", port: env.int("PORT", 1337), app: { keys: ["canary", "coal"] },
  logger: { updates: { enabled: false } } });
""",
    "config/admin.js": """module.exports = () => ({
  apiToken: { salt: "canary" }, transfer: { token: { salt: "canary" } }, secrets: { encryptionKey: "canary".repeat(6) },
  auth: { secret: "canary", cookie: { secure: false },
    sessions: { accessTokenLifespan: 604800, maxRefreshTokenLifespan: 2592000, idleRefreshTokenLifespan: 2592000 } },
  flags: { nps: false, promoteEE: false } });
""",
    "config/database.js": """module.exports = ({ env }) => ({
  connection: { client: "sqlite", connection: { filename: env("DATABASE") }, useNullAsDefault: true } });
""",
    "config/plugins.js": """module.exports = () => ({
  "users-permissions": { config: { jwtSecret: "canary" } } });
""",
    "config/middlewares.js": """module.exports = [
  "strapi::logger", "strapi::errors", "strapi::security", "strapi::cors", "strapi::query", "strapi::body",
  "strapi::session", "strapi::favicon", "strapi::public"];
""",
    "src/index.js": "module.exports = { register() {}, bootstrap() {} };\n",
    "src/admin/app.js": """export default {
  config: { locales: [], tutorials: false, notifications: { releases: false } } };
""",
}
"""No tours, and nothing asked of its makers."""


@contextmanager
def strapi(home: Path) -> Iterator[Running]:
    """Strapi with its administrator signed in, who lets people sign in with their account at GitHub."""
    programs = node()
    place = npm("strapi", programs, scripts=True)
    port, database = free_port(), home / "data.db"
    own = {
        "PATH": f"{programs}:/usr/bin:/bin",
        "PORT": str(port),
        "DATABASE": str(database),
        "NODE_ENV": "production",
        "STRAPI_TELEMETRY_DISABLED": "true",
    }
    env = environment(home, **own)
    command = [programs / "node", place / "node_modules" / "@strapi" / "strapi" / "bin" / "strapi.js"]
    _laid(home, place)
    (home / "build").symlink_to(_built(place, command, env))
    with Relay(port) as relay, server([*command, "start"], env, home, port):
        client = Client(relay.url)
        client.until("admin/init", "uuid")
        first, last = PERSON.split()
        account = {"email": EMAIL, "password": PASSWORD}
        client.json("admin/register-admin", account | {"firstname": first, "lastname": last})
        token = client.json("admin/login", account | {"deviceId": _DEVICE, "rememberMe": True})["data"]["token"]
        client.headers["Authorization"] = f"Bearer {token}"
        providers = json.loads(client.get("users-permissions/providers"))
        providers["github"] |= {"enabled": True, "key": "canary", "secret": "canary", "callback": relay.url}
        client.json("users-permissions/providers", {"providers": providers}, "PUT")
        session = client.session(home / "session.json", {"jwtToken": json.dumps(token), "isLoggedIn": "true"})
        yield Running(f"{relay.url}admin/", session, relay, home / "strayed", lambda: _stored(database), OWN)


def _laid(home: Path, place: Path) -> None:
    """The files of a new project, as its makers' installer writes them."""
    needs = json.dumps(json.loads((place / "package.json").read_text(encoding="utf-8"))["dependencies"])
    for name, text in _FILES.items():
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text % needs if name == "package.json" else text, encoding="utf-8")
    (home / "public" / "uploads").mkdir(parents=True)
    (home / "node_modules").symlink_to(place / "node_modules")


def _built(place: Path, command: list[Path], env: Mapping[str, str]) -> Path:
    """The administration's pages, which are made once, beside what they are made from."""
    done = place / "project" / "build"
    if not done.exists():
        shutil.rmtree(place / "project", ignore_errors=True)
        _laid(place / "project", place)
        run([*command, "build"], env, place / "project")
    return done


def _stored(database: Path) -> Stored:
    """Every table that holds what was set, without sessions."""
    with closing(sqlite3.connect(database)) as kept:
        kept.row_factory = sqlite3.Row
        found: Stored = {}
        for table in ("strapi_core_store_settings", "admin_users", "strapi_webhooks", "up_users", "up_roles", "files"):
            rows = [dict(row) for row in kept.execute(f"SELECT * FROM {table}")]
            found[table] = {str(row.get("key") or row["id"]): row for row in rows if row.get("key") != _COUNTED}
        return dict(json.loads(json.dumps(found, default=str)))
