"""The look-only guard on the wire: what never leaves the browser, and which addresses are never asked for."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayno.catalogue import vocabularies
from sayno.seams import Sent
from sayno.walk.asking import follows
from sayno.walk.look_only import LookOnly
from sayno.walk.operations import reads

HOME = "https://demo.test/home"
ENGLISH = tuple(v for v in vocabularies() if v.language == "en")


def guard() -> LookOnly:
    return LookOnly(ENGLISH)


def sent(method: str, path: str, kind: str = "Fetch", body: object = "", content: str = "application/json") -> Sent:
    text = body if isinstance(body, str) or body is None else json.dumps(body)
    return Sent(method, f"https://demo.test{path}", kind, text, content)


READS = [
    sent("GET", "/settings", "Document"),
    sent("GET", "/api/me", "XHR"),
    sent("HEAD", "/api/me"),
    sent("OPTIONS", "/api/me"),
    sent("POST", "/graphql", body={"query": "query Me { me { id } }"}),
    sent("POST", "/graphql", body={"query": "{ me { id } }"}),
    sent("POST", "/graphql", body={"query": "# all of it\n query { me }", "operationName": "Me"}),
    sent("POST", "/graphql", body={"query": "fragment F on P { id } query Q { me { ...F } }"}),
    sent("POST", "/graphql", body=[{"query": "query A { a }"}, {"query": "query B { b }"}]),
    sent("POST", "/api", body={"operationName": "SettingsQuery", "variables": {}}),
    sent("POST", "/api", body="fb_api_req_friendly_name=SettingsQuery&doc_id=1", content="x-www-form-urlencoded"),
    sent("POST", "/rpc", body={"method": "getSettings"}),
    sent("POST", "/rpc", body={"jsonrpc": "2.0", "method": "settings.list", "id": 1}),
    sent("POST", "/api/settings/get", body="{}"),
    sent("POST", "/api/search", body={"q": "x"}),
    sent("POST", "/api/flow_runs/filter", body={"flow_runs": {"state": {"any_": ["FAILED"]}}, "limit": 1}),
    sent("POST", "/api/runs/paginate", body={"page": 2}),
    sent("POST", "/index.php?action=widget.clock.view&sid=9", body={"name": "Clock", "unique_id": "A"}),
    sent("POST", "/index.php?action=notifications.get", body=""),
    sent("POST", "/api/block_types/filter", body={"offset": 0}),
    sent("POST", "/api/session/refresh", body="{}"),
    sent("SEND", "/ws", "WebSocket", {"type": "subscribe", "channel": "feed"}),
    sent("SEND", "/ws", "WebSocket", {"type": "ping"}),
    sent("SEND", "/ws", "WebSocket", {"type": "get_states", "id": 3}),
    sent("SEND", "/ws", "WebSocket", {"jsonrpc": "2.0", "method": "core.tracklist.get_tl_tracks", "id": 2}),
    sent("SEND", "/ws", "WebSocket", {"jsonrpc": "2.0", "method": "core.playlists.as_list", "id": 3}),
    sent("SEND", "/ws", "WebSocket", None),
]
WRITES = [
    sent("GET", "/logout", "Document"),
    sent("GET", "/posts/7/delete", "Document"),
    sent("GET", "/settings?action=delete", "Document"),
    sent("GET", "/archive.zip", "Document"),
    sent("GET", "/settings?_wpnonce=12ab", "Document"),
    sent("GET", "/api/logout", "Fetch"),
    sent("GET", "/api/signout", "XHR"),
    sent("POST", "/api/filters", body={"words": ["x"]}),
    sent("POST", "/api/user/filter", body={"words": ["x"]}),
    sent("POST", "/api/watches/history", body={"video": 7}),
    sent("PUT", "/api/settings", body={"ai": False}),
    sent("PATCH", "/api/settings", body={"ai": False}),
    sent("DELETE", "/api/me"),
    sent("POST", "/settings", "Document", "ai=off", "application/x-www-form-urlencoded"),
    sent("POST", "/api/settings", body={"ai": False}),
    sent("POST", "/api/settings/update", body="{}"),
    sent("POST", "/index.php?action=widget.update", body={"name": "Clock"}),
    sent("POST", "/search?action=subscribe", body="{}"),
    sent("POST", "/index.php?action=search&task=delete", body="{}"),
    sent("POST", "/api/getAndDelete", body="{}"),
    sent("POST", "/api/upload", body=None),
    sent("POST", "/collect", "Ping", '{"event":"seen"}'),
    sent("POST", "/graphql", body={"query": "mutation Off { set(ai: false) { ok } }"}),
    sent("POST", "/graphql", body={"query": "# query\nmutation { set }"}),
    sent("POST", "/graphql", body={"query": "fragment F on P { id } mutation M { set { ...F } }"}),
    sent("POST", "/graphql", body=[{"query": "query A { a }"}, {"query": "mutation B { b }"}]),
    sent("POST", "/api", body={"operationName": "UpdateSettingsMutation", "variables": {}}),
    sent("POST", "/api", body="fb_api_req_friendly_name=SettingsMutation&doc_id=1"),
    sent("POST", "/rpc", body={"method": "setSettings", "params": {"ai": False}}),
    sent("POST", "/rpc", body={"method": "account.delete"}),
    sent("POST", "/api/list", body={"method": "deletePost"}),
    sent("SEND", "/ws", "WebSocket", {"type": "update", "ai": False}),
    sent("SEND", "/ws", "WebSocket", {"type": "call_service", "service": "send_message"}),
    sent("SEND", "/ws", "WebSocket", {"action": "userWebState", "state": '{"sound": 0}'}),
    sent("SEND", "/ws", "WebSocket", {"method": "core.playback.next", "params": {}, "jsonrpc": "2.0", "id": 12}),
    sent("SEND", "/ws", "WebSocket", {"jsonrpc": "2.0", "id": 1, "method": "broadcast", "params": {"to": "all"}}),
    sent("SEND", "/ws", "WebSocket", [{"jsonrpc": "2.0", "id": 1, "method": "local_scan"}]),
    sent("SEND", "/ws", "WebSocket", ["shrinkDatabase"]),
    sent("GET", "/?reload=cfg", "Document"),
    sent("GET", "/music/?scan", "Document"),
]


def told(one: Sent) -> str:
    return f"{one.method} {one.address.removeprefix('https://demo.test')} {one.kind} {(one.body or '-')[:40]}"


def test_a_page_that_is_opened_may_ask_whether_all_is_well() -> None:
    asked = sent("POST", "/backend", body="op=rpc&method=sanityCheck&hasAudio=true")
    assert guard().wire(replace(asked, loading=True)).allowed
    assert not guard().wire(asked).allowed
    other = sent("POST", "/backend", body="op=rpc&method=log&line=3")
    assert not guard().wire(replace(other, loading=True)).allowed


@pytest.mark.parametrize(
    ("call", "may"),
    [
        ({"method": "web.connected", "params": []}, True),
        ({"method": "web.register_event_listener", "params": ["Added"]}, True),
        ({"method": "core.torrents_paused", "params": [7]}, False),
        ({"method": "daemon.started"}, True),
        ({"method": "torrents.seed"}, False),
    ],
)
def test_a_page_that_is_opened_may_ask_how_things_stand_and_be_told_of_events(call: object, may: bool) -> None:
    asked = sent("POST", "/json", body=call)
    assert guard().wire(replace(asked, loading=True)).allowed == may
    assert not guard().wire(asked).allowed


@pytest.mark.parametrize("body", ["", "{}", '{"includeArchived": false}', '{"page": 1, "perPage": 20}'])
def test_a_page_that_is_opened_may_ask_for_its_lists(body: str) -> None:
    for path in ("/api/home/recent_files", "/api/recipes/all"):
        asked = sent("POST", path, body=body)
        assert guard().wire(replace(asked, loading=True)).allowed
        assert not guard().wire(asked).allowed  # after a press it may add one


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/settings", {"ai": False}),
        ("/api/posts", "a new one"),
        ("/api/posts", ["a new one"]),
        ("/api/send/messages", "{}"),
        ("/api/posts/delete", "{}"),
        ("/api/views", '{"post": 7}'),
        ("/api/impressions", "{}"),
        ("/threads/read_receipts", "{}"),
        ("/threads/12/messages", "{}"),
        ("/api/likes", "{}"),
        ("/api/status", "{}"),
        ("/api/me", "{}"),
        ("/", "{}"),
    ],
)
def test_and_nothing_else_that_could_change_something(path: str, body: object) -> None:
    asked = sent("POST", path, body=body)
    assert guard().wire(replace(asked, loading=True)).allowed == guard().wire(asked).allowed


@pytest.mark.parametrize("one", READS, ids=told)
def test_what_only_reads_is_let_through(one: Sent) -> None:
    assert guard().wire(one).allowed


@pytest.mark.parametrize("one", WRITES, ids=told)
def test_what_may_change_something_is_stopped(one: Sent) -> None:
    verdict = guard().wire(one)
    assert not verdict.allowed
    assert verdict.reason


@given(st.sampled_from(["PUT", "PATCH", "DELETE", "PROPFIND", "MOVE", "X"]), st.text(max_size=20), st.text(max_size=40))
def test_no_other_method_leaves_whatever_it_says(method: str, path: str, body: str) -> None:
    assert not guard().wire(sent(method, f"/{path}", body=body)).allowed


@pytest.mark.parametrize(
    ("path", "body", "may"),
    [
        ("/api/auth/session/current/", {"active": False, "browser": {"name": "Chrome"}}, True),
        ("/api/heartbeat", {}, True),
        ("/api/auth/session/current/", {"active": False, "language": "fr"}, False),
        ("/api/session/impersonate", {}, False),
        ("/api/user/current", {"active": False}, False),
        ("/api/session", "now", False),
    ],
)
def test_a_put_that_says_that_somebody_is_still_there_is_let_through(path: str, body: object, may: bool) -> None:
    assert guard().wire(sent("PUT", path, body=body)).allowed == may


@given(st.text(max_size=200))
def test_no_body_breaks_the_judgement(body: str) -> None:
    assert reads(sent("POST", "/thing", body=body)) in (True, False)
    assert guard().wire(Sent("SEND", "wss://demo.test/", "WebSocket", body)).allowed in (True, False)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://demo.test/"]
)
def test_only_pages_are_asked_for(address: str) -> None:
    assert not follows(address).allowed


@pytest.mark.parametrize("word", ["deluser", "delchan", "delitem", "deltag", "removeuser", "deletepost"])
def test_what_is_deleted_right_behind_the_verb_is_deleted_too(word: str) -> None:
    for address in (f"https://demo.test/{word}?id=1", f"https://demo.test/index.php?route=/{word}"):
        assert not follows(address).allowed
    assert not guard().wire(sent("GET", f"/api/{word}")).allowed


def test_the_short_verb_alone_deletes_and_is_an_article_elsewhere() -> None:
    assert not follows("https://demo.test/posts/7/del").allowed
    assert follows("https://demo.test/condiciones-del-servicio").allowed


@pytest.mark.parametrize("word", ["delivery", "delta", "deleted", "removed", "delay", "deluxe"])
def test_what_only_begins_like_it_is_not(word: str) -> None:
    assert follows(f"https://demo.test/{word}").allowed


@pytest.mark.parametrize(
    "path",
    [
        "admin/visibility/private",
        "theme/dark",
        "status/away/",
        "clear-cache",
        "clone?uuid=1",
        "searches/forceBacklog",
        "log/clearerrors",
        "refresh_all_stats",
    ],
)
def test_an_address_that_ends_in_a_state_or_does_something_at_once_acts(path: str) -> None:
    assert not follows(f"https://demo.test/{path}").allowed
    assert follows("https://demo.test/timeline/public").allowed
    assert not follows("https://demo.test/index.php?route=/logout").allowed
    assert follows("https://demo.test/index.php?route=/settings/mail").allowed
    assert follows("https://demo.test/settings/theme").allowed


@pytest.mark.parametrize(
    ("method", "allowed"),
    [
        ("auth.check_session", True),
        ("core.get_config", True),
        ("web.set_config", False),
        ("push.register_token", False),
    ],
)
def test_a_call_that_keeps_the_session_is_a_read(method: str, allowed: bool) -> None:
    body = json.dumps({"method": method, "params": [], "id": 1})
    assert guard().wire(Sent("POST", f"{HOME}json", body=body, kind="XHR")).allowed == allowed
