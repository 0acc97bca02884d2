"""Laws that hold for every valid walk."""

from datetime import date, timedelta
from typing import get_args

from handmade_walks import AT, action, digest, screen, toggled_off, walk
from hypothesis import given
from hypothesis import strategies as st

from sayno.metrics import METRICS, Evidence, count, counts, judge
from sayno.metrics.metric import metric
from sayno.metrics.way import walked
from sayno.model.base import Grade, Mode
from sayno.model.finding import Finding
from sayno.model.route import Route
from sayno.model.vantage import Vantage
from sayno.model.walk import Action, Doing, Held, Operated, Outcome, SeenScreen, Walk

DOES = get_args(Doing)
DOINGS = st.sampled_from(DOES)
STATES = st.sampled_from([None, True, False])
SCREENS = st.sampled_from(
    [
        SeenScreen(
            address=f"https://service.test/{at}",
            title=at,
            tree=digest(at + look),
            words=words,
            place=digest(at) if placed else None,
        )
        for at, look, words, placed in [
            ("a", "x", 0, True),
            ("a", "y", 7, True),
            ("a", "x", 3, False),
            ("b", "x", 5000, True),
            ("c", "x", 9, True),
            ("c", "z", 8, False),
        ]
    ]
)
CONTROLS = st.sampled_from([None, *(Operated(role="switch", name="Train", on=on) for on in (None, True, False))])
FIELDS = st.sampled_from([None, "email", "email-code", "password", "country"])


@st.composite
def action_lists(draw: st.DrawFn, max_size: int = 5) -> tuple[Action, ...]:
    """Actions numbered from 1, each with any screens: metrics may not rely on a tidy walker."""
    return tuple(
        action(
            n,
            draw(DOINGS),
            draw(SCREENS),
            draw(SCREENS),
            control=draw(CONTROLS),
            value=draw(st.sampled_from([None, "on", "off"])),
            field=draw(FIELDS),
            keys=draw(st.integers(0, 40)),
        )
        for n in range(1, draw(st.integers(0, max_size)) + 1)
    )


@st.composite
def walks(draw: st.DrawFn) -> Walk:
    return walk(
        draw(action_lists()),
        draw(st.sampled_from(Outcome)),
        grade=draw(st.sampled_from(Grade)),
        vantage=Vantage(
            region="DE",
            date=date(2026, 1, 1),
            surface=draw(st.sampled_from(["web", "ios"])),
            account=draw(st.sampled_from(["fresh", "own"])),
        ),
        start=draw(st.none() | SCREENS),
        held=tuple(
            draw(st.sampled_from([(), *((Held(do=do, role="button", name="Send", reason="no"),) for do in DOES)]))
        ),
        state_before=draw(STATES),
        state_after=draw(STATES),
        state_reloaded=draw(STATES),
        confirmed=draw(STATES),
        undocumented=draw(st.integers(0, 3)),
    )


STEPS = st.sampled_from(
    [
        *(
            {"name": "x", "needed": needed, **kind}
            for needed in ("yes", "maybe")
            for kind in (
                {"do": "press"},
                {"do": "choose"},
                {"do": "write"},
                {"do": "toggle", "to": "off"},
                {"do": "enter", "field": "email"},
            )
        ),
        {"do": "gap", "what": "?", "at_least": 2},
        {"do": "gap", "what": "?", "needed": "maybe"},
    ]
)
ROUTES = st.builds(
    lambda steps, means, direct: Route.model_validate(
        {
            "id": "r",
            "means": means,
            "surfaces": ["web"],
            "regions": ["WORLD"],
            "title": "T",
            "confidence": "low",
            "starts": "address" if direct else "home",
            "steps": [{"do": "open", "address": "https://service.test"}] * direct + steps,
        }
    ),
    st.lists(STEPS, min_size=1, max_size=6),
    st.sampled_from(["toggle", "request"]),
    st.booleans(),
)
EVIDENCE = st.builds(Evidence, st.none() | walks(), st.none() | walks(), st.none() | ROUTES)


@given(EVIDENCE)
def test_every_metric_answers_and_none_breaks(evidence: Evidence) -> None:
    findings = judge(evidence)
    assert [finding.metric for finding in findings] == list(METRICS)
    for finding in findings:
        assert finding.mode is not Mode.ERROR, finding.note
        assert Finding.model_validate_json(finding.model_dump_json()) == finding
        if finding.mode in (Mode.UNKNOWN, Mode.NOT_APPLICABLE):
            assert finding.note


