"""BackupPC: pages drawn by a server (Perl, CGI); one form of settings whose parts a row of links shows and hides."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from platform import machine
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.relay import Relay
from applications.serving import environment, free_port, server, started
from applications.signing_in import USER, Client

OWN = (r"POST /backuppc/index\.cgi\?action=editConfig",)
"""Each part of the form is asked for by POST, to the same address as it is saved at. What was saved is in its files."""

ACTING = (r"GET /backuppc/index\.cgi\?(.*&)?(action=(Reload|startServer|Stop|keepBackup)|doit=1)(&.*)?",)

_PERL: Final = "/usr/bin/perl"  # part of every Debian
_PLACES: Final = {
    "/usr/share/backuppc": "share",
    "/etc/backuppc": "config",
    "/var/lib/backuppc": "data",
    "/run/backuppc": "run",
}
_SETTINGS: Final = f"""
$Conf{{ServerHost}} = 'localhost';
$Conf{{BackupPCUserVerify}} = 0;
$Conf{{BackupZeroFilesIsFatal}} = 1;
$Conf{{CgiAdminUsers}} = '{USER}';
$Conf{{CgiURL}} = '%s';
$Conf{{NmbLookupCmd}} = $Conf{{NmbLookupFindHostCmd}} = $Conf{{PingCmd}} = '/bin/false';
$Conf{{SendmailPath}} = '/bin/true';
$Conf{{SmbClientPath}} = $Conf{{NmbLookupPath}} = $Conf{{PingPath}} = $Conf{{Ping6Path}} = '';
$Conf{{RrdToolPath}} = $Conf{{RsyncBackupPCPath}} = $Conf{{SshPath}} = '';
$Conf{{WakeupSchedule}} = [24];
"""
"""No host is ever there, nobody is asked for one, and letters go nowhere."""

_APACHE: Final = """
ServerName localhost
Listen 127.0.0.1:{port}
ServerRoot {home}
PidFile {home}/apache.pid
ErrorLog {home}/apache-errors
DefaultRuntimeDir {home}
Mutex fcntl:{home}
{modules}
TypesConfig /dev/null
AddType text/css .css
AddType text/javascript .js
AddType image/svg+xml .svg
DocumentRoot {home}/share
DirectoryIndex index.cgi
Alias /backuppc/image {home}/share/image
Alias /backuppc {home}/share/cgi-bin
PassEnv PERL5LIB LD_LIBRARY_PATH STRAYED
SetEnv REMOTE_USER {user}
<Directory {home}/share>
  Options +ExecCGI
  AddHandler cgi-script .cgi
  Require local
</Directory>
"""
_MODULES: Final = "mpm_prefork authz_core authz_host mime dir alias env cgi".split()

_NOBODY: Final = () if os.geteuid() else ("unshare", "--user")
"""The administrator of a machine is made to own what this starts."""


@contextmanager
def backuppc(home: Path) -> Iterator[Running]:
    """BackupPC with one computer, whose address it would have to find out. Whoever comes is its administrator.

    A password that the server of pages asked for would be kept by the browser alone, and in no session.
    """
    place, port = debian("backuppc"), free_port()
    native = place / "usr" / "lib" / f"{machine()}-linux-gnu"
    libraries = [place / "usr" / "share" / "perl5", *sorted((native / "perl5").iterdir())]
    own = {"PERL5LIB": os.pathsep.join(map(str, libraries)), "LD_LIBRARY_PATH": str(native)}
    env = environment(home, **own)
    with Relay(port) as relay:
        _made(home, place, relay.url)
        modules = [f"LoadModule {m}_module {place}/usr/lib/apache2/modules/mod_{m}.so" for m in _MODULES]
        settings = _APACHE.format(home=home, port=port, user=USER, modules="\n".join(modules))
        (home / "apache.conf").write_text(settings, encoding="utf-8")
        apache = [*_NOBODY, place / "usr" / "sbin" / "apache2", "-D", "FOREGROUND", "-f", home / "apache.conf"]
        with started([_PERL, home / "share" / "bin" / "BackupPC"], env, home), server(apache, env, home, port):
            client = Client(relay.url)
            client.until("backuppc/index.cgi?action=status", "started at")
            session, begin = client.session(home / "session.json"), f"{relay.url}backuppc/"
            yield Running(begin, session, relay, home / "strayed", lambda: _stored(home / "config"), OWN, ACTING)


def _made(home: Path, place: Path, url: str) -> None:
    """Copy it, since it looks for its parts where Debian installs them, and say what it is to do."""
    shutil.copytree(place / "usr" / "share" / "backuppc", home / "share", symlinks=True)
    (home / "share" / "cgi-bin" / "index.cgi").unlink()  # a program that becomes another user and calls the one below
    (home / "share" / "lib" / "realindex.cgi").rename(home / "share" / "cgi-bin" / "index.cgi")
    files = [file for part in ("bin", "lib", "cgi-bin") for file in (home / "share" / part).rglob("*")]
    for file in [home / "share" / "conf" / "config.pl", *(file for file in files if file.is_file())]:
        said = file.read_text(encoding="utf-8", errors="surrogateescape")
        for usual, here in _PLACES.items():
            said = said.replace(usual, str(home / here))
        file.write_text(said, encoding="utf-8", errors="surrogateescape")
    for folder in ("config", "run", *(f"data/{name}" for name in ("cpool", "log", "pc", "pool"))):
        (home / folder).mkdir(parents=True)
    usual = (home / "share" / "conf" / "config.pl").read_text(encoding="utf-8")
    (home / "config" / "config.pl").write_text(usual + _SETTINGS % f"{url}backuppc/index.cgi", encoding="utf-8")
    (home / "config" / "hosts").write_text(f"host dhcp user moreUsers\ncanary 1 {USER}\n", encoding="utf-8")
    (home / "config" / "canary.pl").write_text("$Conf{ClientNameAlias} = '127.0.0.1';\n", encoding="utf-8")


def _stored(config: Path) -> Stored:
    """The files of its settings."""
    files = [*sorted(config.glob("*.pl")), config / "hosts"]
    return {file.name: file.read_text(encoding="utf-8").splitlines() for file in files}
