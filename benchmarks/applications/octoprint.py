"""OctoPrint: one page bound by Knockout; a settings dialog of many panes, each a plugin's; a socket for events."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import PASSWORD, USER, Client

OWN = (
    "POST /api/login",  # asks who is signed in, with "passive"
    "POST /api/plugin/tracking",  # counts itself as loaded, for the usage tracking
    "POST /sockjs/.*",
    "WS /sockjs/.*",
)

_SETTINGS = {
    "server": {
        "firstRun": False,
        "onlineCheck": {"enabled": True},
        "seenWizards": {},
        "pluginBlacklist": {"enabled": True},
    },
    "plugins": {
        "tracking": {"enabled": True},
        "errortracking": {"enabled": True, "enabled_unreleased": False},
        "_disabled": ["softwareupdate", "announcements", "discovery"],
    },
    "accessControl": {"salt": "canary"},
}


@contextmanager
def octoprint(home: Path) -> Iterator[Running]:
    """OctoPrint with an administrator signed in, who has let it track use and errors when it asked at first."""
    program = python("octoprint", "--prefer-binary") / "octoprint"
    env, port, data = environment(home), free_port(), home / "data"
    data.mkdir()
    (data / "config.yaml").write_text(yaml.safe_dump(_SETTINGS), encoding="utf-8")
    base = [program, "--basedir", data]
    run([*base, "user", "add", USER, "--password", PASSWORD, "--admin"], env, home)
    with (
        Relay(port) as relay,
        server([*base, "serve", "--iknowwhatimdoing", "--host=127.0.0.1", f"--port={port}"], env, home, port),
    ):
        client = Client(relay.url)
        client.until("login/", "password")  # before it, a server that only tells of the start
        client.headers["X-CSRF-Token"] = client.cookie("csrf_token")
        client.json("api/login", {"user": USER, "pass": PASSWORD, "remember": True})
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data), OWN)


def _stored(data: Path) -> Stored:
    """The configuration and the users, without the time of the last activity."""
    settings = yaml.safe_load((data / "config.yaml").read_text(encoding="utf-8"))
    return {"config": settings, "users": (data / "users.yaml").read_text(encoding="utf-8")}
