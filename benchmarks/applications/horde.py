"""Horde's webmail: mail, calendar and more (PHP, Prototype); preferences are a page of groups for each of its parts."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from applications.application import Running, Stored
from applications.installing import debian, python
from applications.php import php, php_environment
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import PASSWORD, USER, Client
from applications.tables import tables

OWN = (
    r"POST /services/ajax\.php/imp/(dynamicInit|poll|viewPort)",
    r"POST /services/ajax\.php/kronolith/(list\w+|loadEventTags|poll)",
)
ACTING = (r"GET /login\.php\?(.*&)?logout_reason=.*",)

_MAIN: Final = """<?php
$conf['sql'] = ['phptype' => 'sqlite', 'database' => '%(home)s/horde.sqlite', 'charset' => 'utf-8',
  'splitread' => false];
$conf['auth'] = ['driver' => 'application', 'params' => ['app' => 'imp'], 'admins' => []] + $conf['auth'];
$conf['log'] = ['type' => 'file', 'name' => '%(home)s/horde-log', 'params' => ['append' => true],
  'priority' => 'NOTICE', 'ident' => 'HORDE', 'enabled' => true];
$conf['prefs'] = ['driver' => 'Sql', 'maxsize' => 65535];
$conf['mailer'] = ['type' => 'null', 'params' => []];
$conf['share'] = ['driver' => 'Sqlng', 'no_sharing' => false, 'auto_create' => true, 'world' => true,
  'any_group' => false, 'hidden' => false, 'cache' => false];
$conf['server'] = ['name' => '127.0.0.1', 'port' => %(port)d];
$conf['cookie'] = ['domain' => '', 'path' => '/'];
$conf['menu']['links'] = ['help' => 'all', 'prefs' => 'authenticated', 'problem' => 'never', 'login' => 'all',
  'logout' => 'authenticated'];
$conf['tmpdir'] = '%(home)s/temp';
$conf['secret_key'] = 'canary';
$conf['cachecss'] = $conf['cachejs'] = false;
$conf['cache'] = ['driver' => 'Null', 'default_lifetime' => 86400];
"""
"""What it writes goes nowhere."""

_MAIL: Final = """<?php
$servers = ['imap' => ['disabled' => false, 'name' => 'Canary', 'hostspec' => '127.0.0.1', 'hordeauth' => false,
  'protocol' => 'imap', 'port' => %(mail)d, 'secure' => false, 'maildomain' => 'canary.example']];
"""

_PREFERENCES: Final = "<?php\n$_prefs['image_replacement']['value'] = 0;\n"
"""Pictures from elsewhere are shown to everybody who has not chosen otherwise."""

_OLDER: Final = """<?php
function each(&$array) {
  if (($key = key($array)) === null) return false;
  $value = current($array);
  next($array);
  return [$key, $value, 'key' => $key, 'value' => $value];
}
"""
"""It still calls what PHP no longer has."""

_BY_ITSELF: Final = ("last_", "upgrade_tasks", "sync_")
"""Preferences that nobody chooses: they are noted down at the first visit of each part."""

_MAKE: Final = """<?php
require_once $argv[1] . '/lib/Application.php';
Horde_Registry::appInit('horde', ['authentication' => 'none', 'cli' => true]);
foreach (['horde', ...$registry->listAllApps()] as $app)
  if (file_exists("$argv[1]/" . ($app == 'horde' ? '' : "$app/") . 'config/conf.xml'))
    (new Horde_Config($app))->writePHPConfig(new Horde_Variables());
"""
_TABLES: Final = """<?php
require_once $argv[1] . '/lib/Application.php';
Horde_Registry::appInit('horde', ['authentication' => 'none', 'cli' => true]);
$migration = new Horde_Core_Db_Migration();
for ($i = 0; $i < 2; $i++)  // some need what others make
  foreach ($migration->apps as $app)
    try {
      $migrator = $migration->getMigrator($app);
      if ($migrator->getTargetVersion() > $migrator->getCurrentVersion()) $migrator->up();
    } catch (Exception $error) {
      if ($i) throw $error;
    }
