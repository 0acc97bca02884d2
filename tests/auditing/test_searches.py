"""Searches beside followed routes: on replicas in real Chromium, shared where the same is shown."""

from concurrent.futures import Executor, Future
from datetime import date

import pytest

from sayno.auditing import jobs
from sayno.auditing.audit import Job, audit
from sayno.auditing.bench import Workbench
from sayno.auditing.jobs import run
from sayno.catalogue import replicas, service
from sayno.model.base import CanRefuse, Default, Grade, Mode
from sayno.model.find import Find
from sayno.model.redaction import Redactor
from sayno.model.searched import Agreement, Searched
from sayno.model.walk import Outcome
from sayno.replicas.interface import Interface
from sayno.store import FolderStore, MemoryStore

TODAY = date(2026, 11, 26)
REGIONS = ("DE", "GB", "US", "US-CA", "BR", "CN", "CH", "JP")


def job(name, region="DE", surface="android", **more):
    return Job(declaration=service(name), topic="ai-training", region=region, surface=surface, date=TODAY, **more)


@pytest.fixture
def bench(chromium):
    with Workbench(chromium) as open_bench:
        yield open_bench


def done(the_job, bench, store):
    return audit(the_job, bench, store, store.redactor, lambda field: field)


@pytest.mark.browser
def test_a_switch_is_found_by_itself_by_as_many_actions(bench, tmp_path):
    store = FolderStore(tmp_path, Redactor())
    made = done(job("linkedin"), bench, store)
    searched = made.searched
    assert (searched.agreement, searched.followed) == (Agreement.SAME, 5)
    assert (searched.find.outcome, searched.find.default) == (Outcome.FOUND, Default.ON)
    assert (searched.find.actions.mode, searched.find.actions.value) == (Mode.MEASURED, 5)
    assert searched.find.swept
    assert searched.find.control.name == "Use my data for training content creation AI models"
    row = made.finding("searched-actions")
    assert (row.grade, row.value, row.detail["agreement"]) == (Grade.REPLICA, 5, "same")
    kept = [store.walk(one.walk) for one in searched.walks]
    assert {walk.purpose for walk in kept} == {"find"}
    assert kept[-1].outcome is Outcome.REHEARSED
    assert all(store.blob(a.after.tree) for walk in kept for a in walk.actions)


@pytest.mark.browser
def test_a_request_is_found_by_itself_up_to_where_it_would_be_sent(bench):
    made = done(job("instagram", "GB"), bench, MemoryStore())
    assert (made.searched.agreement, made.searched.followed) == (Agreement.SAME, 5)
    assert made.searched.find.outcome is Outcome.FOUND_REQUEST
    assert made.searched.find.actions.mode is Mode.AT_LEAST
    assert made.can_refuse is CanRefuse.REQUEST


@pytest.mark.browser
def test_a_way_that_the_documents_do_not_tell_is_a_finding(bench):
    """Facebook's documented way searches the policy first; the passage can be opened without."""
    made = done(job("facebook", surface="web"), bench, MemoryStore())
    assert made.actions[Grade.REPLICA].value == 9
    assert (made.searched.agreement, made.searched.find.actions.value) == (Agreement.SHORTER, 8)


@pytest.mark.browser
def test_that_nothing_is_found_is_never_said_to_be_none(bench):
    made = done(job("discord", surface="web"), bench, MemoryStore())
    find = made.searched.find
    assert (made.searched.agreement, find.outcome) == (Agreement.NEITHER, Outcome.NOT_FOUND)
    assert (find.control, find.actions.mode, find.default) == (None, Mode.UNKNOWN, Default.UNKNOWN)
    assert find.screens_opened == 4
    assert made.finding("searched-actions").mode is Mode.UNKNOWN


@pytest.mark.browser
def test_a_search_that_is_given_is_not_made_again(bench):
    given = Searched(
        find=Find(topic="ai-training", start="http://x/", outcome=Outcome.NOT_FOUND),
        region="US",
        surface="android",
        basis="0" * 64,
    )
    made = done(job("linkedin", searched=given), bench, MemoryStore())
    assert made.searched == given.model_copy(update={"agreement": Agreement.MISSED})


def test_without_a_search_the_audit_rests_on_something_else():
    assert job("linkedin", search=False).sight is None
    assert job("linkedin", search=False).basis != job("linkedin").basis
    assert job("kwai").sight is None, "there is no replica"


def test_what_was_shared_does_not_change_what_an_audit_rests_on():
    given = Searched(
        find=Find(topic="ai-training", start="http://x/", outcome=Outcome.NOT_FOUND),
        region="US",
        surface="web",
        basis="0" * 64,
    )
    assert job("linkedin", searched=given).basis == job("linkedin").basis


@pytest.mark.parametrize("replica", replicas(), ids=lambda r: r.id)
def test_regions_of_one_view_are_shown_the_same(replica):
    shown = {}
    for region in REGIONS:
        trees = []
        for screen in replica.screens:
            drawn = Interface(replica, region)
            drawn.open(screen.address)
            trees.append(drawn.tree().replace(f"({region})", "(here)"))
        shown.setdefault(replica.view(region), []).append((region, trees))
    for alike in shown.values():
        assert [region for region, trees in alike if trees != alike[0][1]] == []


class AtOnce(Executor):
    """Does everything when it is handed in."""

    def submit(self, call, /, *given, **named):
        future = Future()
        future.set_result(call(*given, **named))
        return future


def test_jobs_that_are_shown_the_same_share_one_search(monkeypatch, tmp_path):
    """The audits are made without a browser here: what matters is who is handed whose search."""
    searching = []

    def without_browser(the_job, folder):
        made = the_job.searched
        if made is None and the_job.sight is not None:
            searching.append((the_job.region, the_job.surface))
            find = Find(topic="ai-training", start="http://x/", outcome=Outcome.NOT_FOUND)
            made = Searched(find=find, region=the_job.region, surface=the_job.surface, basis=the_job.sight.basis)
        bare = the_job.model_copy(update={"search": False})
        with Workbench() as bench:
            store = MemoryStore()
            done_bare = audit(bare.model_copy(update={"topic": "telemetry"}), bench, store, store.redactor, str)
        return done_bare.model_copy(update={"searched": made, "basis": the_job.basis})

    monkeypatch.setattr(jobs, "do", without_browser)
    wanted = [job("facebook", region) for region in ("DE", "GB", "US", "US-CA")] + [job("kwai")]
    told = []
    audits = run(wanted, tmp_path, AtOnce(), told.append)
    assert searching == [("DE", "android"), ("GB", "android"), ("US", "android")]
    assert len(told) == len(audits) == 5
    by_region = {a.region: a.searched.region for a in audits if a.searched}
    assert by_region == {"DE": "DE", "GB": "GB", "US": "US", "US-CA": "US"}
    searching.clear()
    run(wanted[3:4], tmp_path, AtOnce(), told.append, known=[a for a in audits if a.region != "US-CA"])
    assert searching == [], "an interrupted study takes the search from the audit that has it"
