"""ZoneMinder: pages drawn by the server (PHP) with Bootstrap; options in long forms, a page for each of some tabs."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.php import database, php, php_environment, php_server, programs
from applications.relay import Relay
from applications.serving import free_port, run
from applications.signing_in import EMAIL, PASSWORD, USER, Client

OWN = ()

_CONFIG: Final = """
ZM_PATH_DATA=%(home)s
ZM_PATH_BIN=%(home)s/none
ZM_PATH_LIB=%(home)s/none
ZM_PATH_CONF=%(home)s
ZM_PATH_WEB=%(home)s/www
ZM_PATH_CGI=%(home)s/none
ZM_WEB_USER=
ZM_WEB_GROUP=
ZM_DB_TYPE=mysql
ZM_DB_HOST=localhost:%(home)s/db.sock
ZM_DB_NAME=zm
ZM_DB_USER=root
ZM_DB_PASS=
ZM_DB_SSL_CA_CERT=
ZM_SERVER_HOST=
ZM_DIR_EVENTS=%(home)s/events
ZM_DIR_SOUNDS=sounds
ZM_DIR_EXPORTS=%(home)s/temp
ZM_PATH_ZMS=/none/zms.cgi
ZM_PATH_MAP=%(home)s
ZM_PATH_SOCKS=%(home)s
ZM_PATH_LOGS=%(home)s
ZM_PATH_SWAP=%(home)s/temp
ZM_PATH_ARP=/bin/false
ZM_PATH_SHUTDOWN=/bin/false
ZM_PATH_FFMPEG=
"""
"""The programs that watch cameras, write letters and ask the makers are not where it looks for them."""

_PLACES: Final = {
    "'/etc/zm/zm.conf'": "'%s/zm.conf'",
    "'/etc/zm/conf.d'": "'%s/conf.d'",
    "'/tmp/zm'": "'%s/temp'",
    "'/var/cache/zoneminder'": "'%s/www/cache'",
}

_PERSON: Final = """
mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = new mysqli('localhost', 'root', '', 'zm', 0, $argv[1]);
[, , $name, $password, $email] = $argv;
$db->execute_query("UPDATE Users SET Username = ?, Password = ? WHERE Username = 'admin'",
  [$name, password_hash($password, PASSWORD_BCRYPT)]);
$settings = ['OPT_USE_AUTH' => 1, 'AUTH_HASH_SECRET' => 'canary', 'SHOW_PRIVACY' => 0, 'OPT_EMAIL' => 1,
  'EMAIL_ADDRESS' => $email, 'FROM_EMAIL' => $email, 'EMAIL_HOST' => '127.0.0.1',
  'WEB_SOUND_ON_ALARM' => 1, 'TELEMETRY_DATA' => 1, 'CHECK_FOR_UPDATES' => 1,
  'LOG_LEVEL_DATABASE' => -5, 'COOKIE_LIFETIME' => 86400];
foreach ($settings as $setting => $value)
  $db->execute_query('UPDATE Config SET Value = ? WHERE Name = ?', [(string)$value, "ZM_$setting"]);
$db->query("INSERT INTO Monitors SET Name = 'Cage', Type = 'Ffmpeg', `Function` = 'Modect',
  Path = 'rtsp://127.0.0.1:9/', Width = 640, Height = 480, Colours = 4, SaveJPEGs = 0, VideoWriter = 2");
$db->query("INSERT INTO Zones (MonitorId, Name, Type, Units, NumCoords, Coords, Area)
  VALUES (1, 'All', 'Active', 'Percent', 4, '0,0 639,0 639,479 0,479', 307200)");
foreach (['Monitor_Status', 'Event_Summaries'] as $table) $db->query("INSERT INTO $table (MonitorId) VALUES (1)");
"""
_LOOK: Final = """
mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = new mysqli('localhost', 'root', '', 'zm', 0, $argv[1]);
$found = ['Config' => array_column($db->query('SELECT Name, Value FROM Config')->fetch_all(), 1, 0)];
foreach (['Monitors', 'Zones', 'Users', 'Filters', 'States', 'Servers', 'Storage', 'Groups', 'Events'] as $table)
  $found[$table] = $db->query("SELECT * FROM `$table`")->fetch_all(MYSQLI_ASSOC);
echo json_encode($found);
"""


@contextmanager
def zoneminder(home: Path) -> Iterator[Running]:
    """ZoneMinder with one camera and its administrator signed in, who lets it ask and tell its makers."""
    env, port, root, socket = php_environment(home), free_port(), home / "www", home / "db.sock"
    _laid(home, root)
    with database(home, socket, env, "zm"), Relay(port) as relay:
        speaks = [programs() / "bin" / "mariadb", "--no-defaults", f"--socket={socket}", "--user=root"]
        run(speaks, env, home, _schema())
        run([*php(home), "-r", _PERSON, socket, USER, PASSWORD, EMAIL], env, home)
        with php_server(home, root, port, env):
            client = Client(relay.url)
            client.until("?view=login", "password")
            client.form("index.php?view=login", action="login", view="login", username=USER, password=PASSWORD)
            client.until("?view=console", "Cage")
            session = client.session(home / "session.json")

            def stored() -> Stored:
                return dict(json.loads(run([*php(home), "-r", _LOOK, socket], env, home)))

            yield Running(relay.url, session, relay, home / "strayed", stored, OWN)


def _laid(home: Path, root: Path) -> None:
    """Its pages, told where everything is."""
    shutil.copytree(debian("zoneminder") / "usr" / "share" / "zoneminder" / "www", root, ignore_dangling_symlinks=True)
    for folder in ("events", "temp", "www/cache", "conf.d"):
        (home / folder).mkdir()
    (home / "zm.conf").write_text(_CONFIG % {"home": home}, encoding="utf-8")
    config = root / "includes" / "config.php"
    text = config.read_text(encoding="utf-8")
    for usual, here in _PLACES.items():
        text = text.replace(usual, here % home)
    config.write_text(text, encoding="utf-8")


def _schema() -> str:
    folder = debian("zoneminder") / "usr" / "share" / "zoneminder" / "db"
    text = (folder / "zm_create.sql").read_text(encoding="utf-8")
    return text.replace("/usr/share/zoneminder/db", str(folder))
