"""Transmission: a page of scripts (jQuery UI) that asks one address for everything; settings kept as they are made."""

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from platform import machine
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import Client

OWN = ("POST /transmission/rpc",)
"""Reads and changes are sent to one address alike, and differ in what the body says; ``stored`` tells a change."""

_MARK: Final = "X-Transmission-Session-Id"

_SETTINGS: Final = {
    "bind-address-ipv4": "127.0.0.1",
    "bind-address-ipv6": "::1",
    "dht-enabled": False,
    "lpd-enabled": True,
    "port-forwarding-enabled": False,
    "rpc-authentication-required": False,
    "rpc-bind-address": "127.0.0.1",
    "rpc-whitelist-enabled": False,
    "rpc-host-whitelist-enabled": False,
    "utp-enabled": False,
}
"""Nothing is asked of a router, nor of the makers' servers."""


@contextmanager
def transmission(home: Path) -> Iterator[Running]:
    """Transmission with nothing to fetch. It knows one person, who need not sign in."""
    with served(home) as port, Relay(port) as relay:
        session = Client(relay.url).session(home / "session.json")
        start = f"{relay.url}transmission/web/"
        yield Running(start, session, relay, home / "strayed", lambda: settings(port), OWN)


@contextmanager
def served(home: Path) -> Iterator[int]:
    """The port at which it listens; other interfaces stand before it too."""
    usr, port, config = debian("transmission") / "usr", free_port(), home / "config"
    config.mkdir()
    set_up = _SETTINGS | {"rpc-port": port, "download-dir": str(home / "downloads")}
    (config / "settings.json").write_text(json.dumps(set_up), encoding="utf-8")
    own = {
        "LD_LIBRARY_PATH": str(usr / "lib" / f"{machine()}-linux-gnu"),
        "TRANSMISSION_WEB_HOME": str(usr / "share" / "transmission" / "web"),
    }
    command = [usr / "bin" / "transmission-daemon", "--foreground", "--config-dir", config]
    with server(command, environment(home, **own), home, port):
        yield port


def settings(port: int) -> Stored:
    """Its settings and what it fetches, as it tells them itself: it writes them down when it ends."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as asked:
        told = _answer(asked, "session-get", {})
        del told["download-dir-free-space"], told["session-id"]
        return {"settings": told, "torrents": _answer(asked, "torrent-get", {"fields": ["id", "name"]})}


def _answer(asked: HTTPConnection, method: str, arguments: Mapping[str, object]) -> dict[str, object]:
    """Whoever asks without its mark is refused, and told the mark to ask with."""
    mark = ""
    for _ in range(2):
        body = json.dumps({"method": method, "arguments": arguments})
        asked.request("POST", "/transmission/rpc", body, {_MARK: mark})
        with asked.getresponse() as answer:
            mark, said = answer.getheader(_MARK, ""), answer.read()
            if answer.status == HTTPStatus.OK:
                return dict(json.loads(said)["arguments"])
    raise RuntimeError(f"{method} was not answered: {said.decode()}")
