from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayno.terms.settling import Run, settled

START = datetime(2024, 1, 1, tzinfo=UTC)


def runs(*lengths: int, there: bool = False, missed=lambda _, __: False) -> list[tuple[int, bool]]:
    """Settle readings that were without and with a thing in turn, each for so many days."""
    states, dates, day = [], [], 0
    for n, length in enumerate(lengths):
        states.append(there == (n % 2 == 0))
        dates.append(START + timedelta(days=day))
        day += length
    return [tuple(run) for run in settled(states, dates, missed)]


def test_what_comes_and_stays_has_come() -> None:
    assert runs(100, 100) == [(0, False), (1, True)]


def test_what_goes_for_long_has_gone() -> None:
    assert runs(100, 100, 100, 100) == [(0, False), (1, True), (2, False), (3, True)]


def test_a_gap_of_a_moment_is_no_going() -> None:
    assert runs(100, 100, 2, 100) == [(0, False), (1, True)]


def test_a_glimpse_is_no_coming() -> None:
    assert runs(100, 2, 100) == [(0, False)]


def test_a_glimpse_that_soon_comes_true_is_a_coming() -> None:
    assert runs(100, 1, 10, 100) == [(0, False), (1, True), (2, False), (3, True)]


def test_what_goes_and_comes_again_and_again_flickers() -> None:
    assert runs(100, 20, 20, 20, 20, 20, 20, 100) == [(0, False), (1, True)]


def test_what_the_archive_missed_was_there_however_long() -> None:
    assert runs(100, 100, 300, 100, missed=lambda _, __: True) == [(0, False), (1, True)]


def test_the_newest_reading_counts_however_young() -> None:
    assert runs(100, 1) == [(0, False), (1, True)]
    assert runs(100, 100, 1) == [(0, False), (1, True), (2, False)]


readings = st.lists(st.tuples(st.booleans(), st.integers(0, 90)), max_size=30)


@given(readings)
def test_runs_alternate_begin_at_the_beginning_and_end_as_it_is(steps) -> None:
    states, dates, at = [], [], START
    for there, days in steps:
        at += timedelta(days=days)
        states.append(there)
        dates.append(at)
    found = settled(states, dates)
    assert [run.first for run in found] == sorted({run.first for run in found})
    assert all(one.there != other.there for one, other in pairwise(found))
    if states:
        assert found[0].first == 0
        assert found[-1].there == states[-1]
        assert all(states[run.first] == run.there for run in found)
    else:
        assert found == []


@given(readings, st.integers(0, 29))
def test_a_reading_that_repeats_the_one_before_changes_nothing(steps, where) -> None:
    states, dates, at = [], [], START
    for there, days in steps:
        at += timedelta(days=days)
        states.append(there)
        dates.append(at)
    if where < len(states):
        more = [*states[: where + 1], states[where], *states[where + 1 :]]
        later = [*dates[: where + 1], dates[where], *dates[where + 1 :]]
        plain = [(dates[run.first], run.there) for run in settled(states, dates)]
        assert [(later[run.first], run.there) for run in settled(more, later)] == plain


def test_runs_are_plain_pairs() -> None:
    assert settled([True], [START]) == [Run(0, True)]
