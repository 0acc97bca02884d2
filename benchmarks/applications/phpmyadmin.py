"""phpMyAdmin: a database's administration (PHP), pages fetched into one frame; settings in tabs within tabs."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.php import copied, database, php, php_environment, php_server
from applications.relay import Relay
from applications.serving import free_port, run
from applications.signing_in import Client

OWN = (
    r"POST /index\.php\?route=/(config/[gs]et|navigation|lint|git-revision|version-check)(&.*)?",
    r"POST /index\.php\?route=/database/structure/favorite-table&.*sync_favorite_tables=1",
)
"""Reads by POST; and each page tells how high the console is, and what this browser holds for favourites."""


_CONFIG = """<?php
$i = 1;
$cfg['blowfish_secret'] = 'canary-canary-canary-canary-cana';
$cfg['Servers'][$i] = [
  'auth_type' => 'config', 'host' => 'localhost', 'socket' => '%s', 'user' => 'root', 'password' => '',
  'AllowNoPassword' => true, 'pmadb' => 'phpmyadmin', 'userconfig' => 'pma__userconfig', 'recent' => 'pma__recent',
  'favorite' => 'pma__favorite', 'table_uiprefs' => 'pma__table_uiprefs', 'history' => 'pma__history',
  'bookmarktable' => 'pma__bookmark', 'navigationhiding' => 'pma__navigationhiding', 'tracking' => 'pma__tracking',
];
$cfg['VersionCheck'] = false;
"""

_LOOK = """<?php
mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = new mysqli('localhost', 'root', '', 'phpmyadmin', 0, $argv[1]);
$found = [];
foreach (['pma__userconfig', 'pma__bookmark', 'pma__favorite', 'pma__navigationhiding'] as $table) {
  $rows = $db->query("SELECT * FROM $table")->fetch_all(MYSQLI_ASSOC);
  $found[$table] = $rows;
}
$settings = json_decode($found['pma__userconfig'][0]['config_data'] ?? '{}', true);
unset($settings['Console/Mode']);
$found['pma__userconfig'] = $settings;
$found['databases'] = array_column($db->query('SHOW DATABASES')->fetch_all(), 0);
echo json_encode($found);
"""
_MAKE = """
$db = new mysqli('localhost', 'root', '', '', 0, $argv[1]);
$own = 'CREATE DATABASE canary; CREATE TABLE canary.notes (id INT PRIMARY KEY, text VARCHAR(80));';
$db->multi_query(file_get_contents($argv[2]) . $own);
while ($db->more_results()) $db->next_result();
"""


@contextmanager
def phpmyadmin(home: Path) -> Iterator[Running]:
    """phpMyAdmin over a database of one table, with its own tables, in which a person's settings are kept."""
    env, port, root, socket = php_environment(home), free_port(), home / "phpmyadmin", home / "db.sock"
    copied("phpmyadmin", root)
    (home / "tmp").mkdir()
    (home / "config.inc.php").write_text(_CONFIG % socket, encoding="utf-8")
    vendor = root / "libraries" / "vendor_config.php"
    text = vendor.read_text(encoding="utf-8").replace("/var/lib/phpmyadmin/tmp/", f"{home / 'tmp'}/")
    vendor.write_text(text.replace("/etc/phpmyadmin/", f"{home}/"), encoding="utf-8")
    look = home / "look.php"
    look.write_text(_LOOK, encoding="utf-8")
    with database(home, socket, env, "phpmyadmin"), Relay(port) as relay, php_server(home, root, port, env):
        run([*php(home), "-r", _MAKE, socket, root / "sql" / "create_tables.sql"], env, home)
        client = Client(relay.url)
        client.get("index.php")
        session = client.session(home / "session.json")

        def stored() -> Stored:
            return dict(json.loads(run([*php(home), look, socket], env, home)))

        yield Running(relay.url, session, relay, home / "strayed", stored, OWN)
