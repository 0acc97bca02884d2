"""pyLoad: Flask pages with Bootstrap 3; settings in tabs and lists that are no buttons, each switch a list of two."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import Client, hidden

OWN = ("POST /json/(status|links|set_captcha|get_apikeys)",)
"""Each page asks again and again how far the downloads are, and whether somebody must read a captcha."""

ACTING = (r"GET /(logout|api/.*)\?.*",)

_SETTINGS = """version: 2

general - "General":
    bool debug_mode : "Debug mode" = False

webui - "Web Interface":
    ip host : "IP address" = 127.0.0.1
    int port : "Port" = {port}
"""
_PLUGINS = """version: 2

UpdateManager - "UpdateManager":
    bool enabled : "Activated" = True
"""


@contextmanager
def pyload(home: Path) -> Iterator[Running]:
    """pyLoad with its administrator signed in, who has let it look for updates."""
    program, port, data = python("pyload", "--prefer-binary") / "pyload", free_port(), home / "data"
    settings = data / "settings"
    settings.mkdir(parents=True)
    (settings / "pyload.cfg").write_text(_SETTINGS.format(port=port), encoding="utf-8")
    (settings / "plugins.cfg").write_text(_PLUGINS, encoding="utf-8")
    folders = [f"--userdir={data}", f"--tempdir={home / 'temporary'}", f"--storagedir={home / 'downloads'}"]
    with Relay(port) as relay, server([program, *folders], environment(home), home, port):
        client = Client(relay.url)
        client.headers["Referer"] = f"{relay.url}login"
        token = hidden(client.until("login", "csrf_token"), "csrf_token")
        client.form("login", username="pyload", password="pyload", csrf_token=token, do="login")
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data), OWN, ACTING)


def _stored(data: Path) -> Stored:
    """The files of settings, and who there is."""
    found: Stored = {f.name: f.read_text(encoding="utf-8") for f in sorted((data / "settings").glob("*.cfg"))}
    with closing(sqlite3.connect(next(data.glob("**/pyload.db")))) as kept:
        found["users"] = [list(row) for row in kept.execute("SELECT * FROM users")]
    return found
