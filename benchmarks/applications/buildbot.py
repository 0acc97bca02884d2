"""Buildbot: drawn in the browser (React, Bootstrap), a menu that unfolds at the side; settings kept in the browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import PERSON, Client
from applications.tables import tables

OWN = (r"WS /ws .*",)
"""The socket asks to be told of news, and that is all."""

_SETTINGS: Final = """from buildbot.plugins import schedulers, util, worker
BuildmasterConfig = {{
    "builders": [
        util.BuilderConfig(name="song", workernames=["nest"], factory=util.BuildFactory()),
        util.BuilderConfig(name="flight", workernames=["nest"], factory=util.BuildFactory()),
    ],
    "buildbotNetUsageData": None,
    "buildbotURL": "{url}",
    "db": {{"db_url": "sqlite:///state.sqlite"}},
    "protocols": {{"null": {{}}}},
    "schedulers": [
        schedulers.ForceScheduler(name="force", builderNames=["song", "flight"]),
        schedulers.Nightly(name="nightly", builderNames=["song"], hour=3, month=1, dayOfMonth=1),
    ],
    "title": "{person}",
    "titleURL": "{url}",
    "workers": [worker.LocalWorker("nest")],
    "www": {{
        "port": "tcp:{port}:interface=127.0.0.1",
        "ui_default_config": {{"Grid.fullChanges": True}},
        "plugins": {{"console_view": {{}}, "grid_view": {{}}, "waterfall_view": {{}}}},
    }},
}}
"""


@contextmanager
def buildbot(home: Path) -> Iterator[Running]:
    """Buildbot with two builders and nothing to build. It knows one person, who need not sign in."""
    program, port, data = python("buildbot", "--prefer-binary") / "buildbot", free_port(), home / "data"
    env = environment(home)
    run([program, "create-master", data], env, home)
    with Relay(port) as relay:
        said = _SETTINGS.format(url=relay.url, port=port, person=PERSON)
        (data / "master.cfg").write_text(said, encoding="utf-8")
        with server([program, "start", "--nodaemon", data], env, home, port):
            client = Client(relay.url)
            client.until("api/v2/workers", '"version"')
            session = client.session(home / "session.json")
            yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data), OWN)


def _stored(data: Path) -> Stored:
    """Its database, without when it was last seen to run."""
    return tables(data / "state.sqlite", but="last_active")
