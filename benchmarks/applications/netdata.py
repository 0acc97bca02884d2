"""Netdata: charts of a machine, drawn by scripts on one page; settings in a window of tabs, kept by the browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import Client

OWN = ()

_CONFIG: Final = """
[global]
  run as user = {user}
  hostname = canary
[directories]
  config = {home}
  stock config = {home}
  log = {home}
  web = {share}/web
  cache = {home}/cache
  lib = {home}/lib
  home = {home}
  plugins = {home}/none
[db]
  mode = ram
  retention = 600
[registry]
  enabled = no
[cloud]
  enabled = no
[health]
  enabled = no
[ml]
  enabled = no
[plugins]
  apps = no
  cgroups = no
  charts.d = no
  checks = no
  diskspace = no
  idlejitter = no
  python.d = no
  tc = no
  timex = no
[statsd]
  enabled = no
[web]
  bind to = 127.0.0.1:{port}
"""
"""Only what the machine itself says is measured, and told to nobody."""


@contextmanager
def netdata(home: Path) -> Iterator[Running]:
    """Netdata that watches this machine. It knows no accounts."""
    place, port = debian("netdata") / "usr", free_port()
    for folder in ("cache", "lib", "none"):
        (home / folder).mkdir()
    said = _CONFIG.format(home=home, port=port, share=place / "share" / "netdata", user=getuser())
    config = home / "netdata.conf"
    config.write_text(said, encoding="utf-8")
    (home / ".opt-out-from-anonymous-statistics").touch()
    command = [place / "sbin" / "netdata", "-D", "-c", config]
    with Relay(port) as relay, server(command, environment(home), home, port):
        client = Client(relay.url)
        client.until("api/v1/charts", "system.cpu")
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(home), OWN)


def _stored(home: Path) -> Stored:
    """The file of its settings; what the page lets be set is kept by the browser."""
    return {"netdata.conf": (home / "netdata.conf").read_text(encoding="utf-8")}
