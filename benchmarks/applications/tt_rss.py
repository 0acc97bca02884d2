"""Tiny Tiny RSS: a reader of feeds (PHP, Dojo) whose preferences are a page apart, in panes that fold and tabs."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.php import copied, database, php, php_environment, php_server, share
from applications.relay import Relay
from applications.serving import free_port, run
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client

OWN = (r"POST /backend\.php",)
"""Reads and changes are sent to one address alike, and differ in what the body says; ``stored`` tells a change."""

_CONFIG: Final = """<?php
define('DB_TYPE', 'mysql'); define('DB_HOST', 'localhost;unix_socket=%(socket)s'); define('DB_USER', 'root');
define('DB_NAME', 'ttrss'); define('DB_PASS', ''); define('DB_PORT', ''); define('MYSQL_CHARSET', 'UTF8');
define('SELF_URL_PATH', '%(url)s'); define('SINGLE_USER_MODE', false); define('SIMPLE_UPDATE_MODE', false);
define('PHP_EXECUTABLE', '/bin/false'); define('LOCK_DIRECTORY', '%(home)s/lock');
define('CACHE_DIR', '%(home)s/cache'); define('ICONS_DIR', '%(home)s/icons'); define('ICONS_URL', 'feed-icons');
define('AUTH_AUTO_CREATE', false); define('AUTH_AUTO_LOGIN', false);
define('FORCE_ARTICLE_PURGE', 0); define('ENABLE_REGISTRATION', false);
define('REG_NOTIFY_ADDRESS', ''); define('REG_MAX_USERS', 10); define('SESSION_COOKIE_LIFETIME', 86400);
define('SMTP_FROM_NAME', 'Canary'); define('SMTP_FROM_ADDRESS', ''); define('DIGEST_SUBJECT', 'Canary');
define('CHECK_FOR_UPDATES', false); define('ENABLE_GZIP_OUTPUT', false); define('PLUGINS', 'auth_internal, note');
define('LOG_DESTINATION', ''); define('CONFIG_VERSION', 26); define('_SESSION_SKIP_UA_CHECKS', true);
"""
"""The last: a session holds for more than one browser, since it is begun without one."""

_NOT_AS_ROOT: Final = "posix_getuid() == 0"

_MAKE: Final = """
$db = new mysqli('localhost', 'root', '', 'ttrss', 0, $argv[1]);
$db->multi_query(file_get_contents($argv[2]));
while ($db->more_results()) $db->next_result();
[, , , $name, $email, $full, $password] = $argv;
$db->execute_query(
  'UPDATE ttrss_users SET login = ?, email = ?, full_name = ?, pwd_hash = ? WHERE id = 1',
  [$name, $email, $full, 'SHA1:' . sha1($password)],
);
foreach (['DIGEST_ENABLE', 'ENABLE_API_ACCESS'] as $one)
  $db->execute_query('UPDATE ttrss_prefs SET def_value = ? WHERE pref_name = ?', ['true', $one]);
"""

_LOOK: Final = r"""<?php
mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = new mysqli('localhost', 'root', '', 'ttrss', 0, $argv[1]);
$asked = [
  'preferences' => "SELECT pref_name, value FROM ttrss_user_prefs WHERE pref_name NOT LIKE '\_%'",
  'feeds' => 'SELECT id, CONCAT(title, feed_url) FROM ttrss_feeds',
  'filters' => 'SELECT id, title FROM ttrss_filters2',
  'labels' => 'SELECT id, caption FROM ttrss_labels2',
  'keys' => 'SELECT id, access_key FROM ttrss_access_keys',
  'read' => 'SELECT int_id, CONCAT(unread, marked, published) FROM ttrss_user_entries',
  'users' => 'SELECT login, CONCAT(email, full_name, pwd_hash) FROM ttrss_users',
];
$found = [];
foreach ($asked as $name => $query) $found[$name] = array_column($db->query($query)->fetch_all(), 1, 0);
echo json_encode($found);
"""


@contextmanager
def tt_rss(home: Path) -> Iterator[Running]:
    """Tiny Tiny RSS with its administrator signed in, who lets it write letters and lets other programs in."""
    env, port, root, socket = php_environment(home), free_port(), home / "tt-rss", home / "db.sock"
    copied("tt-rss/www", root)
    for folder in ("lock", "icons", "cache/images", "cache/upload", "cache/export"):
        (home / folder).mkdir(parents=True)
    check = root / "include" / "sanity_check.php"
    check.write_text(check.read_text(encoding="utf-8").replace(_NOT_AS_ROOT, "false"), encoding="utf-8")
    look = home / "look.php"
    look.write_text(_LOOK, encoding="utf-8")
    schema = share() / "tt-rss" / "schema" / "ttrss_schema_mysql.sql"
    with database(home, socket, env, "ttrss"), Relay(port) as relay:
        (root / "config.php").write_text(_CONFIG % {"socket": socket, "url": relay.url, "home": home}, encoding="utf-8")
        run([*php(home), "-r", _MAKE, socket, schema, USER, EMAIL, PERSON, PASSWORD], env, home)
        with php_server(home, root, port, env):
            client = Client(relay.url)
            client.get()
            client.form("public.php?op=login", op="login", login=USER, password=PASSWORD)
            client.until("", "backend.php")
            session = client.session(home / "session.json")

            def stored() -> Stored:
                return dict(json.loads(run([*php(home), look, socket], env, home)))

            yield Running(relay.url, session, relay, home / "strayed", stored, OWN)
