"""marimo: a notebook drawn by React; settings in a dialog of tabs, stored in one file as they are made."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, Client

OWN = (
    "POST /api/home/(recent_files|running_notebooks|workspace_files)",
    "POST /api/kernel/(instantiate|read_code)",
    "POST /api/(cache/info|datasources/discover|packages/(list|sandbox|tree)|secrets/keys)",
    "WS /ws.*",
    "WS /terminal.*",
    "WS /lsp.*",
)
"""Lists are asked for by POST, and a notebook that is opened is made ready to run."""

_NOTEBOOK = """import marimo

app = marimo.App()


@app.cell
def _():
    print("Plans of Cornelia Canary-Voss: none so far")
    return


if __name__ == "__main__":
    app.run()
"""


@contextmanager
def marimo(home: Path) -> Iterator[Running]:
    """A folder of one notebook, opened by the person who knows the server's password and completes with Copilot."""
    program = python("marimo", "--prefer-binary") / "marimo"
    work, port = home / "notebooks", free_port()
    work.mkdir()
    (work / "plans.py").write_text(_NOTEBOOK, encoding="utf-8")
    config = home / ".config" / "marimo" / "marimo.toml"
    config.parent.mkdir(parents=True)
    config.write_text('[completion]\ncopilot = "github"\n', encoding="utf-8")
    options = [
        "--headless",
        "--skip-update-check",
        "--host=127.0.0.1",
        f"--port={port}",
        f"--token-password={PASSWORD}",
    ]
    env = environment(home, XDG_CONFIG_HOME=str(home / ".config"))
    with Relay(port) as relay, server([program, "edit", work, *options], env, home, port):
        client = Client(relay.url)
        client.form("auth/login", password=PASSWORD)
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(config, work), OWN)


def _stored(config: Path, work: Path) -> Stored:
    """The settings and the notebook."""
    return {
        "settings": tomllib.loads(config.read_text(encoding="utf-8")),
        "notebook": (work / "plans.py").read_text(encoding="utf-8"),
    }
