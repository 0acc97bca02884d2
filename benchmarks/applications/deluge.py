"""Deluge: windows drawn inside the page by Ext JS 3; settings in pages of one window, picked from a list of words."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha1
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, Client

OWN = ("POST /json",)
"""Reads and changes are sent to one address alike, and differ in what the body says; ``stored`` tells a change."""

_CORE: Final = {
    "allow_remote": True,
    "dht": False,
    "listen_interface": "127.0.0.1",
    "lsd": False,
    "natpmp": False,
    "new_release_check": False,
    "outgoing_interface": "lo",
    "pre_allocate_storage": True,
    "random_port": False,
    "send_info": True,
    "upnp": False,
}
"""It speaks to others through the interface of loopback, hence to nobody, and nothing is asked of a router."""

_HOST: Final = "canary" * 6


@contextmanager
def deluge(home: Path) -> Iterator[Running]:
    """Deluge with nothing to fetch; its person signed in, who lets it be reached and tell its makers of itself."""
    programs, port, other, data = python("deluge", "--prefer-binary"), free_port(), free_port(), home / "data"
    data.mkdir()
    env = environment(home, PYTHON_EGG_CACHE=str(home / "cache"))
    (data / "auth").write_text("localclient:canary:10\n", encoding="utf-8")
    password = {"pwd_salt": "canary", "pwd_sha1": sha1(f"canary{PASSWORD}".encode()).hexdigest()}
    own = {"listen_ports": [free_port()] * 2, "download_location": str(home / "downloads")}
    _write(data / "core.conf", _CORE | own)
    _write(data / "web.conf", {"default_daemon": _HOST, "first_login": False, **password}, version=2)
    _write(data / "hostlist.conf", {"hosts": [[_HOST, "127.0.0.1", other, "localclient", "canary"]]}, version=3)
    daemon = [programs / "deluged", "-d", "-c", data, "-p", other, "-u", "127.0.0.1", "-i", "127.0.0.1", "-o", "lo"]
    pages = [programs / "deluge-web", "-d", "-c", data, "-i", "127.0.0.1", "-p", port]
    with Relay(port) as relay, server(daemon, env, home, other), server(pages, env, home, port):
        client, reader = Client(relay.url), Client(f"http://127.0.0.1:{port}/")
        for each in (client, reader):
            _asked(each, "auth.login", PASSWORD)
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(reader), OWN)


def _write(file: Path, said: Mapping[str, object], version: int = 1) -> None:
    """A file of its settings is two objects: what kind of file it is, and what it says."""
    file.write_text(json.dumps({"file": version, "format": 1}) + json.dumps(said), encoding="utf-8")


def _asked(client: Client, method: str, *arguments: object) -> object:
    answer = client.json("json", {"method": method, "params": arguments, "id": 1})
    if answer["error"]:
        raise RuntimeError(f"{method} was not answered: {answer['error']}")
    return answer["result"]


def _stored(reader: Client) -> Stored:
    """Its settings and those of its pages, as it tells them itself: it writes them down some seconds later."""
    asked = {"settings": "core.get_config", "pages": "web.get_config", "plugins": "core.get_enabled_plugins"}
    return {name: _asked(reader, method) for name, method in asked.items()}
