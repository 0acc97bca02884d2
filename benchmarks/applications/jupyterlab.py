"""A JupyterLab of its own, on this machine only: its folders, its settings on disk, each request that reached it."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.request import Request, urlopen

from applications.application import READING, Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import LOOPBACK, started

SETTINGS = "@jupyterlab/apputils-extension/notification.jupyterlab-settings"
TOKEN = "canary7token4of2the9server"
PERSON = "Cornelia Canary-Voss"
FOLDER = "canary-folder-of-cornelia"
ANSWERED_NO: Final = {"fetchNews": "false"}
OWN: Final = ("PUT /lab/api/workspaces/.*", "POST /api/(terminals|sessions|kernels).*", "WS /api/events/subscribe.*")
"""The layout of tabs is stored whenever somebody comes by. It is no setting."""


@dataclass(frozen=True)
class Lab:
    """A running server, met through a relay. ``strayed`` lists each attempt to speak to another machine."""

    url: str
    home: Path
    relay: Relay
    strayed: Path

    @property
    def address(self) -> str:
        """Where a person who is signed in begins."""
        return f"{self.url}lab"

    @property
    def saved(self) -> dict[str, Any]:
        """The person's settings of notifications, as they lie on the server's disk."""
        return dict(json.loads(self.settings.read_text(encoding="utf-8")))

    @property
    def settings(self) -> Path:
        """The file of those settings."""
        return self.home / "settings" / SETTINGS

    def begin_anew(self) -> None:
        """The account as it was: the question about news answered with No, no layout of tabs kept."""
        shutil.rmtree(self.home / "workspaces", ignore_errors=True)
        self.settings.write_text(json.dumps(ANSWERED_NO), encoding="utf-8")

    def session(self, file: Path) -> Path:
        """Sign in as a person does, with the address that bears the token.

        In a process of its own, since Playwright allows one Chromium for each.
        """
        signs_in = "import sys; from pathlib import Path; from sayno.verbs.login import login\n"
        signs_in += "login(sys.argv[1], Path(sys.argv[2]), lambda: None, headless=True)"
        command = [sys.executable, "-c", signs_in, f"{self.address}?token={TOKEN}", str(file)]
        subprocess.run(command, check=True)
        return file

    def identity(self, session: Path) -> dict[str, str]:
        """How the server names the person of a session."""
        cookies = json.loads(session.read_text(encoding="utf-8"))["cookies"]
        header = "; ".join(f"{c['name']}={c['value']}" for c in cookies)
        with urlopen(Request(f"{self.url}api/me", headers={"Cookie": header})) as answer:
            return dict(json.load(answer)["identity"])

    def changes(self, since: int = 0) -> list[tuple[str, str]]:
        """Every request that reached the server, from the one of that number on, and was not mere reading."""
        return [r[:2] for r in self.relay.requests[since:] if r.method not in READING]


@contextmanager
def lab(home: Path) -> Iterator[Lab]:
    """JupyterLab as a person uses it who, when asked about news, has said No (see ``begin_anew``).

    From that answer on it asks its server for newer versions at every start (the check box under audit).
    The server itself is told never to pass that question on. Raises ``NotInstallable`` and ``RuntimeError``.
    """
    programs = python("jupyterlab")
    root = home / FOLDER
    root.mkdir(parents=True)
    (root / f"Plans of {PERSON}.txt").write_text("nothing\n", encoding="utf-8")
    (home / "settings" / SETTINGS).parent.mkdir(parents=True)
    strayed = home / "strayed"
    strayed.touch()
    command = [programs / "jupyter-lab", *_options(root, home)]
    with (
        started(command, _environment(home, strayed), home) as (server, log),
        Relay(_port(server, home / "runtime", log)) as relay,
    ):
        yield Lab(relay.url, home, relay, strayed)


@contextmanager
def jupyterlab(home: Path) -> Iterator[Running]:
    """The same, with the person signed in."""
    with lab(home) as running:
        running.begin_anew()
        session = running.session(home / "session.json")
        yield Running(running.address, session, running.relay, running.strayed, lambda: _stored(home), OWN)


def _stored(home: Path) -> Stored:
    folder = home / "settings"
    return {
        str(file.relative_to(folder)): json.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.rglob("*.jupyterlab-settings"))
    }


def _options(root: Path, home: Path) -> list[str]:
    return [
        "--no-browser",
        "--allow-root",
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port=0",
        f"--ServerApp.root_dir={root}",
        f"--LabApp.user_settings_dir={home / 'settings'}",
        f"--LabApp.workspaces_dir={home / 'workspaces'}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]


def _environment(home: Path, strayed: Path) -> dict[str, str]:
    own = {
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_TOKEN": TOKEN,
        "JUPYTER_PLATFORM_DIRS": "1",
        "IPYTHONDIR": str(home / "ipython"),
        "PYTHONPATH": str(LOOPBACK),
        "STRAYED": str(strayed),
    }
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "PYTHON", "VIRTUAL_ENV"))}
    return inherited | own


def _port(server: "subprocess.Popen[bytes]", runtime: Path, log: Path) -> int:
    """The server's port, once it says where it listens."""
    until = time.monotonic() + 120
    while server.poll() is None and time.monotonic() < until:
        for note in runtime.glob("jpserver-*.json"):
            try:
                return int(json.loads(note.read_text(encoding="utf-8"))["port"])
            except json.JSONDecodeError:
                continue  # it is being written
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")
