"""The declarations of LinkedIn, X, Snapchat, Pinterest, Reddit and Discord, and their routes walked on paper."""

from collections import Counter

import pytest

from sayno.catalogue import read, root
from sayno.drivers.paper import PaperDriver
from sayno.model.base import CanRefuse, Default, Mode
from sayno.model.region import covers
from sayno.model.replica import Replica
from sayno.model.route import Gap, Route, Toggle
from sayno.model.service import Declaration
from sayno.model.source import Source
from sayno.model.walk import Outcome
from sayno.replicas.interface import Interface
from sayno.seams import Deed, End, Missing
from sayno.walk.follow import Follow
from sayno.walk.guards import Consented
from sayno.walk.targets import proven

REGIONS = ("DE", "GB", "US", "US-CA", "BR", "CH", "CA", "JP")
STUDY_REGIONS = REGIONS[:5]
SERVICES = {
    name: read(root() / "services" / f"{name}.yaml", Declaration)
    for name in ("linkedin", "x", "snapchat", "pinterest", "reddit", "discord")
}
REPLICAS = [
    read(path, Replica) for path in sorted((root() / "replicas").glob("*.yaml")) if path.name.split(".")[0] in SERVICES
]
DECLARED = list(SERVICES.values())
BY_ID = pytest.mark.parametrize("service", DECLARED, ids=list(SERVICES))


def current(route: Route) -> bool:
    """Replicas draw what is not superseded and rests on more than one weak source."""
    return route.until is None and route.confidence != "low"


WALKS = [
    pytest.param(replica, route, region, id=f"{route.id}-{replica.id}-{region}")
    for replica in REPLICAS
    for route in SERVICES[replica.service].routes
    if current(route) and set(route.surfaces) & set(replica.surfaces)
    for region in REGIONS
    if any(covers(group, region) for group in route.regions)
]


def answer(field: str) -> str:
    return {"email": "robin@example.test"}.get(field, "Robin")


def walked(replica: Replica, route: Route, region: str) -> tuple[Interface, list[Deed], End | Missing]:
    """Follow a route on paper under the consented guard until it ends or something is missing."""
    interface = Interface(replica, region)
    driver, guide, guard = PaperDriver(interface), Follow(route, answer), Consented(route)
    deeds: list[Deed] = []
    while len(deeds) < 20:
        screen = driver.see()
        deed = guide.next(screen)
        if not isinstance(deed, Deed):
            return interface, deeds, deed
        assert guard.judge(screen, deed).allowed
        driver.do(deed)
        guide.done(deed, driver.see())
        deeds.append(deed)
    raise AssertionError("the way goes round in circles")


@BY_ID
def test_every_study_region_resolves(service: Declaration) -> None:
    assert all(service.available(region) is not None for region in (*STUDY_REGIONS, "ZZ"))


@BY_ID
def test_one_main_route_for_each_surface_region_and_topic(service: Declaration) -> None:
    mains = Counter(
        (surface, region, route.topic)
        for route in service.routes
        if route.main
        for surface in route.surfaces
        for region in REGIONS
        if any(covers(group, region) for group in route.regions)
    )
    assert all(times == 1 for times in mains.values())


@BY_ID
def test_a_refusing_toggle_route_can_be_proven(service: Declaration) -> None:
    for route in service.routes:
        last = [step for step in route.steps if isinstance(step, Toggle)]
        if route.purpose == "refuse" and route.means == "toggle":
            assert route.proof is not None
            assert route.proof.state == "off"
            assert last[-1].name == route.proof.name


@BY_ID
def test_main_routes_refuse_and_start_where_the_study_did(service: Declaration) -> None:
    for route in service.routes:
        assert not route.main or (route.purpose, route.starts) == ("refuse", "home")


@BY_ID
def test_what_is_said_to_be_offered_has_a_route_and_nothing_else_has(service: Declaration) -> None:
    for region in STUDY_REGIONS:
        means = {
            CanRefuse(route.means)
            for route in service.routes
            if route.purpose == "refuse" and any(covers(group, region) for group in route.regions)
        }
        available = service.available(region)
        assert available is not None
        offered = available.can_refuse
        if offered in (CanRefuse.TOGGLE, CanRefuse.REQUEST):
            assert offered in means
        else:
            assert means == set()


@BY_ID
def test_policy_events_stand_in_documents_that_are_listed(service: Declaration) -> None:
    listed = {(d.collection, d.name): d.path for d in service.documents}
    assert service.policy
    assert all((e.collection, e.document) in listed for e in service.policy)
    firsts = Counter((e.collection, listed[e.collection, e.document]) for e in service.policy if e.first)
    assert all(times == 1 for times in firsts.values())


@BY_ID
def test_policy_events_stand_in_the_order_of_their_dates(service: Declaration) -> None:
    dates = [e.date for e in service.policy]
    assert dates == sorted(dates)


