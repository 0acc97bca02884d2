"""Whoogle: one page of the server with a box to search in, and all that can be set in a form folded below it."""

import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, USER, Client

OWN = ()

_ON: Final = ("accept_language", "new_tab", "show_user_agent")


@contextmanager
def whoogle(home: Path) -> Iterator[Running]:
    """Whoogle with its one person signed in, who found some of what it can do of use."""
    program, port, data = python("whoogle", "--prefer-binary") / "whoogle-search", free_port(), home / "data"
    data.mkdir()
    (data / "config.json").write_text(json.dumps(dict.fromkeys(_ON, "on")), encoding="utf-8")
    env = environment(home, CONFIG_VOLUME=str(data), WHOOGLE_UPDATE_CHECK="0", WHOOGLE_AUTOCOMPLETE="0")
    command = [program, "--host", "127.0.0.1", "--port", port, "--userpass", f"{USER}:{PASSWORD}"]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.headers["Authorization"] = f"Basic {b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"
        client.get()
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data), OWN)


def _stored(data: Path) -> Stored:
    """The sets of settings that it was given a name for; one's own are kept in a cookie."""
    files = (file for pattern in ("config.json", "*.conf") for file in sorted(data.glob(pattern)))
    return {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}
