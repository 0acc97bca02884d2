"""Iris: a face of the player Mopidy, drawn by scripts (React) that speak through sockets; one long page of settings."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from platform import machine
from typing import Final
from urllib.parse import urlencode

from applications.application import Running, Stored
from applications.installing import debian, python
from applications.relay import Relay
from applications.serving import LOOPBACK, environment, free_port, server
from applications.signing_in import Client

OWN = (
    r'WS /iris/ws/ .*"method":"(get_\w+|update_connection)".*',
    r'WS /mopidy/ws/ \{"method":"core\.(describe|(\w+\.)?(as_list|browse|get_|lookup|search)\w*)".*',
)
"""It says who it is each time it comes up; all that it shows is asked through sockets."""

_ASKED: Final = ("mixer.get_volume", "playlists.as_list", "tracklist.get_consume", "tracklist.get_random")

_SETTINGS: Final = """
[core]
cache_dir = {home}/cache
config_dir = {home}
data_dir = {home}/data
[audio]
output = fakesink
[file]
media_dirs = {home}/music
[http]
hostname = 127.0.0.1
port = {port}
zeroconf =
default_app = iris
[iris]
data_dir = {home}/iris
"""


@contextmanager
def iris(home: Path) -> Iterator[Running]:
    """Iris with nothing to play, set up in a browser that was not here before. Nobody need sign in."""
    program, port, settings = python("iris", "--prefer-binary") / "mopidy", free_port(), home / "mopidy.conf"
    usr = debian("gstreamer") / "usr"
    libraries = usr / "lib" / f"{machine()}-linux-gnu"
    env = environment(
        home,
        GI_TYPELIB_PATH=str(libraries / "girepository-1.0"),
        GST_PLUGIN_PATH=str(libraries / "gstreamer-1.0"),
        GST_REGISTRY=str(home / "registry"),
        LD_LIBRARY_PATH=str(libraries),
        PYTHONPATH=f"{LOOPBACK}:{usr / 'lib' / 'python3' / 'dist-packages'}",
    )
    (home / "music").mkdir()
    settings.write_text(_SETTINGS.format(home=home, port=port), encoding="utf-8")
    with Relay(port) as relay, server([program, "--config", settings], env, home, port):
        client, reader = Client(relay.url), Client(f"http://127.0.0.1:{port}/")
        client.until("iris/", "Iris")
        session = client.session(home / "session.json")
        start = f"{relay.url}iris/?{urlencode({'ui': json.dumps({'initial_setup_complete': True})})}"
        yield Running(start, session, relay, home / "strayed", lambda: _stored(reader), OWN)


def _stored(reader: Client) -> Stored:
    """How its player is set, as it tells itself; one's own settings are kept in the browser."""
    question = {"jsonrpc": "2.0", "id": 1}
    return {name: reader.json("mopidy/rpc", question | {"method": f"core.{name}"})["result"] for name in _ASKED}
