"""The town's server: what it counts, what it tells apart, and who may speak to it."""

import http.client
import json
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

import pytest

from sayno.replicas.town import TownServer, TownVisit, plan, truth
from sayno.replicas.town.drawing import draw
from sayno.replicas.town.html import tag
from sayno.replicas.town.site import Button, Link, Text, Wrap
from sayno.replicas.town.view import View
from sayno.replicas.town.words import LANGUAGES, words

JSON = {"content-type": "application/json"}


def ask(
    visit: TownVisit, method: str, path: str, body: str = "", headers: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """One request in the name of a visit's account."""
    connection = http.client.HTTPConnection(urlsplit(visit.origin).netloc, timeout=10)
    try:
        cookie = {"cookie": f"town-account={visit.account.token}"}
        connection.request(method, f"/s/{visit.town.key}{path}", body.encode(), {**cookie, **(headers or {})})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def button(visit: TownVisit, harm: str) -> Button:
    return next(b for b in visit.town.by_ref.values() if isinstance(b, Button) and b.harm == harm)


def test_looking_at_pages_and_parts_changes_nothing(towns: TownServer) -> None:
    visit = towns.visit(plan(40, 4, rendering="pages"))
    for place in visit.town.places.values():
        assert ask(visit, "GET", place.path)[0] == 200
    assert visit.counts.changes == ()
    assert visit.counts.pages == len(visit.town.places)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/graphql", {"operationName": "PlaceQuery", "query": "query …", "variables": {"id": "home"}}),
        ("/rpc/GetPlace", {"id": "home"}),
    ],
)
def test_reads_that_come_by_post_are_told_apart(towns: TownServer, path: str, body: dict[str, object]) -> None:
    visit = towns.visit(plan(41, 4, rendering="history"))
    status, said = ask(visit, "POST", path, json.dumps(body), JSON)
    assert (status, json.loads(said)["id"]) == (200, "home")
    assert (visit.counts.post_reads, visit.counts.changes) == (1, ())


def test_a_persisted_query_is_a_read_and_a_persisted_mutation_is_none(towns: TownServer) -> None:
    visit = towns.visit(plan(41, 4, rendering="history", end="switch", several=1, already=False))
    (setting, value), *_ = visit.town.goal.settings
    read = {"friendly_name": "PlaceQuery", "doc_id": "1", "variables": json.dumps({"id": "home"})}
    change = {
        "friendly_name": "UpdateSettingsMutation",
        "doc_id": "2",
        "variables": json.dumps({"fields": {setting: value}}),
    }
    ask(visit, "POST", "/api/graphql", urlencode(read))
    assert (visit.counts.post_reads, visit.counts.refused) == (1, False)
    ask(visit, "POST", "/api/graphql", urlencode(change))
    assert (len(visit.counts.changes), visit.counts.refused) == (1, True)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/nothing", "/graphql", "/rpc/GetPlaceAndMore", "/data/place/home", "/%2e%2e/x"])
@pytest.mark.parametrize("body", ["", "{}", "[1]", '{"operationName":"?"}', "\x00\xff"])
def test_whatever_is_no_declared_read_is_a_change(towns: TownServer, method: str, path: str, body: str) -> None:
    visit = towns.visit(plan(42, 2))
    ask(visit, method, path, body)
    assert len(visit.counts.changes) == 1
    assert visit.counts.post_reads == 0


def test_a_link_that_does_something_is_a_change_though_it_is_a_get(towns: TownServer) -> None:
    visit = towns.visit(plan(43, 2, get_logout=True, rendering="pages"))
    ask(visit, "GET", f"/do/{button(visit, 'log out').ref}")
    assert visit.counts.harms == ("log out",)
    assert not visit.counts.signed_in
    assert ask(visit, "GET", "/settings")[0] == 303
    assert ask(visit, "POST", "/rpc/GetPlace", '{"id":"home"}')[0] == 401


def test_a_beacon_is_neither_a_read_nor_a_change(towns: TownServer) -> None:
    visit = towns.visit(plan(44, 2))
    ask(visit, "POST", "/log", "looked")
    assert (visit.counts.beacons, visit.counts.changes) == (1, ())


def test_resetting_takes_changes_back(towns: TownServer) -> None:
    visit = towns.visit(plan(45, 2, end="switch", several=1, already=False))
    (setting, value), *_ = visit.town.goal.settings
    ask(visit, "PATCH", "/data/settings", json.dumps({setting: value, "unknown": "x"}), JSON)
    assert visit.counts.values == {setting: value}
    ask(visit, "PATCH", "/data/settings", json.dumps({setting: "on" if value == "off" else "off"}), JSON)
    assert not visit.counts.refused


