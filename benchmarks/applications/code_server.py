"""code-server: VS Code in a browser; custom widgets, a list of settings of which only what is in view is there."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, Client

OWN = ("WS .*", "POST /mint-key")
"""Everything passes in binary messages through sockets: what they do can only be told by what is stored."""


@contextmanager
def code_server(home: Path) -> Iterator[Running]:
    """VS Code in a folder of one file, opened by the person who knows the server's password."""
    programs = node()
    inner = "node_modules/code-server/lib/vscode"
    place = npm("code-server", programs, inner=inner) / "node_modules" / "code-server"
    port, data, work = free_port(), home / "data", home / "plans"
    work.mkdir()
    (work / "plans.txt").write_text("None so far.\n", encoding="utf-8")
    env = environment(home, PASSWORD=PASSWORD, PATH=f"{programs}:/usr/bin:/bin", XDG_RUNTIME_DIR=str(home))
    options = ["--auth=password", "--disable-update-check", "--disable-workspace-trust", f"--user-data-dir={data}"]
    options += [f"--bind-addr=127.0.0.1:{port}", f"--config={home / 'config.yaml'}", str(work)]
    command = [programs / "node", place / "out" / "node" / "entry.js", *options]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.until("login", "password")
        client.form("login", password=PASSWORD, base=".", href=f"{relay.url}login")
        session = client.session(home / "session.json")
        start = f"{relay.url}?folder={work}"
        yield Running(start, session, relay, home / "strayed", lambda: _stored(data / "User", work), OWN)


def _stored(user: Path, work: Path) -> Stored:
    """The person's settings, and the files of the folder."""
    settings = user / "settings.json"
    said = settings.read_text(encoding="utf-8") if settings.exists() else ""
    kept = json.loads(said or "{}")  # it is empty for a moment while it is written
    files = {str(f.relative_to(work)): f.read_text(encoding="utf-8") for f in sorted(work.rglob("*")) if f.is_file()}
    return {"settings": kept, "files": files}