@given(EVIDENCE)
def test_no_count_is_negative_and_no_upper_end_is_below(evidence: Evidence) -> None:
    for finding in judge(evidence):
        if isinstance(finding.value, int | float) and finding.metric != "asymmetry":
            assert finding.value >= 0
            assert finding.high is None or finding.high > finding.value


@given(walks(), st.sampled_from(["write", "reload"]), st.integers(0, 7))
def test_an_uncounted_action_changes_no_count(before: Walk, do: str, at: int) -> None:
    idle = action(99, do, screen("home"), screen("home"), keys=3)
    assert not counts(idle)
    after = before.model_copy(update={"actions": (*before.actions[:at], idle, *before.actions[at:])})
    old, new = METRICS["actions"](Evidence(before)), METRICS["actions"](Evidence(after))
    assert (old.mode, old.value, old.detail.get("counted")) == (new.mode, new.value, new.detail.get("counted"))


@given(action_lists(), action_lists())
def test_the_counts_of_two_walks_add_up(first: tuple[Action, ...], second: tuple[Action, ...]) -> None:
    def number(actions: tuple[Action, ...]) -> int:
        value = METRICS["actions"](Evidence(walk(actions))).value
        assert isinstance(value, int)
        return value

    assert number(first + second) == number(first) + number(second)


@given(action_lists(), st.randoms())
def test_the_order_of_screens_changes_neither_places_nor_words(actions: tuple[Action, ...], random: object) -> None:
    seen = [s for a in actions for s in (a.before, a.after)]
    mixed = seen.copy()
    random.shuffle(mixed)  # type: ignore[attr-defined]
    moved = tuple(
        a.model_copy(update={"before": mixed[2 * i], "after": mixed[2 * i + 1]}) for i, a in enumerate(actions)
    )
    for name in ("screens", "words", "minutes"):
        old = METRICS[name](Evidence(walk(actions, start=None)))
        assert old.value == METRICS[name](Evidence(walk(moved, start=None))).value


@given(action_lists())
def test_california_counts_no_less_than_the_study_and_habib_at_most_one_less(actions: tuple[Action, ...]) -> None:
    study, habib, california = list(count(Evidence(walk(actions))).values())[:3]
    assert isinstance(study.value, int)
    assert isinstance(california.value, int)
    assert california.value >= study.value
    assert (habib.high or habib.value or 0) >= study.value - 1  # type: ignore[operator]


@given(ROUTES)
def test_the_maybes_only_add(route: Route) -> None:
    sure = route.model_copy(update={"steps": tuple(s for s in route.steps if s.needed == "yes" or s.do == "gap")})
    way, bare = METRICS["actions"](Evidence(route=route)), METRICS["actions"](Evidence(route=sure))
    assert way.value == bare.value
    assert way.high is None or way.high - bare.value == sum(  # type: ignore[operator]
        s.needed == "maybe" and s.do in ("press", "toggle", "choose", "enter") for s in route.steps
    )


@given(walks())
def test_a_walk_that_did_not_arrive_has_no_number(lost: Walk) -> None:
    if walked(lost).end == "lost":
        for name in ("actions", "actions-habib", "actions-ccpa", "screens", "words", "minutes", "keystroke-level"):
            assert METRICS[name](Evidence(lost)).value is None


@given(walks(), st.integers(1, 10**6))
def test_when_and_how_fast_it_was_walked_changes_nothing(one: Walk, later: int) -> None:
    slow = tuple(
        a.model_copy(update={"at": AT + timedelta(seconds=later), "seconds": float(later)}) for a in one.actions
    )
    assert judge(Evidence(one)) == judge(Evidence(one.model_copy(update={"actions": slow, "seconds": 1.0 * later})))


def test_a_metric_that_fails_answers_with_the_error() -> None:
    @metric("failing")
    def failing(evidence: Evidence) -> Finding:
        raise KeyError("gone")

    finding = failing(Evidence(toggled_off()))
    assert (finding.metric, finding.mode, finding.value, finding.note) == (
        "failing",
        Mode.ERROR,
        None,
        "KeyError: 'gone'",
    )
