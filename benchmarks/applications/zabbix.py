"""Zabbix: a watcher of machines whose pages a server draws (PHP) and scripts fill; a menu at the side that folds."""

import gzip
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.php import database, php, php_environment, programs
from applications.relay import Relay
from applications.serving import free_port, run, server
from applications.signing_in import PASSWORD, PERSON, USER, Client

OWN = (
    r"POST /jsrpc\.php\?output=json-rpc",
    r"POST /zabbix\.php\?(.*&)?action=(menu\.popup|notifications\.get|popup\.[\w.]+\.edit|timeselector\.update)(&.*)?",
    r"POST /zabbix\.php\?(.*&)?action=(dashboard\.(list|view)|widget\.\w+\.view|\w+\.view\.refresh)(&.*)?",
)
"""Reads by POST: what a box suggests, a menu or a form in a window, news, a page that one is led to, and its parts. A
page that is shown tells for which hours it is."""

_CONFIG: Final = """<?php
$DB = ['TYPE' => 'MYSQL', 'SERVER' => 'localhost', 'PORT' => '0', 'DATABASE' => 'zabbix', 'USER' => 'root',
  'PASSWORD' => '', 'SCHEMA' => '', 'ENCRYPTION' => false, 'KEY_FILE' => '', 'CERT_FILE' => '', 'CA_FILE' => '',
  'VERIFY_HOST' => false, 'CIPHER_LIST' => '', 'VAULT_URL' => '', 'VAULT_DB_PATH' => '', 'VAULT_TOKEN' => '',
  'DOUBLE_IEEE754' => true];
$ZBX_SERVER_NAME = 'Canary';
$IMAGE_FORMAT_DEFAULT = IMAGE_FORMAT_PNG;
"""

_ITS_PLACE: Final = "/etc/zabbix/zabbix.conf.php"

_BEFORE: Final = """
ALTER DATABASE zabbix CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
SET foreign_key_checks = 0, unique_checks = 0;
"""

_PERSON: Final = """
$db = new mysqli('localhost', 'root', '', 'zabbix', 0, $argv[1]);
[, , $name, $password, $first, $last] = $argv;
$db->execute_query(
  'UPDATE users SET username = ?, passwd = ?, name = ?, surname = ? WHERE userid = 1',
  [$name, password_hash($password, PASSWORD_BCRYPT), $first, $last],
);
$db->query("INSERT INTO profiles (profileid, userid, idx, value_str, source, type)
  VALUES (1, 1, 'web.messages', '1', 'enabled', 3)");
$db->query("UPDATE dashboard SET private = 1 WHERE userid = 1 AND name <> 'Global view'");
$db->query("UPDATE config SET default_lang = 'en_GB', server_check_interval = 0");
"""
"""No server is there that would be asked whether it runs. Of the two English ones, this needs nothing of the system."""

_LOOK: Final = r"""<?php
mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = new mysqli('localhost', 'root', '', 'zabbix', 0, $argv[1]);
$asked = [
  'actions' => 'SELECT actionid, name, status FROM actions',
  'changes' => 'SELECT auditid, action, resourcetype, resourcename FROM auditlog WHERE action NOT IN (4, 8, 9)',
  'config' => 'SELECT * FROM config',
  'dashboards' => 'SELECT dashboardid, name, userid, private FROM dashboard WHERE userid IS NOT NULL',
  'groups' => 'SELECT * FROM usrgrp',
  'hosts' => 'SELECT hostid, host, status FROM hosts',
  'media' => 'SELECT * FROM media',
  'members' => 'SELECT * FROM users_groups',
  'messages' => "SELECT source, idx2, value_str, value_int FROM profiles WHERE idx = 'web.messages'",
  'modules' => 'SELECT * FROM module',
  'types' => 'SELECT mediatypeid, name, status FROM media_type',
  'users' => 'SELECT userid, username, name, surname, autologin, autologout, lang, refresh, theme, url FROM users',
];
$found = [];
foreach ($asked as $name => $query) $found[$name] = $db->query($query)->fetch_all(MYSQLI_ASSOC);
$found['messages'] = array_filter($found['messages'], fn($row) => $row['source'] !== 'last.clock');
echo json_encode($found);
"""


@contextmanager
def zabbix(home: Path) -> Iterator[Running]:
    """Zabbix without its server; its administrator signed in, who has messages shown to them."""
    env, port, root, socket = php_environment(home), free_port(), home / "zabbix", home / "db.sock"
    usr, kept = debian("zabbix") / "usr", home / "zabbix.conf.php"
    _copied(usr / "share" / "zabbix", root, kept)
    kept.write_text(_CONFIG, encoding="utf-8")
    look = home / "look.php"
    look.write_text(_LOOK, encoding="utf-8")
    settings = {"max_execution_time": "300", "mysqli.default_socket": str(socket), "post_max_size": "16M"}
    more = [f"-dextension={next((usr / 'lib' / 'php').glob(f'20*/{name}.so'))}" for name in ("bcmath", "sockets")]
    with database(home, socket, env, "zabbix"), Relay(port) as relay:
        client_of_it = [programs() / "bin" / "mariadb", "--no-defaults", "--user=root", f"--socket={socket}", "zabbix"]
        run(client_of_it, env, home, _tables(usr / "share" / "zabbix-server-mysql"))
        run([*php(home), "-r", _PERSON, socket, USER, PASSWORD, *PERSON.split()], env, home)
        with server([*php(home, settings), *more, "-S", f"127.0.0.1:{port}", "-t", root], env, home, port):
            client = Client(relay.url)
            client.form("index.php", name=USER, password=PASSWORD, autologin="1", enter="Sign in")
            client.until("zabbix.php?action=dashboard.view", "Global view")
            session = client.session(home / "session.json")

            def stored() -> Stored:
                return dict(json.loads(run([*php(home), look, socket], env, home)))

            yield Running(relay.url, session, relay, home / "strayed", stored, OWN)


def _copied(source: Path, root: Path, kept: Path) -> None:
    """Its files, that read their settings from a place of their own."""
    shutil.copytree(source, root, ignore_dangling_symlinks=True)
    reader = root / "include" / "classes" / "core" / "CConfigFile.php"
    reader.write_text(reader.read_text(encoding="utf-8").replace(_ITS_PLACE, str(kept)), encoding="utf-8")


def _tables(folder: Path) -> str:
    """What makes its tables and fills them, as after an installation."""
    parts = (gzip.decompress((folder / f"{name}.sql.gz").read_bytes()) for name in ("schema", "images", "data"))
    return _BEFORE + b"\n".join(parts).decode()
