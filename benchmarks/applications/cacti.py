"""Cacti: graphs of networks, drawn by a server (PHP) and put into the page by scripts; long forms behind tabs."""

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
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client, filled

OWN = ()

ACTING = (
    r"GET /utilities\.php\?(.*&)?action=(clear|purge|rebuild)_.*",
    r"GET /auth_profile\.php\?(.*&)?action=(clear_user_settings|logout_everywhere|reset_default|update_data).*",
)
"""Links that empty a log, make something anew, or put the person's settings back."""

_CONFIG: Final = """<?php
$database_type = 'mysql';
$database_default = 'cacti';
$database_hostname = 'localhost';
$database_username = 'root';
$database_password = '';
$database_port = '3306';
$poller_id = 1;
$url_path = '/';
$cacti_session_name = 'Cacti';
"""

_PERSON: Final = """
$db = new mysqli('localhost', 'root', '', 'cacti', 0, $argv[1]);
[, , $name, $password, $full, $address, $log] = $argv;
$db->query("UPDATE version SET cacti = '1.2.24'");
$db->execute_query(
  "UPDATE user_auth SET username = ?, password = ?, full_name = ?, email_address = ?, must_change_password = '',
    password_change = 'on' WHERE id = 1",
  [$name, password_hash($password, PASSWORD_BCRYPT), $full, $address],
);
$settings = ['admin_user' => '1', 'notify_admin' => 'on', 'path_cactilog' => $log];
$settings += ['log_destination' => '2', 'log_pstats' => 'on'];
foreach ($settings as $name => $value)
  $db->execute_query('REPLACE INTO settings (name, value) VALUES (?, ?)', [$name, $value]);
"""

_LOOK: Final = r"""<?php
mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = new mysqli('localhost', 'root', '', 'cacti', 0, $argv[1]);
$asked = [
  'groups' => 'SELECT * FROM user_auth_group',
  'hosts' => 'SELECT id, description, hostname, disabled FROM host',
  'settings' => 'SELECT * FROM settings ORDER BY name',
  'theirs' => 'SELECT * FROM settings_user ORDER BY user_id, name',
  'users' => 'SELECT id, username, full_name, email_address, enabled, show_tree, show_list, show_preview,
    graph_settings, login_opts FROM user_auth',
];
$found = [];
foreach ($asked as $name => $query) $found[$name] = $db->query($query)->fetch_all(MYSQLI_ASSOC);
echo json_encode($found);
"""


@contextmanager
def cacti(home: Path) -> Iterator[Running]:
    """Cacti as after its installation, without what fetches; its administrator signed in, who is written to."""
    env, port, root, socket = php_environment(home), free_port(), home / "cacti", home / "db.sock"
    usr = debian("cacti") / "usr"
    _copied(usr / "share" / "cacti" / "site", root)
    (root / "include" / "config.php").write_text(_CONFIG, encoding="utf-8")
    look = home / "look.php"
    look.write_text(_LOOK, encoding="utf-8")
    settings = {
        "include_path": f".:{usr / 'share' / 'php'}",
        "mysqli.default_socket": str(socket),
        "pdo_mysql.default_socket": str(socket),
    }
    with database(home, socket, env, "cacti"), Relay(port) as relay:
        client_of_it = [programs() / "bin" / "mariadb", "--no-defaults", "--user=root", f"--socket={socket}", "cacti"]
        run(client_of_it, env, home, (usr / "share" / "doc" / "cacti" / "cacti.sql").read_text(encoding="utf-8"))
        run([*php(home), "-r", _PERSON, socket, USER, PASSWORD, PERSON, EMAIL, root / "log" / "cacti.log"], env, home)
        with server([*php(home, settings), "-S", f"127.0.0.1:{port}", "-t", root], env, home, port):
            client = Client(relay.url)
            form = filled(client.until("index.php", "login_username"), "login_username")
            client.fields("index.php", form | {"login_username": USER, "login_password": PASSWORD})
            client.until("index.php", USER)
            session = client.session(home / "session.json")

            def stored() -> Stored:
                return dict(json.loads(run([*php(home), look, socket], env, home)))

            yield Running(relay.url, session, relay, home / "strayed", stored, OWN, ACTING)


def _copied(source: Path, root: Path) -> None:
    """Its files, with links to what they need besides; what it writes goes to folders of its own."""
    shutil.copytree(source, root, symlinks=True)
    for link in [path for path in root.rglob("*") if path.is_symlink()]:
        said, place = link.readlink(), source / link.relative_to(root)
        link.unlink()
        if not said.is_absolute():
            link.symlink_to(place.parent / said)
    for folder in ("cache", "log", "rra"):
        (root / folder).mkdir()
