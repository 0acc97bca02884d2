"""One contract for every driver: paper, and Chromium on both renderings of the same replica."""

from datetime import date
from itertools import product

import pytest

from sayno.auditing.audit import Job
from sayno.auditing.errand import Errand
from sayno.auditing.persona import answers
from sayno.auditing.routes import localised, route_for
from sayno.auditing.walks import refusal
from sayno.catalogue import replica, replicas, service
from sayno.drivers.browser import BrowserDriver
from sayno.drivers.paper import PaperDriver
from sayno.drivers.tabs import Tabs
from sayno.model.base import Grade
from sayno.model.redaction import Redactor
from sayno.model.vantage import Vantage
from sayno.replicas.interface import Interface
from sayno.replicas.server import ReplicaServer
from sayno.seams import Deed, Driver, Stale, Unreachable
from sayno.store import MemoryStore

KINDS = [
    "paper",
    pytest.param("pages", marks=pytest.mark.browser),
    pytest.param("app", marks=pytest.mark.browser),
]
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def server():
    with ReplicaServer(replicas()) as running:
        yield running


@pytest.fixture(scope="module")
def tabs(request):
    return Tabs(request.getfixturevalue("chromium"))


@pytest.fixture
def at(request):
    """A way to open a fresh account of a service: gives the driver, its home and how it maps addresses."""
    taken = []

    def fresh(kind, name="linkedin", region="DE", surface="web"):
        drawn = replica(name, surface)
        if kind == "paper":
            site = Interface(drawn, region)
            return PaperDriver(site), site.address, lambda address: address, lambda: site.account.codes[-1]
        tabs, server = request.getfixturevalue("tabs"), request.getfixturevalue("server")
        vantage = Vantage(region=region, surface=surface, date=TODAY)
        tab = tabs.take(vantage)
        driver = BrowserDriver(tab, Redactor(), pictures=False)
        taken.append((driver, tab, vantage))
        visit = server.visit(drawn.id, region, "en", kind)
        return driver, visit.url, visit.address, visit.code

    yield fresh
    for driver, tab, vantage in taken:
        driver.close()
        request.getfixturevalue("tabs").give_back(tab, vantage)


def named(screen, name, role=None):
    return next(n for n in screen.nodes if n.label == name and role in (None, n.role) and n.ref)


def press(driver: Driver, name):
    driver.do(Deed("press", named(driver.see(), name)))
    return driver.see()


@pytest.mark.parametrize("kind", KINDS)
def test_a_screen_has_an_address_a_title_and_controls(at, kind):
    driver, home, *_ = at(kind)
    driver.open(home)
    screen = driver.see()
    assert screen.address.startswith("http")
    assert screen.title
    assert named(screen, "Me")
    assert driver.see().tree == screen.tree


@pytest.mark.parametrize("kind", KINDS)
def test_a_switch_turns_and_stays_after_a_reload(at, kind):
    driver, _, local, _ = at(kind)
    driver.open(local("https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement"))
    name = "Use my data for training content creation AI models"
    switch = named(driver.see(), name, "switch")
    assert switch.on is True
    driver.do(Deed("toggle", switch, "off"))
    assert named(driver.see(), name, "switch").on is False
    driver.reload()
    assert named(driver.see(), name, "switch").on is False


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_gone_is_stale(at, kind):
    driver, home, *_ = at(kind)
    driver.open(home)
    press(driver, "Me")
    entry = named(driver.see(), "Settings & Privacy")
    press(driver, "Settings & Privacy")
    driver.see()
    with pytest.raises(Stale):
        driver.do(Deed("press", entry))


@pytest.mark.parametrize("kind", KINDS)
def test_where_nothing_answers_is_unreachable(at, kind):
    driver, *_ = at(kind)
    with pytest.raises(Unreachable):
        driver.open("http://127.0.0.1:9/nobody")


def cases():
    """Each documented refusal once for each interface that it is made in: regions of one view are shown the same."""
    met = {}
    for name in ("facebook", "instagram", "tiktok", "snapchat", "linkedin", "x", "pinterest"):
        for region, surface in product(("DE", "US", "BR"), ("web", "android")):
            drawn, route = replica(name, surface), route_for(service(name), "ai-training", region, surface)
            if drawn and route:
                met.setdefault((drawn.id, route.id, drawn.view(region)), (name, region, surface))
    return met.values()


def told(walk):
    return walk and (
        walk.outcome,
        [
            (a.do, a.control and (a.control.role, a.control.name), a.do != "open" and a.value, a.field, a.after.title)
            for a in walk.actions
        ],
        (walk.state_before, walk.state_after, walk.state_reloaded, walk.confirmed, walk.undocumented),
    )


@pytest.mark.browser
@pytest.mark.parametrize(("name", "region", "surface"), cases())
def test_every_documented_refusal_is_the_same_walk_for_every_driver(at, name, region, surface):
    route = route_for(service(name), "ai-training", region, surface)
    seen = []
    for kind in ("paper", "pages", "app"):
        driver, home, local, code = at(kind, name, region, surface)
        errand = Errand(
            service=name,
            topic="ai-training",
            route=route if kind == "paper" else localised(route, local),
            vantage=Vantage(region=region, surface=surface, date=TODAY),
            grade=Grade.REPLICA,
            home=home,
            answers=answers(code),
            patience=0 if kind == "paper" else 1,
        )
        seen.append([told(walk) for walk in refusal(driver, errand, MemoryStore())])
    assert seen[1] == seen[0]
    assert seen[2] == seen[0]
    assert seen[0][0][0].value in ("refused", "requested", "undocumented")


def test_a_job_has_another_basis_when_its_facts_change():
    job = Job(declaration=service("x"), topic="ai-training", region="DE", surface="web", date=TODAY)
    other = job.model_copy(update={"declaration": job.declaration.model_copy(update={"unknown": ("more",)})})
    private = job.model_copy(update={"private": (("name", "canary"),)})
    assert job.basis != other.basis
    assert job.basis == private.basis
    assert "canary" not in repr(private)
