"""DokuWiki: pages drawn by a server (PHP) that keeps everything in files; one very long form of settings."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.installing import debian
from applications.php import php, php_environment, php_server, share
from applications.relay import Relay
from applications.serving import free_port, run
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client

OWN = ("POST /lib/exe/taskrunner.php",)
"""The picture that makes the server tidy up after a page was shown."""

ACTING = (r"GET /doku\.php\?.*(do=logout|sub_action=|do=delete|rev_restore|do=revert).*",)

_LOCAL = """<?php
$conf['title'] = 'Canary Wiki'; $conf['useacl'] = 1; $conf['superuser'] = '@admin'; $conf['savedir'] = '%s';
$conf['subscribers'] = 1; $conf['updatecheck'] = 1; $conf['license'] = 'cc-by-sa';
$conf['proxy']['host'] = '127.0.0.1'; $conf['proxy']['port'] = 9; $conf['lang'] = 'en';
"""


@contextmanager
def dokuwiki(home: Path) -> Iterator[Running]:
    """A wiki of two pages with its administrator signed in, who subscribed to one of them."""
    root, conf, data, port = home / "wiki", home / "conf", home / "data", free_port()
    theirs = debian("php") / "var" / "lib" / "dokuwiki"
    shutil.copytree(share() / "dokuwiki", root, ignore_dangling_symlinks=True)
    for part in ("plugins", "tpl"):
        shutil.copytree(theirs / "lib" / part, root / "lib" / part, ignore_dangling_symlinks=True)
    shutil.copytree(debian("php") / "etc" / "dokuwiki", conf, ignore_dangling_symlinks=True)
    shutil.copytree(theirs / "data", data, ignore_dangling_symlinks=True)
    for file in (*root.glob("vendor/**/*.php"), *root.glob("inc/**/*.php")):
        if "/usr/share/php" in (text := file.read_text(encoding="utf-8", errors="surrogateescape")):
            moved = text.replace("/usr/share/php", f"{share()}/php")
            file.write_text(moved, encoding="utf-8", errors="surrogateescape")
    preload = root / "inc" / "preload.php"
    said = f"<?php define('DOKU_MAIN_CONF', '{conf}/'); define('DOKU_CONF', '{conf}/');"
    preload.write_text(preload.read_text(encoding="utf-8").replace("<?php", said, 1), encoding="utf-8")
    env = php_environment(home)
    (conf / "local.php").write_text(_LOCAL % data, encoding="utf-8")
    secret = run([*php(home), "-r", "echo password_hash($argv[1], PASSWORD_BCRYPT);", PASSWORD], env, home)
    (conf / "users.auth.php").write_text(f"{USER}:{secret}:{PERSON}:{EMAIL}:admin,user\n", encoding="utf-8")
    (conf / "acl.auth.php").write_text("* @ALL 1\n* @user 8\n", encoding="utf-8")
    (data / "pages" / "start.txt").write_text("====== Welcome ======\n\nSee [[plans]].\n", encoding="utf-8")
    (data / "pages" / "plans.txt").write_text("====== Plans ======\n\nNone so far.\n", encoding="utf-8")
    (data / "meta").mkdir(exist_ok=True)
    (data / "meta" / "plans.mlist").write_text(f"{USER} digest 1795600000\n", encoding="utf-8")
    with Relay(port) as relay, php_server(home, root, port, env):
        client = Client(relay.url)
        client.fields("doku.php?id=start&do=login", {"u": USER, "p": PASSWORD, "r": "1", "do": "login", "id": "start"})
        session = client.session(home / "session.json")
        yield Running(
            f"{relay.url}doku.php", session, relay, home / "strayed", lambda: _stored(conf, data), OWN, ACTING
        )


def _stored(conf: Path, data: Path) -> Stored:
    """Settings, users, pages and who subscribed to them."""
    files = [conf / "local.php", conf / "users.auth.php", conf / "acl.auth.php", data / "cache" / "autosubmit.txt"]
    files += [*data.glob("pages/**/*.txt"), *data.glob("meta/**/*.mlist"), conf / "plugins.local.php"]
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(files) if file.exists()}
