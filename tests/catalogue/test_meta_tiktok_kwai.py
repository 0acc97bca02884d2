"""The declarations of Facebook, Instagram, TikTok and Kwai, and their routes walked on paper."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from sayno.auditing.errand import Errand
from sayno.auditing.routes import localised, route_for
from sayno.auditing.walks import refusal
from sayno.catalogue import read, root
from sayno.drivers.paper import PaperDriver
from sayno.metrics import Evidence, documented
from sayno.metrics.actions import actions
from sayno.model.base import CanRefuse, Default, Grade, Mode, Surface
from sayno.model.region import covers
from sayno.model.replica import Replica
from sayno.model.route import Gap, Open, Route
from sayno.model.service import Declaration
from sayno.model.vantage import Vantage
from sayno.model.walk import Outcome, Walk
from sayno.replicas.drawing import Drawing
from sayno.replicas.element import Do, Element, Go
from sayno.replicas.interface import Interface
from sayno.replicas.state import Account, Position
from sayno.store import MemoryStore

REGIONS = ("DE", "NO", "GB", "US", "US-CA", "BR", "CH", "JP")
STUDY_REGIONS = ("DE", "GB", "US", "US-CA", "BR")
SERVICES = {
    name: read(root() / "services" / f"{name}.yaml", Declaration)
    for name in ("facebook", "instagram", "tiktok", "kwai")
}
REPLICAS = {
    (replica.service, surface): replica
    for path in sorted((root() / "replicas").glob("*.yaml"))
    if path.name.split(".")[0] in SERVICES
    for replica in [read(path, Replica)]
    for surface in replica.surfaces
}
BY_SERVICE = pytest.mark.parametrize("service", SERVICES.values(), ids=list(SERVICES))
MAINS = [
    pytest.param(service, surface, region, route, id=f"{route.id}-{surface}-{region}")
    for (service, surface) in REPLICAS
    for region in REGIONS
    if (route := route_for(SERVICES[service], "ai-training", region, surface)) is not None
]
WITHOUT = [
    pytest.param(service, surface, region, id=f"{service}-{surface}-{region}")
    for (service, surface) in REPLICAS
    for region in REGIONS
    if not any(
        covers(group, region) and surface in route.surfaces
        for route in SERVICES[service].routes
        for group in route.regions
        if route.purpose == "refuse" and route.starts == "home" and route.until is None
    )
]


def walked(service: str, surface: Surface, region: str, route: Route) -> tuple[Interface, Walk]:
    """Follow a route on its replica, on paper, with an answer to everything that is asked."""
    interface = Interface(REPLICAS[service, surface], region)
    values = {"email": "robin@example.test"}
    errand = Errand(
        service=service,
        topic=route.topic,
        route=localised(route, lambda address: address),
        vantage=Vantage(region=region, surface=surface, date=date(2026, 1, 1)),
        grade=Grade.REPLICA,
        home=interface.address,
        answers=lambda field: interface.account.codes[-1] if field == "email-code" else values[field],
        patience=0,
    )
    walk, _ = refusal(PaperDriver(interface), errand, MemoryStore())
    return interface, walk


def route_of(service: str, route: str) -> Route:
    return next(r for r in SERVICES[service].routes if r.id == route)


def reachable(replica: Replica, region: str) -> Iterator[Element]:
    """Every element that pressing links, menus and plain buttons can bring to light from home."""
    seen, to_see = {Position(replica.home)}, [Position(replica.home)]
    while to_see:
        page = Drawing(replica, region, "en", Account(), to_see.pop()).page()
        for element in page.all():
            yield element
            if isinstance(element.move, Go) and element.move.to not in seen:
                seen.add(element.move.to)
                to_see.append(element.move.to)


@BY_SERVICE
def test_every_study_region_resolves(service: Declaration) -> None:
    assert all(service.available(region) is not None for region in (*STUDY_REGIONS, "ZZ"))


@BY_SERVICE
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


@BY_SERVICE
def test_what_can_be_requested_has_a_route_and_nothing_else_has(service: Declaration) -> None:
    for region in STUDY_REGIONS:
        available = service.available(region)
        assert available is not None
        routes = [r for r in service.routes if r.purpose == "refuse" and any(covers(g, region) for g in r.regions)]
        assert bool(routes) == (available.can_refuse is CanRefuse.REQUEST)


@BY_SERVICE
def test_policy_events_are_dated_in_order_and_stand_in_listed_documents(service: Declaration) -> None:
    listed = {(d.collection, d.name) for d in service.documents}
    assert all((e.collection, e.document) in listed for e in service.policy)
    assert [e.date for e in service.policy] == sorted(e.date for e in service.policy)
    firsts = Counter((e.collection, e.document) for e in service.policy if e.first)
    assert all(times == 1 for times in firsts.values())


@pytest.mark.parametrize(
    ("name", "order", "mode", "value", "default"),
    [
        ("facebook", 1, Mode.MEASURED, 8, Default.ON),
        ("instagram", 2, Mode.MEASURED, 8, Default.ON),
        ("tiktok", 3, Mode.MEASURED, 19, Default.ON),
        ("kwai", 9, Mode.UNKNOWN, None, Default.UNKNOWN),
    ],
)
def test_the_published_figures(name: str, order: int, mode: Mode, value: int | None, default: Default) -> None:
    service = SERVICES[name]
    figure = service.published[0]
    assert (service.order, figure.mode, figure.value, figure.default) == (order, mode, value, default)


@pytest.mark.parametrize(
    ("name", "route", "low", "high"),
    [
        ("facebook", "facebook-app-privacy-center", 6, 11),
        ("facebook", "facebook-app-policy-text", 7, 10),
        ("facebook", "facebook-web-form", 1, 2),
        ("facebook", "facebook-brazil-form", 1, 5),
        ("instagram", "instagram-app-privacy-center", 6, 9),
        ("instagram", "instagram-app-policy-text", 7, 10),
        ("instagram", "instagram-app-uk-privacy-centre", 5, 6),
        ("instagram", "instagram-app-2024-notice", 8, 10),
        ("instagram", "instagram-app-brazil", 6, 11),
        ("tiktok", "tiktok-app-privacy-form", 7, None),
    ],
)
def test_the_documented_counts(name: str, route: str, low: int, high: int | None) -> None:
    """What the sources add up to; opening an address counts nothing, and an open end has no upper one."""
    finding = documented(route_of(name, route))
    assert (finding.mode, finding.value, finding.high) == (Mode.AT_LEAST, low, high)


@pytest.mark.parametrize(("service", "surface", "region", "route"), MAINS)
def test_a_main_route_is_walked_on_the_replica_as_declared(
    service: str, surface: Surface, region: str, route: Route
) -> None:
    interface, walk = walked(service, surface, region, route)
    performed = [action.step for action in walk.actions]
    known = len(route.steps) if route.complete else next(n for n, s in enumerate(route.steps) if isinstance(s, Gap))
    left_out = [step for n, step in enumerate(route.steps[:known]) if n not in performed]
    assert walk.outcome is (Outcome.REQUESTED if route.complete else Outcome.UNDOCUMENTED)
    assert performed == sorted(n for n in performed if n is not None)
    assert all(step.needed == "maybe" for step in left_out)
    assert interface.account.requests == (("objection",) if route.complete else ())
    assert interface.account.harmed == ()


@pytest.mark.parametrize(
    ("service", "surface", "region", "count"),
    [
        ("facebook", "android", "DE", 7),
        ("facebook", "ios", "GB", 5),
        ("facebook", "web", "DE", 9),
        ("facebook", "web", "GB", 5),
        ("facebook", "web", "BR", 5),
        ("facebook", "web", "CH", 1),
        ("instagram", "android", "DE", 7),
        ("instagram", "android", "GB", 5),
        ("instagram", "ios", "BR", 10),
        ("instagram", "web", "DE", 1),
    ],
)
def test_the_counts_on_the_replica(service: str, surface: Surface, region: str, count: int) -> None:
    """An e-mail address that is filled in already is not entered: the study's 8 are 7 here."""
    route = route_for(SERVICES[service], "ai-training", region, surface)
    assert route is not None
    _, walk = walked(service, surface, region, route)
    finding = actions(Evidence(refuse=walk, route=route))
    assert (finding.mode, finding.value) == (Mode.MEASURED, count)


