"""Syncthing: one page in AngularJS and Bootstrap 3; settings in dialogs with tabs, kept by a button Save in each."""

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import PASSWORD, USER, Client

OWN = ()

_NOWHERE: Final = "https://127.0.0.1:9/"

_SET: Final = {
    "listenAddress": "tcp://127.0.0.1:0",
    "globalAnnounceServer": _NOWHERE,
    "localAnnounceEnabled": "false",
    "natEnabled": "false",
    "startBrowser": "false",
    "urAccepted": "3",
    "urSeen": "3",
    "urUniqueID": "canary",
    "urURL": _NOWHERE,
    "releasesURL": _NOWHERE,
    "crashReportingURL": _NOWHERE,
    "stunServer": "127.0.0.1:9",
}
"""Whatever it would ask others or tell them goes to a port of this machine at which nobody listens; nothing is asked of
a router, nor called out at home."""

_PHONE: Final = """<device id="GXTZPZG-Q5HNUWF-HB3QKDJ-YJ6D65O-QI4VEAQ-OYXGLSU-SWI255J-U43EOAH" name="Canary's phone"
    compression="metadata"><address>tcp://127.0.0.1:9</address><autoAcceptFolders>true</autoAcceptFolders></device>"""


@contextmanager
def syncthing(home: Path) -> Iterator[Running]:
    """Syncthing with one folder and another device; its person signed in, who lets it tell how it is used."""
    program, port, data = debian("syncthing") / "usr" / "bin" / "syncthing", free_port(), home / "data"
    env = environment(home)
    whose = [f"--gui-user={USER}", "--gui-password=-"]
    run([program, "generate", f"--home={data}", "--skip-port-probing", *whose], env, home, PASSWORD)
    file = data / "config.xml"
    said = file.read_text(encoding="utf-8")
    for name, value in _SET.items():
        said = re.sub(f"<{name}>.*?</{name}>", f"<{name}>{value}</{name}>", said)
    file.write_text(said.replace("<gui ", f"{_PHONE}<gui ", 1), encoding="utf-8")
    command = [program, "serve", f"--home={data}", f"--gui-address=127.0.0.1:{port}", "--no-browser", "--no-restart"]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.headers["Authorization"] = f"Basic {b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}"
        client.until("", "Syncthing")
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(file), OWN)


def _stored(file: Path) -> Stored:
    """The file of its settings."""
    return {file.name: file.read_text(encoding="utf-8")}
