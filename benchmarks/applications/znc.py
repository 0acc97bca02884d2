"""ZNC: pages drawn by the server, without frameworks; boxes and tables of boxes in few long forms."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from platform import machine
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, USER, Client

OWN = ()
ACTING = (r"GET /mods/global/webadmin/delchan\?.*",)
"""Its links delete a channel without asking."""

_SETTINGS: Final = """Version = 1.8.2
LoadModule = webadmin
<Listener own>
\tHost = 127.0.0.1
\tPort = {port}
\tIPv4 = true
\tIPv6 = false
\tSSL = false
</Listener>
<User {user}>
\tAdmin = true
\tNick = {user}
\tIdent = {user}
\tRealName = Cornelia Canary-Voss
\tLoadModule = chansaver
\tLoadModule = controlpanel
\tLoadModule = log
\t<Network canary>
\t\tIRCConnectEnabled = false
\t\tLoadModule = simple_away
\t\tServer = 127.0.0.1 9
\t\t<Chan #canaries>
\t\t</Chan>
\t</Network>
\t<Pass password>
\t\tMethod = sha256
\t\tHash = {digest}
\t\tSalt = canary
\t</Pass>
</User>
"""
"""Its one network is at a port of this machine at which nobody listens, and is not gone to."""

_NOBODY: Final = () if os.geteuid() else ("unshare", "--user")
"""It makes the administrator of a machine wait half a minute for having started it."""


@contextmanager
def znc(home: Path) -> Iterator[Running]:
    """ZNC with one network and its administrator signed in, who has it write down what is said."""
    usr, port, data = debian("znc") / "usr", free_port(), home / "data"
    libraries = usr / "lib" / f"{machine()}-linux-gnu"
    _linked(data / "modules", usr / "lib" / "znc", usr / "share" / "znc" / "modules")
    _linked(data / "webskins", usr / "share" / "znc" / "webskins")
    digest = sha256(f"{PASSWORD}canary".encode()).hexdigest()
    file = data / "configs" / "znc.conf"
    file.parent.mkdir()
    file.write_text(_SETTINGS.format(port=port, user=USER, digest=digest), encoding="utf-8")
    command = [*_NOBODY, usr / "bin" / "znc", "--foreground", "--datadir", data]
    with Relay(port) as relay, server(command, environment(home, LD_LIBRARY_PATH=str(libraries)), home, port):
        client = Client(relay.url)
        client.form("login", submitted="1", user=USER, **{"pass": PASSWORD})
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data), OWN, ACTING)


def _linked(place: Path, *froms: Path) -> None:
    """It looks for its parts among a person's own before it looks where Debian puts them."""
    place.mkdir(parents=True)
    for found in (part for folder in froms for part in folder.iterdir()):
        (place / found.name).symlink_to(found)


def _stored(data: Path) -> Stored:
    """The file of its settings, and those of its modules."""
    files = [data / "configs" / "znc.conf", *data.glob("**/.registry")]
    return {str(file.relative_to(data)): file.read_text(encoding="utf-8") for file in sorted(files)}
