"""The server: who may speak to it, what it makes of hostile input, and what the harness learns from it."""

import http.client
import json
import socket
import threading
from collections.abc import Mapping

import pytest

from sayno.model.replica import Replica
from sayno.replicas.accounts import Accounts
from sayno.replicas.server import LONGEST_BODY, PortTaken, ReplicaServer
from sayno.replicas.state import Account
from sayno.seams import Unreachable

HOSTILE = "<script>alert(1)</script>\"'&{{7*7}}"


def ask(
    server: ReplicaServer, method: str, path: str, body: str = "", headers: Mapping[str, str] | None = None
) -> tuple[int, dict[str, str], str]:
    host = server.url.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=10)
    try:
        connection.request(method, path, body.encode(), dict(headers or {}))
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode()
    finally:
        connection.close()


def cookie(token: str) -> dict[str, str]:
    return {"cookie": f"sayno-account={token}"}


def test_a_port_in_use_is_one_clear_error(town: Replica) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"^port {port} of 127.0.0.1 cannot be used: "), ReplicaServer([town], port):
            pass


def test_the_server_leaves_nothing_behind(town: Replica) -> None:
    before = threading.active_count()
    with ReplicaServer([town]) as server:
        url = server.url
        assert ask(server, "GET", "/")[0] == 200
    assert threading.active_count() == before
    with pytest.raises(OSError, match="refused"), socket.create_connection(("127.0.0.1", int(url.rsplit(":", 1)[1]))):
        pass


def test_only_its_own_names_are_answered(server: ReplicaServer) -> None:
    assert ask(server, "GET", "/", headers={"host": "evil.example"})[0] == 421
    port = server.url.rsplit(":", 1)[1]
    assert ask(server, "GET", "/", headers={"host": f"localhost:{port}"})[0] == 200


def test_only_its_own_pages_change_an_account(server: ReplicaServer) -> None:
    visit = server.visit("town", "US")
    path = f"{visit.base.prefix}/settings"
    for origin, status in (("http://evil.example", 403), ("null", 403), (server.url, 303)):
        answer = ask(server, "POST", path, "press=settings.4", {**cookie(visit.token), "origin": origin})
        assert answer[0] == status
    assert visit.account.changes == 1


def test_scripts_of_others_are_refused_by_every_page(server: ReplicaServer) -> None:
    status, headers, _ = ask(server, "GET", "/r/town/pages/DE/en/")
    assert status == 200
    assert "default-src 'none'; script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "httponly" in headers["set-cookie"].lower()
    assert "samesite=strict" in headers["set-cookie"].lower()


@pytest.mark.parametrize(
    "path",
    [
        "/r/lost/pages/DE/en/",
        "/r/town/paper/DE/en/",
        "/r/town/pages/de/en/",
        "/r/town/pages/DE/english/",
        "/r/town/pages/DE/en/lost",
        "/r/town/pages/DE/en/../../../../etc/passwd",
        "/r/town/app/DE/en/settings",
        "/static/../server.py",
        "/nowhere",
    ],
)
def test_an_unknown_address_is_not_found(server: ReplicaServer, path: str) -> None:
    assert ask(server, "GET", path)[0] == 404


def test_hostile_input_is_text(server: ReplicaServer) -> None:
    visit = server.visit("town", "DE", account=Account(name=HOSTILE, email=HOSTILE))
    form = f"{visit.base.prefix}/help.town.example/ask/1"
    status, headers, _ = ask(server, "POST", form, f"press=form.0.submit&form.0.2={HOSTILE}", cookie(visit.token))
    assert (status, headers["location"]) == (303, form)
    _, _, page = ask(server, "GET", f"{form}?open={HOSTILE.replace(' ', '')}&tab=%00", headers=cookie(visit.token))
    assert "alert(1)" in page
    assert "<script" not in page
    assert "49" not in page


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        "null",
        "{" * 5_000,
        '{"position": 1, "press": null, "to": null, "drafts": {}}',
        '{"position": "home", "press": [], "to": null, "drafts": {}}',
        '{"position": "home", "press": "x", "to": null, "drafts": []}',
    ],
)
def test_what_the_app_never_sends_is_not_understood(server: ReplicaServer, body: str) -> None:
    visit = server.visit("town", "DE", rendering="app")
    assert ask(server, "POST", visit.base.prefix + "/", body, cookie(visit.token))[0] == 400


