from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sayno.model.version import Version
from sayno.terms.events import Course, Reading, Shift, events_of
from sayno.terms.sharing import Said
from sayno.terms.stance import differences, stance_of
from sayno.terms.threads import threads

START = datetime(2024, 1, 1, tzinfo=UTC)
TRAINS = "We use your posts to train our models."
VOICES = "Voice recordings teach our speech recognition systems how people talk."
OPT = "You can opt out of this training in your settings."


def said(kind: str, quote: str, scope: str = "unspecified") -> Said:
    return Said(kind, quote, scope, None, (), None, None, 0.9)  # type: ignore[arg-type]


def reading(n: int, *claims: Said, days: int = 100, kind: str = "change") -> Reading:
    version = Version(
        collection="c",
        service="X",
        document="Terms",
        path="X/Terms.md",
        commit=f"{n:040x}",
        date=START + timedelta(days=n * days),
        blob=f"{n:040x}",
        kind=kind,  # type: ignore[arg-type]
    )
    return Reading(version, claims, tuple(range(len(claims))))


def nothing_moved(_, __) -> Shift:
    return Shift(1000, 10, 10)


def happened(readings, shift=nothing_moved) -> list[tuple[int, str, str]]:
    course = Course(readings, shift)
    return [(int(event.commit or "", 16), event.event, event.kind) for event in events_of(course)]


def test_a_claim_comes_is_joined_by_another_and_goes() -> None:
    one, two = said("trains", TRAINS), said("trains", VOICES)
    found = happened([reading(0), reading(1, one), reading(2, one, two), reading(3, two), reading(4)])
    assert found == [
        (1, "appeared", "trains"),
        (2, "changed", "trains"),
        (3, "changed", "trains"),
        (4, "disappeared", "trains"),
    ]


def test_a_claim_of_the_first_version_was_there_at_the_start() -> None:
    assert happened([reading(0, said("denies", "We do not train."), kind="first")]) == [
        (0, "present-at-start", "denies")
    ]


def test_words_order_and_links_are_no_events() -> None:
    before = said("trains", "We use [your posts](https://a.example/1) to train our models."), said("choice", OPT)
    after = said("choice", OPT), said("trains", "We **use** [your posts](https://b.example/2) to train our AI models.")
    assert happened([reading(0, *before), reading(1, *after)]) == [
        (0, "present-at-start", "trains"),
        (0, "present-at-start", "choice"),
    ]


def test_another_scope_in_the_same_words_is_another_meaning() -> None:
    found = happened([reading(0, said("trains", TRAINS)), reading(1, said("trains", TRAINS, "both"))])
    assert found == [(0, "present-at-start", "trains"), (1, "changed", "trains")]


def test_a_rerender_brings_and_takes_nothing() -> None:
    one = said("trains", TRAINS)
    assert happened([reading(0), reading(1, one, kind="rerender"), reading(2, one)]) == [
        (1, "present-at-start", "trains")
    ]
    assert happened([reading(0, one), reading(1, kind="rerender"), reading(2)]) == [(0, "present-at-start", "trains")]


def test_what_a_rerender_lost_has_not_appeared_when_it_is_back() -> None:
    one = said("trains", TRAINS)
    found = happened([reading(0, one), reading(1, kind="rerender"), reading(2), reading(3, one)])
    assert found == [(0, "present-at-start", "trains")]


def test_a_text_that_only_lost_a_part_was_read_in_part() -> None:
    one = said("trains", TRAINS)
    partly = [reading(0, one), reading(1), reading(2, one)]
    assert happened(partly, lambda _, __: Shift(1000, 300, 0)) == [(0, "present-at-start", "trains")]
    assert len(happened(partly)) == 3