def test_accounts_do_not_see_each_other(towns: TownServer) -> None:
    town = plan(46, 2)
    one, other = towns.visit(town), towns.visit(town)
    ask(one, "DELETE", "/x")
    assert (len(one.counts.changes), len(other.counts.changes)) == (1, 0)


def test_counts_stand_as_json_outside_the_town(towns: TownServer) -> None:
    visit = towns.visit(plan(47, 2))
    ask(visit, "POST", f"/do/{button(visit, 'publish').ref}")
    connection = http.client.HTTPConnection(urlsplit(visit.origin).netloc, timeout=10)
    connection.request("GET", urlsplit(visit.counts_url).path)
    said = json.loads(connection.getresponse().read())
    connection.close()
    assert (said["harms"], len(said["changes"]), said["refused"]) == (["publish"], 1, False)


def test_changes_without_an_account_are_counted_too(towns: TownServer) -> None:
    visit, before = towns.visit(plan(48, 2)), len(towns.stray_changes)
    ask(visit, "POST", "/x", headers={"cookie": "town-account=unknown"})
    assert len(towns.stray_changes) == before + 1


def test_a_request_needs_its_fields_and_the_last_code(towns: TownServer) -> None:
    visit = towns.visit(plan(49, 6, end="request", codes=True, pages=1, rendering="history"))
    refs = [ref for ref, block in visit.town.by_ref.items() if hasattr(block, "sheets")]
    first, second = sorted(refs, key=lambda ref: visit.town.by_ref[ref].sends)  # type: ignore[union-attr]
    fields = {f.ref: "x" for sheet in visit.town.by_ref[first].sheets for f in sheet.fields}  # type: ignore[union-attr]
    (code,) = (f.ref for sheet in visit.town.by_ref[second].sheets for f in sheet.fields)  # type: ignore[union-attr]
    ask(visit, "POST", f"/data/requests/{first}", "{}", JSON)
    assert visit.account.codes == []
    ask(visit, "POST", f"/data/requests/{first}", json.dumps(fields), JSON)
    ask(visit, "POST", f"/data/requests/{second}", json.dumps({code: "wrong"}), JSON)
    assert not visit.counts.refused
    ask(visit, "POST", f"/data/requests/{second}", json.dumps({code: visit.code()}), JSON)
    assert visit.counts.refused


def test_only_this_machine_is_answered(towns: TownServer) -> None:
    visit = towns.visit(plan(50, 2))
    assert ask(visit, "GET", "/", headers={"host": "evil.example"})[0] == 421
    assert ask(visit, "POST", "/x", headers={"origin": "http://evil.example"})[0] == 403
    assert visit.counts.changes == ()


def test_too_much_is_refused(towns: TownServer) -> None:
    visit = towns.visit(plan(51, 2))
    assert ask(visit, "POST", "/save", "x" * 300_000)[0] == 413


def test_every_page_says_that_it_is_made_up(towns: TownServer) -> None:
    for rendering in ("pages", "partial"):
        visit = towns.visit(plan(52, 3, rendering=rendering))
        for place in list(visit.town.places.values())[:8]:
            assert words(visit.town.language).say("made_up") in ask(visit, "GET", place.path)[1]


def test_labels_cannot_become_markup() -> None:
    view = View(plan(1), "/s/x", "", {})
    label = "<script>alert(1)</script>\"'&"
    said = draw([Link("x1", label, "home"), Text(label), Wrap("x2", "section", (), label)], view)
    assert "<script>" not in said
    assert str(tag("a", label, href=label)).count("<") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(language: str) -> None:
    said, english = words(language), words("en")
    assert said.chrome.keys() == english.chrome.keys()
    assert said.areas.keys() == english.areas.keys()
    assert said.topics.keys() == english.topics.keys()
    for name, topic in said.topics.items():
        assert len(topic.several) == len(english.topics[name].several)
        labels = [*topic.plain, *topic.inverted, *topic.paraphrase, *topic.noun]
        assert len(labels) == len(set(labels))
    for key, value in said.chrome.items():
        assert value, key


def test_what_refuses_is_never_called_like_its_decoys() -> None:
    for language in LANGUAGES:
        for name, topic in words(language).topics.items():
            own = {*topic.plain, *topic.inverted, *topic.paraphrase, *topic.noun, *topic.several}
            others = {w for n, t in words(language).topics.items() if n != name for w in (*t.plain, *t.inverted)}
            items = {item for area in words(language).areas.values() for item in area.items}
            assert own & (others | items | set(topic.decoys)) == set(), (language, name)


def test_truth_knows_how_a_search_may_end() -> None:
    assert truth(plan(3, end="nothing")).ends == {"not-found"}
    assert truth(plan(3, end="request")).ends == {"found-request"}
