"""SickChill: pages of Tornado and Mako with jQuery UI; settings on many pages with tabs, saved by scripts."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import PASSWORD, USER, Client, filled

OWN = ("POST /ui/set_site_message",)
"""Each page asks so for what there is to tell."""

ACTING = (
    r"GET /(logout|home/(shutdown|restart|update\w+)|manage/manageSearches/(force|pause)\w+)/?\?.*",
    r"GET /(history/(clear|trim)History|errorlogs/clearerrors)/?\?.*",
)

_SERVE: Final = """
from sickchill.oldbeard import network_timezones

network_timezones.update_network_dict = lambda: None

from SickChill import main

main()
"""
"""Where nobody answers, it asks for the list of time zones again and again until it falls over."""

_SET: Final = f"""[General]
web_host = 127.0.0.1
web_username = {USER}
web_password = {PASSWORD}
notify_on_login = 1
[Twitter]
use_twitter = 1
"""


@contextmanager
def sickchill(home: Path) -> Iterator[Running]:
    """SickChill without any show; its person signed in, who has it tell of sign-ins, and tweet."""
    programs, port, data = python("sickchill", "--prefer-binary"), free_port(), home / "data"
    data.mkdir()
    config = data / "config.ini"
    config.write_text(_SET, encoding="utf-8")
    serve = home / "serve.py"
    serve.write_text(_SERVE, encoding="utf-8")
    command = [programs / "python", serve, "--nolaunch", f"--datadir={data}", f"--port={port}"]
    with Relay(port) as relay, server(command, environment(home), home, port):
        client = Client(relay.url)
        client.until("login/", "password")
        client.form("login/", username=USER, password=PASSWORD, remember_me="1")
        client.fields("config/general/saveGeneral", filled(client.get("config/general/"), "update_frequency"))
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(config), OWN, ACTING)


def _stored(config: Path) -> Stored:
    """Its settings, by their names."""
    lines = [line.partition(" = ") for line in config.read_text(encoding="utf-8").splitlines()]
    return {name.strip(): value for name, _, value in lines}