def test_an_event_tells_the_words_before_and_after() -> None:
    course = Course([reading(0), reading(1, said("trains", TRAINS)), reading(2, said("trains", VOICES))], nothing_moved)
    appeared, changed = events_of(course, lambda version: f"https://example.org/{version.commit}")
    assert (appeared.quote, [q.quote for q in appeared.after], appeared.before) == (TRAINS, [TRAINS], ())
    assert ([q.quote for q in changed.before], [q.quote for q in changed.after]) == ([TRAINS], [VOICES])
    assert (changed.previous, changed.address) == (f"{1:040x}", f"https://example.org/{2:040x}")
    assert (changed.after[0].start, changed.after[0].end) == (0, len(VOICES))


def test_a_change_is_told_by_what_is_new_in_it() -> None:
    was, reworded = said("trains", TRAINS), said("trains", "We use your posts and messages to train our models.")
    new = said("trains", VOICES)
    (_, changed) = events_of(Course([reading(0, was), reading(1, reworded, new)], nothing_moved))
    assert changed.quote == VOICES
    assert [q.quote for q in changed.after] == [reworded.quote, VOICES]


claims = st.lists(
    st.sampled_from(
        [said("trains", TRAINS), said("trains", VOICES), said("choice", OPT), said("denies", "We never do.")]
    ),
    max_size=4,
)
histories = st.lists(claims, min_size=1, max_size=8)


@given(histories, st.integers(1, 60))
def test_reading_the_last_version_anew_adds_no_event(versions, days) -> None:
    readings = [reading(n, *some, days=days) for n, some in enumerate(versions)]
    again = reading(len(versions), *versions[-1], days=days, kind="rerender")
    assert happened([*readings, again]) == happened(readings)


@given(histories, st.randoms(use_true_random=False))
def test_the_order_of_claims_adds_no_event(versions, random) -> None:
    readings = [reading(n, *some) for n, some in enumerate(versions)]
    mixed = [reading(n, *random.sample(some, len(some))) for n, some in enumerate(versions)]
    assert happened(mixed) == happened(readings)


@given(histories)
def test_folding_the_events_gives_the_stance(versions) -> None:
    """Kind by kind, what came and went leaves what the last version claims."""
    course = Course([reading(n, *some) for n, some in enumerate(versions)], nothing_moved)
    standing = set()
    for event in events_of(course):
        if event.event == "disappeared":
            standing.discard(event.kind)
        else:
            standing.add(event.kind)
    stance = stance_of(course)
    assert stance is not None
    assert set(stance.held) == standing == {one.kind for one in versions[-1]}


def test_the_stance_at_a_day_is_what_stood_then() -> None:
    one, no = said("trains", TRAINS, "public"), said("denies", "We do not train on messages.", "private")
    course = Course([reading(0), reading(1, one), reading(2, one, no, said("choice", OPT))], nothing_moved)
    stances = [stance_of(course, (START + timedelta(days=day)).date()) for day in (-1, 50, 150, 250)]
    assert stances[0] is None
    assert [s.trains for s in stances[1:] if s] == ["silent", "yes", "in part"]
    last = stances[3]
    assert last is not None
    assert (last.held["trains"].since, last.held["trains"].older) == ((START + timedelta(days=100)).date(), False)
    assert last.held["trains"].scopes == ("public",)
    assert [choice.means for choice in last.choices] == ["setting"]


def test_silence_is_not_a_denial() -> None:
    denial = stance_of(Course([reading(0, said("denies", "We do not train."))], nothing_moved))
    silence = stance_of(Course([reading(0)], nothing_moved))
    assert denial is not None
    assert silence is not None
    assert (denial.trains, silence.trains) == ("no", "silent")


def test_rewordings_are_one_thread_and_other_claims_another() -> None:
    of = threads([TRAINS, VOICES, "To train AI models we use your posts and comments.", VOICES])
    assert of[TRAINS] == of["To train AI models we use your posts and comments."]
    assert of[VOICES] != of[TRAINS]


def test_a_document_that_began_between_two_days_has_not_changed(trail_of) -> None:
    trail = trail_of(Course([reading(0, said("trains", TRAINS))], nothing_moved))
    assert [(d.kind, d.event) for d in differences(trail, None)] == [("trains", "present-at-start")]
    assert list(differences(trail, trail.stance)) == []