def test_a_screen_that_is_not_there_is_not_reconstructed(server: ReplicaServer) -> None:
    visit = server.visit("town", "DE", rendering="app")
    body = json.dumps({"position": "lost?open=x", "press": "lost.1", "to": None, "drafts": {}})
    status, _, answer = ask(server, "POST", visit.base.prefix + "/", body, cookie(visit.token))
    assert status == 200
    assert json.loads(answer)["title"] == "Not reconstructed"


def test_a_body_without_end_is_cut_off(server: ReplicaServer) -> None:
    visit = server.visit("town", "DE")
    body = "x" * (LONGEST_BODY + 1)
    assert ask(server, "POST", f"{visit.base.prefix}/settings", body, cookie(visit.token))[0] == 413


def test_an_unknown_account_changes_nothing(server: ReplicaServer) -> None:
    assert ask(server, "POST", "/r/town/pages/DE/en/settings", "press=settings.4", cookie("made-up"))[0] == 404


def test_pressing_twice_what_was_seen_once_changes_once(server: ReplicaServer) -> None:
    """The second press of a doubled click says to which state; it is in it already."""
    visit = server.visit("town", "US")
    for _ in range(2):
        ask(server, "POST", f"{visit.base.prefix}/settings", "press=settings.4&to=off", cookie(visit.token))
    assert list(visit.account.settings.values()) == ["off"]
    assert visit.account.changes == 1


def test_what_is_no_longer_there_is_said(server: ReplicaServer) -> None:
    visit = server.visit("town", "US")
    path = f"{visit.base.prefix}/settings"
    assert ask(server, "POST", path, "press=settings.99", cookie(visit.token))[0] == 303
    assert "That is no longer there." in ask(server, "GET", path, headers=cookie(visit.token))[2]
    assert "That is no longer there." not in ask(server, "GET", path, headers=cookie(visit.token))[2]
    assert visit.account.changes == 0


def test_only_what_changes_something_is_counted(server: ReplicaServer) -> None:
    visit = server.visit("town", "US")
    for path in ("/", "/settings", "/settings?open=settings.7", "/save"):
        assert ask(server, "GET", visit.base.prefix + path, headers=cookie(visit.token))[0] == 200
    assert visit.account.changes == 0
    ask(server, "POST", f"{visit.base.prefix}/save", "press=save.0.submit&save.0.0=off", cookie(visit.token))
    assert (visit.account.changes, visit.account.settings["saved"]) == (1, "off")


def test_many_accounts_change_at_once_and_keep_apart(server: ReplicaServer) -> None:
    visits = [server.visit("town", "US") for _ in range(12)]

    def press(n: int) -> None:
        for _ in range(n):
            ask(server, "POST", f"{visits[n].base.prefix}/settings", "press=settings.4", cookie(visits[n].token))

    threads = [threading.Thread(target=press, args=(n,)) for n in range(len(visits))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [v.account.changes for v in visits] == list(range(len(visits)))


def test_an_address_that_the_replica_lacks_is_unreachable(server: ReplicaServer) -> None:
    with pytest.raises(Unreachable, match="has no screen at https"):
        server.visit("town", "DE").address("https://www.town.example/lost")


def test_the_oldest_accounts_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayno.replicas.accounts.MOST", 2)
    accounts = Accounts()
    first, second, third = (accounts.new() for _ in range(3))
    assert first not in accounts
    assert second in accounts
    assert third in accounts
    with pytest.raises(KeyError):
        accounts.at(first, "town")
