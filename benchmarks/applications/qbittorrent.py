"""qBittorrent: windows drawn inside the page by MooTools; settings in tabs that are no links, and one button Save."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from platform import machine
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import Client

OWN = ()

_SETTINGS: Final = r"""[BitTorrent]
Session\DHTEnabled=false
Session\Interface=lo
Session\InterfaceAddress=127.0.0.1
Session\InterfaceName=lo

[LegalNotice]
Accepted=true

[Preferences]
Connection\ResolvePeerCountries=false
WebUI\Address=127.0.0.1
WebUI\HostHeaderValidation=false
MailNotification\enabled=true
MailNotification\email=cornelia@canary.example
MailNotification\smtp_server=127.0.0.1
"""
"""It speaks to others through the interface of loopback, hence to nobody, and has nothing to ask of a server; the relay
has another port than it."""


@contextmanager
def qbittorrent(home: Path) -> Iterator[Running]:
    """qBittorrent with nothing to fetch and its administrator signed in, who lets it write letters."""
    usr, port = debian("qbittorrent") / "usr", free_port()
    config = home / "qBittorrent" / "config"
    config.mkdir(parents=True)
    (config / "qBittorrent.conf").write_text(_SETTINGS, encoding="utf-8")
    libraries = usr / "lib" / f"{machine()}-linux-gnu"
    env = environment(home, LD_LIBRARY_PATH=str(libraries), QT_PLUGIN_PATH=str(libraries / "qt5" / "plugins"))
    command = [usr / "bin" / "qbittorrent-nox", f"--profile={home}", f"--webui-port={port}"]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.headers["Referer"] = relay.url
        client.form("api/v2/auth/login", username="admin", password="adminadmin")
        session = client.session(home / "session.json")
        _written(config / "qBittorrent.conf")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(config), OWN)


def _written(file: Path) -> None:
    """It writes down what it chose at its first start (a port for others) some seconds later."""
    until = time.monotonic() + 60
    while "[Meta]" not in file.read_text(encoding="utf-8"):
        if time.monotonic() > until:
            raise RuntimeError("qBittorrent did not write its settings")
        time.sleep(0.3)


def _stored(config: Path) -> Stored:
    """The files of its settings."""
    return {f.name: f.read_text(encoding="utf-8") for f in sorted(config.iterdir()) if f.suffix in (".conf", ".json")}
