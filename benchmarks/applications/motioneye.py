"""motionEye: cameras in one page of jQuery; settings in a drawer at the left, in sections that fold, kept by Apply."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha1
from pathlib import Path
from platform import machine
from typing import Any, Final

from applications.application import Running, Stored
from applications.installing import debian, python
from applications.relay import Relay
from applications.serving import environment, free_port, server
from applications.signing_in import EMAIL, PASSWORD, USER, Client

OWN = ()

_ALONE: Final = """#!/bin/sh
export LD_LIBRARY_PATH=%(libraries)s:%(libraries)s/blas:%(libraries)s/lapack
exec unshare --user --map-root-user --net %(program)s "$@"
"""
"""Motion always listens at the same ports, and to whoever comes: so it is given a network in which it is alone."""

_SETTINGS: Final = """
conf_path %(home)s
run_path %(home)s
log_path %(home)s
media_path %(home)s/media
motion_binary %(home)s/motion
listen 127.0.0.1
port %(port)d
log_level warning
server_name canary
"""
_PERSON: Final = "# @admin_username %s\n# @admin_password %s\n# @normal_password %s\n"
"""Of the one who may only look, a password must be there too before anything can be kept."""

_CAMERA: Final = {
    "proto": "netcam",
    "scheme": "http",
    "host": "127.0.0.1",
    "port": "9",
    "path": "/",
    "username": "",
    "password": "",
}
"""At a port of this machine at which nobody listens."""

_SET: Final = {
    "name": "Cage",
    "video_streaming": True,
    "movies": True,
    "email_notifications_enabled": True,
    "email_notifications_from": EMAIL,
    "email_notifications_addresses": EMAIL,
    "email_notifications_smtp_server": "127.0.0.1",
    "email_notifications_smtp_port": 9,
    "email_notifications_smtp_account": USER,
    "email_notifications_smtp_password": PASSWORD,
    "email_notifications_smtp_tls": False,
}


@contextmanager
def motioneye(home: Path) -> Iterator[Running]:
    """motionEye with one camera that does not answer, which its administrator lets send films and letters."""
    programs, usr, port = python("motioneye"), debian("motion") / "usr", free_port()
    (home / "media").mkdir()
    libraries = usr / "lib" / f"{machine()}-linux-gnu"
    alone = home / "motion"
    alone.write_text(_ALONE % {"libraries": libraries, "program": usr / "bin" / "motion"}, encoding="utf-8")
    alone.chmod(0o755)
    settings = home / "motioneye.conf"
    settings.write_text(_SETTINGS % {"home": home, "port": port}, encoding="utf-8")
    secret = sha1(PASSWORD.encode(), usedforsecurity=False).hexdigest()
    (home / "motion.conf").write_text(_PERSON % (USER, secret, secret), encoding="utf-8")
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin", LC_ALL="C.UTF-8")
    with Relay(port) as relay, server([programs / "meyectl", "startserver", "-c", settings], env, home, port):
        client = Client(relay.url)
        client.json("login", {"username": USER, "password": PASSWORD})
        camera: dict[str, Any] = client.json("config/add", _CAMERA)
        client.json(f"config/{camera['id']}/set", camera | _SET)
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(home), OWN)


def _stored(home: Path) -> Stored:
    """The files of its settings."""
    files = [*home.glob("camera-*.conf"), home / "motion.conf", *home.glob("prefs.json")]
    return {file.name: file.read_text(encoding="utf-8").splitlines() for file in files}