@pytest.mark.parametrize(
    ("name", "order", "can_refuse", "default", "mode", "low", "high"),
    [
        ("snapchat", 4, CanRefuse.TOGGLE, Default.ON, Mode.AT_LEAST, 3, 5),
        ("linkedin", 5, CanRefuse.TOGGLE, Default.ON, Mode.AT_LEAST, 3, 5),
        ("x", 6, CanRefuse.TOGGLE, Default.ON, Mode.AT_LEAST, 3, 5),
        ("pinterest", 7, CanRefuse.TOGGLE, Default.ON, Mode.AT_LEAST, 3, 5),
        ("reddit", 8, CanRefuse.NONE, Default.ON, Mode.NOT_APPLICABLE, None, None),
        ("discord", 10, None, Default.NOT_USED, Mode.NOT_APPLICABLE, None, None),
    ],
)
def test_the_published_figures(
    name: str,
    order: int,
    can_refuse: CanRefuse | None,
    default: Default,
    mode: Mode,
    low: int | None,
    high: int | None,
) -> None:
    (published,) = SERVICES[name].published
    assert SERVICES[name].order == order
    assert published.study == "surfshark"
    assert (published.can_refuse, published.default) == (can_refuse, default)
    assert (published.mode, published.value, published.high) == (mode, low, high)


@pytest.mark.parametrize(("replica", "route", "region"), WALKS)
def test_a_current_route_is_walked_as_declared(replica: Replica, route: Route, region: str) -> None:
    interface, deeds, end = walked(replica, route, region)
    assert isinstance(end, End), end
    needed = {n for n, step in enumerate(route.steps) if step.needed == "yes" and not isinstance(step, Gap)}
    assert needed <= {deed.step for deed in deeds}
    assert [deed.step for deed in deeds] == sorted(deed.step for deed in deeds if deed.step is not None)
    wanted = Outcome.REFUSED if route.means == "toggle" else Outcome.REQUESTED
    assert end.outcome == (wanted if route.complete else Outcome.UNDOCUMENTED)
    if route.proof is not None:
        driver = PaperDriver(interface)
        driver.reload()
        assert proven(driver.see(), route.proof) is (route.proof.state == "on")
    assert interface.account.harmed == ()


def test_every_main_route_has_a_replica() -> None:
    drawn = {(replica.service, surface) for replica in REPLICAS for surface in replica.surfaces}
    for service in DECLARED:
        mains = {(service.id, surface) for route in service.routes if route.main for surface in route.surfaces}
        assert mains <= drawn


@pytest.mark.parametrize(
    ("replica", "route", "counts"),
    [
        ("linkedin-app", "linkedin-app-toggle", 5),
        ("linkedin-web", "linkedin-web-toggle", 5),
        ("x-app", "x-app-toggle", 6),
        ("x-web", "x-web-toggle", 5),
        ("snapchat-app", "snapchat-app-toggle", 4),
        ("pinterest-android", "pinterest-android-toggle", 4),
        ("pinterest-ios", "pinterest-ios-toggle", 4),
        ("pinterest-web", "pinterest-web-toggle", 5),
        ("discord-app", "discord-improve-app", 4),
        ("discord-web", "discord-improve-web", 3),
    ],
)
def test_the_sources_counts(replica: str, route: str, counts: int) -> None:
    drawn = next(r for r in REPLICAS if r.id == replica)
    declared = next(r for r in SERVICES[drawn.service].routes if r.id == route)
    assert len(walked(drawn, declared, "US")[1]) == counts


@pytest.mark.parametrize(
    ("replica", "route", "region", "seen"),
    [
        ("snapchat-app", "snapchat-app-toggle", "DE", 2),
        ("snapchat-app", "snapchat-app-toggle", "BR", 2),
        ("linkedin-web", "linkedin-web-toggle", "CN", 3),
        ("linkedin-app", "linkedin-app-toggle", "CN", 3),
    ],
)
def test_where_a_control_is_not_documented_it_is_absent(replica: str, route: str, region: str, seen: int) -> None:
    drawn = next(r for r in REPLICAS if r.id == replica)
    declared = next(r for r in SERVICES[drawn.service].routes if r.id == route)
    _, deeds, end = walked(drawn, declared, region)
    assert isinstance(end, Missing)
    assert len(deeds) == seen


def test_a_weak_variant_is_declared_and_not_drawn() -> None:
    snapchat = SERVICES["snapchat"]
    variant = next(r for r in snapchat.routes if r.id == "snapchat-app-toggle-other-path")
    replica = next(r for r in REPLICAS if r.id == "snapchat-app")
    assert variant.confidence == "low"
    assert isinstance(walked(replica, variant, "US")[2], Missing)


def test_nothing_on_reddits_replica_speaks_of_ai() -> None:
    replica = next(r for r in REPLICAS if r.id == "reddit-app")
    interface = Interface(replica, "US")
    for screen in replica.screens:
        interface.open(screen.address)
        words = interface.tree().lower().replace(",", " ").replace(".", " ").replace('"', " ").split()
        assert not {"ai", "train", "training", "models", "generative"} & set(words)


@pytest.mark.parametrize("replica", REPLICAS, ids=lambda r: r.id)
def test_neighbours_stand_beside_what_is_documented(replica: Replica) -> None:
    """There is something to get wrong, and what claims to be cited has a source."""
    assert any(i.kind == "neighbours" or i.basis in ("neighbour", "decoy") for i in replica.items())
    assert all(item.sources for item in replica.items() if item.basis == "cited")


def test_a_replicas_sources_are_those_of_its_declaration() -> None:
    """A source that both files name under one id has one address in both."""
    for replica in REPLICAS:
        declared: dict[str, Source] = SERVICES[replica.service].sources
        for name, source in replica.sources.items():
            if name in declared and source.url:
                assert source.url == declared[name].url
