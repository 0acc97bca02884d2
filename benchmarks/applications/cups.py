"""CUPS: pages drawn by the server, more settings behind a link on the same page; one printer and what it does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from platform import machine
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import Client

OWN = ()

_SETTINGS: Final = """LogLevel debug
Listen 127.0.0.1:{port}
Browsing No
DefaultAuthType None
DefaultEncryption Never
DirtyCleanInterval 0
PreserveJobHistory Yes
ServerAlias *
WebInterface Yes
<Location />
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
"""It listens to this machine only, calls out to nobody, and whoever comes is its administrator."""

_PLACES: Final = """AccessLog {data}/log/access
CacheDir {data}/cache
DataDir {usr}/share/cups
DocumentRoot {usr}/share/cups/doc-root
ErrorLog {data}/log/error
PageLog {data}/log/page
RequestRoot {data}/spool
ServerBin {usr}/lib/cups
ServerKeychain {data}/ssl
ServerRoot {data}
StateDir {data}/state
TempDir {data}/temporary
"""

_NOBODY: Final = () if os.geteuid() else ("unshare", "--user")
"""The administrator of a machine is made to own what this starts."""


@contextmanager
def cups(home: Path) -> Iterator[Running]:
    """CUPS with one printer that is not there. It knows one person, who need not sign in.

    That person once looked for a fault, and had it write down all it does.
    """
    usr, port, data = debian("cups") / "usr", free_port(), home / "data"
    for name in ("log", "cache", "spool", "ssl", "state", "temporary"):
        (data / name).mkdir(parents=True)
    (data / "cupsd.conf").write_text(_SETTINGS.format(port=port), encoding="utf-8")
    (data / "cups-files.conf").write_text(_PLACES.format(data=data, usr=usr), encoding="utf-8")
    env = environment(home, LD_LIBRARY_PATH=str(usr / "lib" / f"{machine()}-linux-gnu"))
    command = [*_NOBODY, usr / "sbin" / "cupsd", "-f", "-c", data / "cupsd.conf", "-s", data / "cups-files.conf"]
    printer = ["-p", "Canary", "-E", "-v", "ipp://127.0.0.1:9/"]
    with Relay(port) as relay, server(command, env, home, port):
        run([usr / "sbin" / "lpadmin", "-h", f"127.0.0.1:{port}", *printer], env, home)
        session = Client(relay.url).session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data), OWN)


def _stored(data: Path) -> Stored:
    """The files of its settings, without when they were written."""
    files = {file.name: file.read_text(encoding="utf-8").splitlines() for file in sorted(data.glob("*.conf"))}
    return {name: [line for line in lines if not line.startswith("#")] for name, lines in files.items()}
