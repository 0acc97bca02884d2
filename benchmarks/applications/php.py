"""PHP as Debian packages it, from a folder instead of from the system, and its own little web server."""

import platform
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.installing import debian
from applications.serving import environment, server

EXTENSIONS: Final = (
    "pdo mysqlnd ctype dom exif fileinfo iconv posix tokenizer xml curl gd intl mbstring mysqli pdo_sqlite phar "
    "simplexml sqlite3 xmlreader xmlwriter"
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
