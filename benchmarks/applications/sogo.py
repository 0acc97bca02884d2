"""SOGo: mail, calendars and addresses in AngularJS Material; settings in tabs, kept by a round button in a corner."""

import json
import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from platform import machine
from typing import Any, Final

from applications.application import Running, Stored
from applications.installing import debian, python
from applications.php import database, php, php_environment
from applications.relay import Relay
from applications.serving import environment, free_port, run, server, started
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client

_OWN: Final = f"/SOGo/so/{USER}"

OWN = (
    f"POST {_OWN}/Mail/unseenCount",
    rf"POST {_OWN}/(Mail/\d+|Contacts)/\w+/(changes|headers|view)",
    rf"POST {_OWN}/Mail/\d+/\w+/expunge",  # whoever leaves a folder has it swept
    f"POST {_OWN}/Calendar/saveSelectedList",  # which of two tabs was open
)
ACTING = (rf"GET {_OWN}/logoff\?.*",)

_NOBODY: Final = () if os.geteuid() else ("unshare", "--user", "--map-user=65534")
"""SOGo lets no administrator of a machine start it."""

_TABLES: Final = {
    "SOGoProfileURL": "profile",
    "OCSFolderInfoURL": "folders",
    "OCSSessionsFolderURL": "sessions",
    "OCSStoreURL": "store",
    "OCSAclURL": "acl",
    "OCSCacheFolderURL": "cache",
    "OCSEMailAlarmsFolderURL": "alarms",
}
_DATABASE: Final = "mysql://root:@localhost:3306/sogo"
_PEOPLE: Final = (
    f'({{type = sql; id = people; viewURL = "{_DATABASE}/people"; canAuthenticate = YES; isAddressBook = YES;'
    " userPasswordAlgorithm = plain; displayName = People;})"
)

_FRONT: Final = """
daemon off; master_process off; pid nginx.pid; error_log error.log; events {}
http {
  include %(place)s/etc/nginx/mime.types; access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  server {
    listen 127.0.0.1:%(port)d;
    location /SOGo.woa/WebServerResources/ { alias %(place)s/usr/share/GNUstep/SOGo/WebServerResources/; }
    location /SOGo {
      proxy_pass http://127.0.0.1:%(behind)d; proxy_buffer_size 64k; proxy_buffers 8 64k;
      proxy_set_header Host $http_host; proxy_set_header x-webobjects-server-url $scheme://$http_host;
    }
  }
}
"""

_PERSON: Final = """
mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = new mysqli('localhost', 'root', '', 'sogo', 0, $argv[1]);
$db->query('CREATE TABLE people (c_uid VARCHAR(60) PRIMARY KEY, c_name VARCHAR(60), c_password VARCHAR(60),
  c_cn VARCHAR(60), mail VARCHAR(60))');
$db->prepare('INSERT INTO people VALUES (?, ?, ?, ?, ?)')->execute([$argv[2], ...array_slice($argv, 2)]);
"""
_LOOK: Final = """
mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = new mysqli('localhost', 'root', '', 'sogo', 0, $argv[1]);
$found = [];
foreach (['profile', 'folders', 'store', 'acl'] as $table)
  $found[$table] = $db->query("SELECT * FROM sogo_$table")->fetch_all(MYSQLI_ASSOC);
echo json_encode($found);
"""

_VIEWS: Final = ("SelectedList", "FoldersOrder", "FilterState", "SortingState", "View", "totpKey")
"""Where somebody has been, and in which order they looked; and a secret that is made as soon as it could be needed."""