"""


@contextmanager
def horde(home: Path) -> Iterator[Running]:
    """Horde over a mailbox in memory, its owner signed in."""
    place, root, file = debian("horde"), home / "horde", home / "horde.sqlite"
    port, mail = free_port(), free_port()
    _laid(place, root)
    shared = _libraries(place, home / "libraries")
    env = php_environment(home, PHP_PEAR_DATA_DIR=str(shared / "data"), PHP_PEAR_INSTALL_DIR=str(shared))
    told = {"include_path": f".:{shared}", "auto_prepend_file": str(home / "older.php")}
    command = [*php(home, told), "-dextension=gettext"]
    (home / "temp").mkdir()
    for name, text in (("older.php", _OLDER), ("make.php", _MAKE), ("tables.php", _TABLES)):
        (home / name).write_text(text, encoding="utf-8")
    run([*command, home / "make.php", root], env, home)
    (root / "imp" / "config" / "backends.local.php").write_text(_MAIL % {"mail": mail}, encoding="utf-8")
    (root / "imp" / "config" / "prefs.local.php").write_text(_PREFERENCES, encoding="utf-8")
    pymap = [python("pymap", "--prefer-binary") / "pymap", "--no-tls", "--host", "127.0.0.1", "--port", mail]
    person = ["dict", "--demo-data", "--demo-user", USER, "--demo-password", PASSWORD]
    with (
        Relay(port) as relay,
        server([*pymap, *person], environment(home), home, mail),
        server([*command, "-S", f"127.0.0.1:{port}", "-t", root], env, home, port),
    ):
        settings = {"home": home, "port": relay.port}
        (root / "config" / "conf.local.php").write_text(_MAIN % settings, encoding="utf-8")
        run([*command, home / "tables.php", root], env, home)
        client = Client(relay.url)
        client.headers["User-Agent"] = (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0"  # others get less
        )
        client.until("login.php", "horde_pass")
        client.form("login.php", app="", login_post="1", horde_user=USER, horde_pass=PASSWORD, horde_select_view="auto")
        client.until("services/portal/", "My Portal")
        for part in ("imp/dynamic.php?page=mailbox", "kronolith/", "gollem/"):  # what the first visit makes
            client.get(part)
        session = client.session(home / "session.json")
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(file), OWN, ACTING)


def _laid(place: Path, root: Path) -> None:
    """Its files, with those that links lead to: an absolute one leads to the folder as well."""
    source = place / "usr" / "share" / "horde"
    shutil.copytree(source, root, symlinks=True)
    for link in [path for path in root.rglob("*") if path.is_symlink()]:
        leads, to = source / link.relative_to(root), link
        while leads.is_symlink():
            said = leads.readlink()
            leads = place / said.relative_to("/") if said.is_absolute() else leads.parent / said
        link.unlink()
        if link.name == "themes":  # whoever installs it is to enable some
            leads, to = place / "etc" / "horde" / "themes-available.d" / "default" / leads.name, link / "default"
        if leads.is_dir():
            shutil.copytree(leads, to, ignore_dangling_symlinks=True)
        elif leads.exists():
            shutil.copy(leads, to)
    (root / "static").mkdir(exist_ok=True)
    shutil.copy(root / "config" / "conf.php.dist", root / "config" / "conf.php")


def _libraries(place: Path, to: Path) -> Path:
    """Its libraries, which look for what they say in other languages where Debian installs it."""
    shutil.copytree(place / "usr" / "share" / "php", to)
    for file in to.rglob("Translation.php"):
        text = file.read_text(encoding="utf-8").replace("'/usr/share/php/data'", f"'{to}/data'")
        file.write_text(text, encoding="utf-8")
    return to


def _stored(file: Path) -> Stored:
    """Every table, without sessions, caches, and names of what there is for other programs."""
    found: Any = tables(file, "horde_session", "horde_cache", "horde_histories", "horde_locks", "horde_dav", "rampage_")
    found["horde_prefs"] = [one for one in found["horde_prefs"] if not one["pref_name"].startswith(_BY_ITSELF)]
    return dict(found)
