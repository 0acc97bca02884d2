"""WordPress: an administration drawn by a server (PHP), whose menu flies out under the pointer; a database."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.php import database, php, php_environment, php_server, share
from applications.relay import Relay
from applications.serving import free_port, run
from applications.signing_in import EMAIL, PASSWORD, USER, Client

OWN = ("POST /wp-admin/admin-ajax.php", "POST /wp-cron.php")
"""The heartbeat that tells whether the person is still signed in, and the clock."""

ACTING = (
    r"GET /wp-(login|admin/.*)\.php\?.*(action=(logout|trash|delete|activate|deactivate|spam|upgrade)).*_wpnonce=.*",
)

_CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:%s'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $one) {
  define($one . '_KEY', 'canary-' . $one); define($one . '_SALT', 'canary-salt-' . $one);
}
define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true); define('DISABLE_WP_CRON', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""

_VOLATILE = "'cron', 'rewrite_rules', 'recently_edited', 'auto_core_update_failed', 'can_compress_scripts'"
_LOOK = f"""<?php
mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = new mysqli('localhost', 'root', '', 'wordpress', 0, $argv[1]);
$asked = [
  'options' => "SELECT option_name, option_value FROM wp_options WHERE option_name NOT LIKE '%transient%'
                AND option_name NOT IN ({_VOLATILE})",
  'posts' => "SELECT CONCAT(ID, '-', post_status), CONCAT(post_title, post_content) FROM wp_posts
              WHERE post_status <> 'auto-draft'",
  'comments' => "SELECT comment_ID, CONCAT(comment_approved, comment_content) FROM wp_comments",
  'users' => "SELECT user_login, CONCAT(user_email, display_name) FROM wp_users",
  'usermeta' => "SELECT CONCAT(user_id, meta_key), meta_value FROM wp_usermeta WHERE meta_key <> 'session_tokens'",
];
$found = [];
foreach ($asked as $name => $query) $found[$name] = array_column($db->query($query)->fetch_all(), 1, 0);
echo json_encode($found);
"""


@contextmanager
def wordpress(home: Path) -> Iterator[Running]:
    """A blog with its administrator signed in, as it is after the installation."""
    env, port, root, socket = php_environment(home), free_port(), home / "wordpress", home / "db.sock"
    shutil.copytree(share() / "wordpress", root, ignore_dangling_symlinks=True)
    (root / "wp-config.php").unlink(missing_ok=True)
    (root / "wp-config.php").write_text(_CONFIG % socket, encoding="utf-8")
    look = home / "look.php"
    look.write_text(_LOOK, encoding="utf-8")
    with database(home, socket, env, "wordpress"), Relay(port) as relay, php_server(home, root, port, env):
        client = Client(relay.url)
        about = {"weblog_title": "Canary Notes", "user_name": USER, "admin_email": EMAIL, "language": ""}
        secret = {"admin_password": PASSWORD, "admin_password2": PASSWORD, "pw_weak": "on", "blog_public": "1"}
        client.fields("wp-admin/install.php?step=2", about | secret)
        client.get("wp-login.php")
        client.fields("wp-login.php", {"log": USER, "pwd": PASSWORD, "rememberme": "forever", "testcookie": "1"})
        client.get("wp-admin/")  # what the first visit stores
        session = client.session(home / "session.json")

        def stored() -> Stored:
            return dict(json.loads(run([*php(home), look, socket], env, home)))

        yield Running(f"{relay.url}wp-admin/", session, relay, home / "strayed", stored, OWN, ACTING)