@contextmanager
def sogo(home: Path) -> Iterator[Running]:
    """SOGo over a mailbox in memory, its owner signed in, who lets it note down addresses and send receipts."""
    place, socket, cache = debian("sogo"), home / "db.sock", home / "memcached"
    port, behind, mail = free_port(), free_port(), free_port()
    env, told = _environment(home, place, socket), php_environment(home)
    pymap = [python("pymap", "--prefer-binary") / "pymap", "--no-tls", "--host", "127.0.0.1", "--port", mail]
    person = ["dict", "--demo-data", "--demo-user", USER, "--demo-password", PASSWORD]
    memory = [place / "usr" / "bin" / "memcached", "-u", "root", "-s", cache]
    (home / "nginx.conf").write_text(_FRONT % {"place": place, "port": port, "behind": behind}, encoding="utf-8")
    front = [place / "usr" / "sbin" / "nginx", "-p", home, "-c", home / "nginx.conf", "-e", home / "error.log"]
    with (
        database(home, socket, told, "sogo"),
        started(memory, env, home),
        server([*pymap, *person], environment(home), home, mail),
        Relay(port) as relay,
        _served(
            home, place, env, behind, {"SOGoMemcachedHost": f"{cache}", "SOGoIMAPServer": f"imap://127.0.0.1:{mail}"}
        ),
        server(front, env, home, port),
    ):
        run([*php(home), "-r", _PERSON, socket, USER, PASSWORD, PERSON, EMAIL], told, home)
        client = Client(relay.url)
        client.until("SOGo/", "SOGo")
        client.json("SOGo/connect", {"userName": USER, "password": PASSWORD, "rememberLogin": 0})
        _allowed(client)
        session = client.session(home / "session.json")

        def stored() -> Stored:
            return _without_views(json.loads(run([*php(home), "-r", _LOOK, socket], told, home)))

        yield Running(f"{relay.url}SOGo/", session, relay, home / "strayed", stored, OWN, ACTING)


@contextmanager
def _served(home: Path, place: Path, env: Mapping[str, str], port: int, own: dict[str, str]) -> Iterator[None]:
    """SOGo itself, which takes its settings from the command line, too, and is long in ending."""
    said = {key: f"{_DATABASE}/sogo_{name}" for key, name in _TABLES.items()} | own
    said |= {"MySQL4Encoding": "utf8mb4", "SOGoUserSources": _PEOPLE, "SOGoMailDomain": "canary.example"}
    said |= {"SOGoMailingMechanism": "smtp", "SOGoSMTPServer": "smtp://127.0.0.1:9", "SOGoTimeZone": "UTC"}
    said |= {"WOPort": f"127.0.0.1:{port}", "WONoDetach": "YES", "WOUseWatchDog": "NO", "WOLogFile": "-"}
    said |= {"WOPidFile": str(home / "sogo.pid"), "SxVMemLimit": "2048"}
    command = [*_NOBODY, place / "usr" / "sbin" / "sogod", *(part for k, v in said.items() for part in (f"-{k}", v))]
    with server(command, env, home, port):
        try:
            yield
        finally:
            os.kill(int((home / "sogo.pid").read_text(encoding="utf-8")), signal.SIGKILL)


def _environment(home: Path, place: Path, socket: Path) -> dict[str, str]:
    """Where its parts are, which it looks for where Debian installs them, and the database."""
    file, lib = home / "GNUstep.conf", place / "usr" / "lib"
    text = (place / "etc" / "GNUstep" / "GNUstep.conf").read_text(encoding="utf-8")
    file.write_text(text.replace("=/usr/", f"={place}/usr/"), encoding="utf-8")
    libraries = os.pathsep.join(map(str, (lib / f"{machine()}-linux-gnu", lib, lib / "sogo")))
    return environment(
        home, GNUSTEP_CONFIG_FILE=str(file), LD_LIBRARY_PATH=libraries, MYSQL_UNIX_PORT=str(socket), LC_ALL="C.UTF-8"
    )


def _allowed(client: Client) -> None:
    """What is off in a fresh account."""
    client.headers["User-Agent"] = "Mozilla/5.0 Chrome/140.0"  # whom it does not know gets no pages
    client.headers["X-XSRF-TOKEN"] = client.cookie("XSRF-TOKEN")
    own = f"SOGo/so/{USER}"
    defaults, settings = (json.loads(client.get(f"{own}/json{what}")) for what in ("Defaults", "Settings"))
    defaults["SOGoMailAddOutgoingAddresses"] = 1
    defaults["AuxiliaryMailAccounts"][0]["receipts"]["receiptAction"] = "allow"
    client.json(f"{own}/Preferences/save", {"defaults": defaults, "settings": settings})
    for part in ("Calendar/view", "Contacts/view", "Preferences"):  # what the first visit makes
        client.get(f"{own}/{part}")


def _without_views(found: dict[str, list[dict[str, Any]]]) -> Stored:
    """What is kept, without where somebody has been."""
    for person in found["profile"]:
        for name, part in (settings := json.loads(person["c_settings"])).items():
            settings[name] = {key: value for key, value in part.items() if not key.endswith(_VIEWS)}
        person["c_settings"] = {name: part for name, part in settings.items() if part}
    return dict(found)
