"""The figures of an evaluation: what they are on a few passages, and laws that hold whatever is labelled and found."""

from hypothesis import given
from hypothesis import strategies as st

from sayno.terms.evaluation.labels import KINDS
from sayno.terms.evaluation.measures import accuracy, calibration, expected_error, overlap

CLAIMED = st.frozensets(st.sampled_from(KINDS))
PAIRS = st.lists(st.tuples(CLAIMED, CLAIMED), min_size=1, max_size=12)
SPAN = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).map(tuple)


def kinds(*said: str) -> list[frozenset]:
    return [frozenset(one.split()) for one in said]


def test_what_is_right_wrong_and_missed_is_counted_by_kind() -> None:
    wanted = kinds("trains", "trains choice", "denies", "")
    found = kinds("trains", "choice", "denies trains", "trains")
    measured = accuracy(wanted, found, [[0, 1], [2], [3]])
    trains, shares = measured.kinds["trains"], measured.kinds["shares"]
    assert (trains.right, trains.wrong, trains.missed) == (1, 2, 1)
    assert (trains.precision.value, trains.recall.value, trains.f1.value) == (1 / 3, 1 / 2, 2 / 5)
    assert (shares.right, shares.f1.value) == (0, None)
    assert measured.macro_f1.value == (2 / 5 + 1 + 1) / 3  # of the kinds that some passage bears


@given(PAIRS)
def test_every_label_is_right_or_missed_and_every_claim_right_or_wrong(pairs) -> None:
    wanted, found = zip(*pairs, strict=True)
    measured = accuracy(wanted, found, [[n] for n in range(len(pairs))])
    for kind, one in measured.kinds.items():
        assert one.right + one.missed == sum(kind in want for want in wanted)
        assert one.right + one.wrong == sum(kind in got for got in found)


@given(PAIRS)
def test_who_finds_what_is_labelled_is_perfect_with_every_draw(pairs) -> None:
    wanted = [want for want, _ in pairs]
    macro = accuracy(wanted, wanted, [[n] for n in range(len(pairs))]).macro_f1
    assert macro.value in (None, 1.0)
    assert macro.low in (None, 1.0)


@given(PAIRS)
def test_intervals_are_the_same_each_time_and_stay_between_none_and_all(pairs) -> None:
    wanted, found = zip(*pairs, strict=True)
    groups = [[n for n in range(len(pairs)) if n % 2 == odd] for odd in (0, 1) if len(pairs) > odd]
    one, other = (accuracy(wanted, found, groups) for _ in range(2))
    assert one == other
    interval = one.macro_f1
    assert interval.low is None or 0 <= interval.low <= (interval.high or 0.0) <= 1


@given(SPAN, SPAN)
def test_two_spans_share_what_stands_in_both(one, other) -> None:
    assert overlap(one, other) == overlap(other, one) == len(set(range(*one)) & set(range(*other)))


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=30))
def test_every_claim_is_in_one_bin_of_its_confidence(judged) -> None:
    bins = calibration(judged, (0.0, 0.5, 0.9))
    assert sum(one.claims for one in bins) == len(judged)
    error = expected_error(bins)
    assert (error is None) == (not judged)
    assert error is None or 0 <= error <= 1


def test_confidence_that_says_how_often_it_is_right_is_off_by_nothing() -> None:
    bins = calibration([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], (0.0, 0.5))
    assert expected_error(bins) == 0
