"""The Lounge: a client of IRC in Vue; settings in pages of tabs, kept as they are made, told through one socket."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha512
from pathlib import Path
from platform import machine
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian, node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import PASSWORD, PERSON, USER, Client

_READS: Final = "auth:perform|open|names|more|setting:get|sessions:get|changelog|network:get|mentions:get"
OWN = (r"WS /socket.io/ \d+", r"WS /socket.io/ 2probe", rf'WS /socket.io/ 42\["(?:{_READS})".*')
"""Everything goes through the socket; digits alone keep it open, and the session is taken up by a message."""

_TOKEN: Final = "canary" * 20

_IRC: Final = """[Global]
Name = irc.canary.example
Info = Canaries
Listen = 127.0.0.1
Ports = {port}
MotdPhrase = Sing gently.
[Options]
DNS = no
Ident = no
PAM = no
[Channel]
Name = #canaries
Topic = What sings in the morning
"""


@contextmanager
def thelounge(home: Path) -> Iterator[Running]:
    """The Lounge with one person, who is in a room of a server of IRC on this machine."""
    programs = node()
    place = npm("thelounge", programs) / "node_modules"
    usr = debian("ngircd") / "usr"
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin", THELOUNGE_HOME=str(home / "data"))
    port, behind, data = free_port(), free_port(), home / "data"
    (data / "users").mkdir(parents=True)
    (home / "ngircd.conf").write_text(_IRC.format(port=behind), encoding="utf-8")
    settings = {"host": "127.0.0.1", "port": port, "public": False, "messageStorage": []}
    settings |= {"transports": ["websocket"]}
    (data / "config.js").write_text(f"module.exports = {json.dumps(settings)};\n", encoding="utf-8")
    file = data / "users" / f"{USER}.json"
    hashes = "process.stdout.write(require(process.argv[1]).hashSync(process.argv[2], 8))"
    secret = run([programs / "node", "-e", hashes, place / "bcryptjs", PASSWORD], env, home)
    file.write_text(json.dumps(_person(secret, behind)), encoding="utf-8")
    file.chmod(0o600)
    irc = [usr / "sbin" / "ngircd", "--nodaemon", "--config", home / "ngircd.conf"]
    command = [programs / "node", place / "thelounge" / "index.js", "start"]
    with (
        server(irc, env | {"LD_LIBRARY_PATH": str(usr / "lib" / f"{machine()}-linux-gnu")}, home, behind),
        Relay(port) as relay,
        server(command, env, home, port),
    ):
        client = Client(relay.url)
        client.until("", "The Lounge")
        session = client.session(home / "session.json", {"user": USER, "token": _TOKEN})
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(file), OWN)


def _person(secret: str, behind: int) -> dict[str, object]:
    """As the program itself keeps it; what is missing it would add at the first occasion."""
    empty = ("awayMessage", "password", "leaveMessage", "sasl", "saslAccount", "saslPassword")
    proxy = {"proxyHost": "", "proxyPort": 1080, "proxyUsername": "", "proxyEnabled": False, "proxyPassword": ""}
    network = dict.fromkeys(empty, "") | proxy
    network |= {"uuid": "0ec011e1-1a07-4000-8000-000000000000", "name": "Canaries", "host": "127.0.0.1", "port": behind}
    network |= {"nick": USER, "username": USER, "realname": PERSON, "tls": False, "rejectUnauthorized": False}
    network |= {"userDisconnected": False, "commands": [], "ignoreList": []}
    network |= {"channels": [{"name": "#canaries", "muted": False, "key": ""}]}
    taken_up = {sha512(_TOKEN.encode()).hexdigest(): {"lastUse": 0, "ip": "127.0.0.1", "agent": "Canary"}}
    settings = {"searchEnabled": False}
    return {"password": secret, "log": False, "networks": [network], "clientSettings": settings, "sessions": taken_up}


def _stored(file: Path) -> Stored:
    """What is known of the person, without the sessions and from where the last was."""
    kept = json.loads(file.read_text(encoding="utf-8"))
    return {name: value for name, value in kept.items() if name not in ("browser", "sessions")}