def test_nineteen_is_not_reconstructed() -> None:
    """On the replica three actions are walked and four more are known to exist; the rest is a gap."""
    _, walk = walked("tiktok", "android", "DE", route_of("tiktok", "tiktok-app-privacy-form"))
    finding = actions(Evidence(refuse=walk))
    assert (len(walk.actions), finding.mode, finding.value, finding.high) == (3, Mode.AT_LEAST, 7, None)


@pytest.mark.parametrize(
    ("service", "surface", "route", "outcome"),
    [
        ("facebook", "android", "facebook-app-policy-text", Outcome.REQUESTED),
        ("facebook", "web", "facebook-web-form", Outcome.REQUESTED),
        ("facebook", "web", "meta-third-party-form", Outcome.UNDOCUMENTED),
        ("instagram", "ios", "instagram-app-policy-text", Outcome.REQUESTED),
        ("tiktok", "web", "tiktok-web-dpo-form", Outcome.UNDOCUMENTED),
        ("tiktok", "ios", "tiktok-app-report-a-problem", Outcome.UNDOCUMENTED),
    ],
)
def test_other_current_routes_are_walkable_too(service: str, surface: Surface, route: str, outcome: Outcome) -> None:
    _, walk = walked(service, surface, "DE", route_of(service, route))
    assert walk.outcome is outcome, walk.detail


def test_a_german_screen_is_walked_by_the_labels_that_were_seen() -> None:
    interface = Interface(REPLICAS["facebook", "android"], "DE", "de")
    interface.open("/privacy/policy/")
    section = next(e for e in interface.page.all() if e.name == "Widerspruchsrecht")
    interface.operate(section.ref, "press")
    assert "zu widersprechen" in {e.name for e in interface.page.all()}


@pytest.mark.parametrize(("service", "surface", "region"), WITHOUT)
def test_where_no_way_from_home_is_described_none_can_be_found(service: str, surface: Surface, region: str) -> None:
    found = list(reachable(REPLICAS[service, surface], region))
    assert len(found) > 20
    assert not [e for e in found if e.kind == "field" and e.type == "email"]
    assert not [e for e in found if isinstance(e.move, Do) and e.move.effect.request]


@pytest.mark.parametrize("route", [r for s in SERVICES.values() for r in s.routes if r.starts == "address"])
def test_an_address_that_a_route_opens_is_on_its_replica(route: Route) -> None:
    first = route.steps[0]
    assert isinstance(first, Open)
    assert any(replica.find(first.address) for replica in REPLICAS.values())


def test_kwai_has_no_route_and_no_replica() -> None:
    assert SERVICES["kwai"].routes == ()
    assert not [key for key in REPLICAS if key[0] == "kwai"]


def test_a_screen_is_found_at_the_path_where_it_is_served() -> None:
    """Also where it is the first page of another host."""
    for replica in REPLICAS.values():
        assert all(replica.find(replica.path(screen)) is screen for screen in replica.screens)
