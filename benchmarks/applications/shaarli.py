"""Shaarli: bookmarks in files, drawn by a server (PHP); a page of tools, one form of settings, one of plugins."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from applications.application import Running, Stored
from applications.php import copied, php, php_environment, php_server
from applications.relay import Relay
from applications.serving import free_port, run
from applications.signing_in import PASSWORD, USER, Client, hidden

OWN = (r"PATCH /admin/shaare/\d+/update-thumbnail",)
"""A list that is looked at has the pictures fetched that it lacks."""

ACTING = (r"GET /(admin/(shaare/(delete|visibility|\d+/pin)|clear-cache|visibility/).*|logout)\?.*",)

_BEFORE, _AFTER = "<?php /*", "*/ ?>"
_NOBODY_ANSWERS = "<?php if (!function_exists('curl_exec')) { function curl_exec($asked) { return false; } }"
"""It asks for updates and other pages' titles by that function, which PHP is kept from."""

_LOOK = """<?php
$text = substr(file_get_contents($argv[1]), strlen('<?php /* '), -strlen(' */ ?>'));
echo gzinflate(base64_decode($text));
"""


@contextmanager
def shaarli(home: Path) -> Iterator[Running]:
    """Shaarli with the bookmarks that it begins with and its owner signed in, as it is after the installation."""
    root, data, cache, port = home / "shaarli", home / "data", home / "cache", free_port()
    copied("shaarli", root)
    data.mkdir()
    for folder in ("cache", "tmp", "pagecache"):
        (cache / folder).mkdir(parents=True)
    moved = {"/usr/share/shaarli": root, "/var/lib/shaarli/data": data, "/var/cache/shaarli": cache}
    for file in (root / "index.php", root / "init.php", root / "application" / "config" / "ConfigManager.php"):
        text = file.read_text(encoding="utf-8")
        for old, new in moved.items():
            text = text.replace(old, str(new))
        file.write_text(text, encoding="utf-8")
    begin = root / "init.php"
    begin.write_text(begin.read_text(encoding="utf-8").replace("<?php", _NOBODY_ANSWERS, 1), encoding="utf-8")
    look = home / "look.php"
    look.write_text(_LOOK, encoding="utf-8")
    env = php_environment(home)
    with Relay(port) as relay, php_server(home, root, port, env):
        client = Client(relay.url)
        client.get("install")
        about = {"title": "Canary Links", "language": "en", "updateCheck": "on", "enableApi": "on"}
        client.fields("install", {"setlogin": USER, "setpassword": PASSWORD, "continent": "UTC"} | about)
        config = data / "config.json.php"
        said = json.loads(config.read_text(encoding="utf-8").removeprefix(_BEFORE).removesuffix(_AFTER))
        said["general"]["root_url"] = relay.url  # else it takes the port that the server listens at
        config.write_text(f"{_BEFORE}{json.dumps(said)}{_AFTER}", encoding="utf-8")
        token = hidden(client.get("login"), "token")
        client.form("login", login=USER, password=PASSWORD, token=token, longlastingsession="on")
        client.get()  # what the first visit stores
        client.json("admin/shaare/0/update-thumbnail", {}, method="PATCH")  # and what it then has fetched
        session = client.session(home / "session.json")

        def stored() -> Stored:
            kept = json.loads(config.read_text(encoding="utf-8").removeprefix(_BEFORE).removesuffix(_AFTER))
            return {"config": kept, "bookmarks": run([*php(home), look, data / "datastore.php"], env, home)}

        yield Running(relay.url, session, relay, home / "strayed", stored, OWN, ACTING)
