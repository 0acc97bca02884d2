"""SearX: plain pages of the server (Flask) with Bootstrap; preferences in tabs of one form, kept in cookies alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from platform import machine
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.relay import Relay
from applications.serving import LOOPBACK, environment, free_port, server
from applications.signing_in import Client

OWN = ()

_SETTINGS: Final = {
    "port : 8888": "port : {port}",
    "ultrasecretkey": "canary" * 8,
    "/usr/share/python3-searx": "{usr}/share/python3-searx",
    'autocomplete : ""': "autocomplete : wikipedia",
}
_PLUGINS: Final = "Hash plugin, HTTPS rewrite, Infinite scroll, Self Informations, Tracker URL remover"
"""What is typed being completed by others, and a list without end, were asked for."""


@contextmanager
def searx(home: Path) -> Iterator[Running]:
    """SearX as somebody set it up for a house. Nobody need sign in, and each keeps their own preferences."""
    usr, port, settings = debian("searx") / "usr", free_port(), home / "settings.yml"
    said = (usr / "share" / "doc" / "searx" / "examples" / "settings.yml").read_text(encoding="utf-8")
    for example, own in _SETTINGS.items():
        said = said.replace(example, own.format(port=port, usr=usr))
    settings.write_text(f"{said}\nenabled_plugins: [{_PLUGINS}]\n", encoding="utf-8")
    env = environment(
        home,
        LD_LIBRARY_PATH=str(usr / "lib" / f"{machine()}-linux-gnu"),
        PYTHONPATH=f"{LOOPBACK}:{usr / 'lib' / 'python3' / 'dist-packages'}",
        SEARX_SETTINGS_PATH=str(settings),
    )
    program = next(each for each in (usr / "bin" / "python3", Path("/usr/bin/python3")) if each.exists())
    with Relay(port) as relay, server([program, "-m", "searx.webapp"], env, home, port):
        session = Client(relay.url).session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(settings), OWN)


def _stored(settings: Path) -> Stored:
    """The file of its settings; one's own are kept in cookies."""
    return {settings.name: settings.read_text(encoding="utf-8")}
