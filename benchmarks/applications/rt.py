"""Request Tracker: pages drawn by a server (Perl, Mason) with Bootstrap and jQuery; forms with a Save below."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from platform import machine
from typing import Final

from applications.application import Running, Stored
from applications.installing import debian
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import EMAIL, PASSWORD, PERSON, USER, Client
from applications.tables import tables

OWN = ()
ACTING = (
    r"GET /NoAuth/Logout\.html\?.*",
    r"GET /Helpers/Toggle/.*",  # a bookmark
    r"GET /Ticket/Display\.html\?(.*&)?Action=.*",  # takes a ticket, opens or closes it
)

_PERL: Final = "/usr/bin/perl"  # part of every Debian

_SETTINGS: Final = """
Set($rtname, 'canary.example'); Set($WebDomain, '127.0.0.1'); Set($WebPort, %(port)d);
Set($DatabaseType, 'SQLite'); Set($DatabaseName, '%(home)s/rt.sqlite');
Set($MailCommand, 'sendmailpipe'); Set($SendmailPath, '/bin/true');
Set(%%GnuPG, Enable => 0); Set(%%SMIME, Enable => 0);
Set($ShowRTPortal, 0); Set($LogToSyslog, undef); Set($LogToSTDERR, 'warning');
1;
"""
"""Whatever it would send by mail goes nowhere, and no news of its makers are shown."""

_PERSON: Final = """
use RT -init;
my $user = RT::User->new(RT->SystemUser);
my %who = (Name => $ARGV[0], Password => $ARGV[1], EmailAddress => $ARGV[2], RealName => $ARGV[3], Privileged => 1);
my ($done, $said) = $user->Create(%who);
die $said unless $done;
($done, $said) = $user->PrincipalObj->GrantRight(Right => 'SuperUser', Object => RT->System);
die $said unless $done;
my $queue = RT::Queue->new(RT->SystemUser);
$queue->Load('General');
my $all = RT::Group->new(RT->SystemUser);
$all->LoadSystemInternalGroup('Everyone');
($done, $said) = $all->PrincipalObj->GrantRight(Right => 'CreateTicket', Object => $queue);
die $said unless $done;
"""


@contextmanager
def rt(home: Path) -> Iterator[Running]:
    """Request Tracker with one queue and its administrator signed in."""
    place, port = debian("rt"), free_port()
    share = place / "usr" / "share" / "request-tracker5"
    with Relay(port) as relay:
        env = _environment(home, place, relay.port)
        setup = [_PERL, place / "usr" / "sbin" / "rt-setup-database-5", "--action", "init", "--skip-create"]
        run(setup, env, home)
        run([_PERL, "-e", _PERSON, USER, PASSWORD, EMAIL, PERSON], env, home)
        command = [_PERL, share / "libexec" / "rt-server", "--host", "127.0.0.1", "--port", port]
        with server(command, env, home, port):
            client = Client(relay.url)
            client.form("NoAuth/Login.html", user=USER, **{"pass": PASSWORD})
            client.until("", "Logout")
            session = client.session(home / "session.json")
            yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(home / "rt.sqlite"), OWN, ACTING)


def _environment(home: Path, place: Path, port: int) -> dict[str, str]:
    """Where its parts are, which it looks for where Debian installs them."""
    own, share = home / "perl", place / "usr" / "share"
    said = (share / "request-tracker5" / "lib" / "RT" / "Generated.pm").read_text(encoding="utf-8")
    said = said.replace("'/usr/share/request-tracker5", f"'{share}/request-tracker5")
    said = said.replace("'/var/", f"'{home}/var/").replace("'/etc/", f"'{home}/etc/")
    (own / "RT").mkdir(parents=True)
    (own / "RT" / "Generated.pm").write_text(said, encoding="utf-8")
    for folder in ("var/cache/request-tracker5/mason_data", "var/cache/request-tracker5/session_data", "config"):
        (home / folder).mkdir(parents=True)
    file = home / "config" / "RT_SiteConfig.pm"
    file.write_text(_SETTINGS % {"home": home, "port": port}, encoding="utf-8")
    native = place / "usr" / "lib" / f"{machine()}-linux-gnu"
    libraries = [own, share / "request-tracker5" / "lib", share / "perl5", *sorted((native / "perl5").iterdir())]
    libraries += [*(native / "perl").glob("5.*"), *(share / "perl").glob("5.*")]
    return environment(
        home,
        PERL5LIB=os.pathsep.join(map(str, libraries)),
        LD_LIBRARY_PATH=str(native),
        RT_SITE_CONFIG=str(file),
        RT_SITE_CONFIG_DIR=str(home / "config"),
    )


def _stored(database: Path) -> Stored:
    """Every table, without sessions and times of change.

    The first list of tickets that somebody looks at makes the sign by which feeds know them, and notes that down.
    """
    found = tables(database, "sessions", but="LastUpdated")
    found["Users"] = [{**user, "AuthToken": None} for user in found["Users"]]
    found["Transactions"] = [deed for deed in found["Transactions"] if deed["Field"] != "AuthToken"]
    return found
