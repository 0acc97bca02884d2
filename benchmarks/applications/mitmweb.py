"""mitmweb: a page of scripts (React) under a ribbon; what is usual is set in a part of it, everything in a window."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import Client

OWN = ()

_SETTINGS: Final = ("show_ignored_hosts=true", "ssl_insecure=true", "web_open_browser=false")


@contextmanager
def mitmweb(home: Path) -> Iterator[Running]:
    """mitmweb with nothing passing through it. Whoever comes may do all.

    That person once looked for a fault, and had it trust everybody and show everything.
    """
    program, port = python("mitmproxy", "--prefer-binary") / "mitmweb", free_port()
    settings = [part for setting in _SETTINGS for part in ("--set", setting)]
    command = [program, "--web-host", "127.0.0.1", "--web-port", port, "--mode", f"regular@127.0.0.1:{free_port()}"]
    with Relay(port) as relay, server([*command, *settings], environment(home), home, port):
        client, reader = Client(relay.url), Client(f"http://127.0.0.1:{port}/")
        client.get()
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(reader), OWN)


def _stored(reader: Client) -> Stored:
    """Its options, as it tells them itself: it keeps them as long as it runs."""
    options = json.loads(reader.get("options"))
    return {name: option["value"] for name, option in options.items()}
