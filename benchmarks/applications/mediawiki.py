"""MediaWiki: pages drawn by a server (PHP); preferences in tabs that a script (OOUI) makes of one long form."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.php import php, php_environment, php_server, share
from applications.relay import Relay
from applications.serving import free_port, run
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client

OWN = ()
ACTING = (r"GET /index\.php(/Special:UserLogout)?\?.*(Special:UserLogout|action=(watch|unwatch|rollback)).*token=.*",)

_SETTINGS = """
$wgEnableEmail = $wgEnableUserEmail = $wgEnotifUserTalk = $wgEnotifWatchlist = true;
$wgEmailAuthentication = false;
$wgJobRunRate = 0;
$wgMainCacheType = CACHE_DB; $wgSessionCacheType = CACHE_DB;
$wgAllowHTMLEmail = true;
"""


@contextmanager
def mediawiki(home: Path) -> Iterator[Running]:
    """A wiki of one page with an editor signed in, who has given an e-mail address."""
    root, env, port = share() / "mediawiki", php_environment(home), free_port()
    with Relay(port) as relay:
        maintain = [*php(home), root / "maintenance" / "install.php"]
        data, conf = home / "data", home / "conf"
        data.mkdir()
        conf.mkdir()
        server = f"--server={relay.url.rstrip('/')}"
        database = ["--dbtype=sqlite", f"--dbpath={data}", "--dbname=wiki", "--scriptpath=", "--lang=en"]
        admin = [f"--pass={PASSWORD}", "Canary Wiki", "Admin"]
        run([*maintain, server, *database, f"--confpath={conf}", "--skins=Vector", *admin], env, home)
        settings = conf / "LocalSettings.php"
        settings.write_text(settings.read_text(encoding="utf-8") + _SETTINGS, encoding="utf-8")
        env = env | {"MW_CONFIG_FILE": str(settings)}
        run([*php(home), root / "maintenance" / "createAndPromote.php", USER, PASSWORD], env, home)
        with php_server(home, root, port, env):
            _know(data / "wiki.sqlite")
            client = Client(relay.url)
            asked = client.get("api.php?action=query&meta=tokens&type=login&format=json")
            token = json.loads(asked)["query"]["tokens"]["logintoken"]
            who = {"username": USER, "password": PASSWORD, "rememberMe": "1"}
            signs_in = {"action": "clientlogin", "format": "json", "loginreturnurl": relay.url, "logintoken": token}
            answer = json.loads(client.fields("api.php", signs_in | who))
            if answer["clientlogin"]["status"] != "PASS":
                raise RuntimeError(f"signing in failed: {answer}")
            session = client.session(home / "session.json")
            yield Running(
                relay.url, session, relay, home / "strayed", lambda: _stored(data / "wiki.sqlite"), OWN, ACTING
            )


def _know(database: Path) -> None:
    """The person's address and name, confirmed."""
    with closing(sqlite3.connect(database)) as wiki, wiki:
        wiki.execute(
            "UPDATE user SET user_email = ?, user_real_name = ?, user_email_authenticated = user_registration "
            "WHERE user_name = ?",
            (EMAIL, PERSON, USER.capitalize()),
        )


def _stored(database: Path) -> Stored:
    """Preferences, pages, what is watched, and the users without the time of the last look."""
    kept = {
        "user": "user_name, user_real_name, user_email",
        "user_properties": "*",
        "page": "page_title, page_latest, page_len",
        "watchlist": "*",
        "logging": "log_type, log_action, log_title",
    }
    with closing(sqlite3.connect(database)) as wiki:
        return {table: sorted(wiki.execute(f"SELECT {fields} FROM {table}")) for table, fields in kept.items()}
