"""PHP as Debian packages it, from a folder instead of from the system, and its own little web server."""

import os
import platform
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.installing import debian
from applications.serving import environment, run, server, started

EXTENSIONS: Final = (
    "pdo mysqlnd ctype dom exif fileinfo iconv posix tokenizer xml curl gd intl mbstring mysqli pdo_mysql pdo_sqlite "
    "phar simplexml sqlite3 xmlreader xmlwriter"
).split()
"""In the order of what they need."""

SETTINGS: Final = {
    "allow_url_fopen": "0",
    "date.timezone": "UTC",
    "disable_functions": "curl_exec,curl_multi_exec,dns_get_record,mail",
    "display_errors": "0",
    "max_execution_time": "120",
    "memory_limit": "512M",
    "session.gc_probability": "0",
}
"""What could speak to another machine is not there; applications with other means are told not to, each its way."""


def share() -> Path:
    """Where the applications in PHP lie."""
    return debian("php") / "usr" / "share"


def copied(name: str, to: Path) -> None:
    """Copy an application, with the files that its links lead to; an absolute one leads to the folder as well."""
    shutil.copytree(share() / name, to, symlinks=True)
    for link in [path for path in to.rglob("*") if path.is_symlink()]:
        leads = share() / name / link.relative_to(to)
        while leads.is_symlink():
            said = leads.readlink()
            leads = debian("php") / said.relative_to("/") if said.is_absolute() else leads.parent / said
        link.unlink()
        if leads.is_dir():
            shutil.copytree(leads, link, ignore_dangling_symlinks=True)
        elif leads.exists():
            shutil.copy(leads, link)


def programs() -> Path:
    """The folder that stands for ``/usr``."""
    return debian("php") / "usr"


def php_environment(home: Path, **own: str) -> dict[str, str]:
    """What a PHP program, or the database, is told; libraries that the system lacks are found in the folder."""
    libraries = programs() / "lib" / f"{platform.machine()}-linux-gnu"
    return environment(home, LD_LIBRARY_PATH=str(libraries), PHP_CLI_SERVER_WORKERS="4", **own)


def php(home: Path, settings: Mapping[str, str] | None = None) -> list[object]:
    """The command that PHP is started with."""
    usr = programs()
    sessions = home / "sessions"
    sessions.mkdir(exist_ok=True)
    folder = next((usr / "lib" / "php").glob("20*"))
    said = {"extension_dir": folder, "session.save_path": sessions, "include_path": f".:{usr / 'share' / 'php'}"}
    options = [f"-d{name}={value}" for name, value in (said | SETTINGS | dict(settings or {})).items()]
    return [usr / "bin" / "php8.2", "-n", *options, *(f"-dextension={name}" for name in EXTENSIONS)]


@contextmanager
def php_server(home: Path, root: Path, port: int, env: Mapping[str, str], router: Path | None = None) -> Iterator[None]:
    """PHP's own server over a folder."""
    command = [*php(home), "-S", f"127.0.0.1:{port}", "-t", root, *([router] if router else [])]
    with server(command, env, home, port):
        yield


@contextmanager
def database(home: Path, socket: Path, env: dict[str, str], name: str) -> Iterator[None]:
    """MariaDB with a database of that name, reached through a socket in the folder and by no port."""
    usr, data = programs(), home / "db"
    whose = ["--user=root"] if os.geteuid() == 0 else []
    common = ["--no-defaults", f"--datadir={data}", f"--lc-messages-dir={usr / 'share' / 'mysql'}", *whose]
    script = usr / "bin" / "mariadb-install-db"
    run([script, f"--basedir={usr}", "--auth-root-authentication-method=normal", "--skip-test-db", *common], env, home)
    tuned = ["--skip-networking", "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=64M"]
    plugins = f"--plugin-dir={usr / 'lib' / 'mysql' / 'plugin'}"
    command = [
        usr / "sbin" / "mariadbd",
        *common,
        f"--socket={socket}",
        f"--pid-file={home / 'db.pid'}",
        *tuned,
        plugins,
    ]
    with started(command, env, home):
        create = (
            "$db = new mysqli('localhost', 'root', '', '', 0, $argv[1]); $db->query('CREATE DATABASE ' . $argv[2]);"
        )
        waiting = f"for ($i = 0; $i < 300 && !file_exists($argv[1]); $i++) usleep(100000); {create}"
        run([*php(home), "-r", waiting, socket, name], env, home)
        yield
