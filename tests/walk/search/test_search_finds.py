"""Which controls of a map are what was sought: those that refuse together, and the guess where none is likely."""

import pytest

from sayno.model.walk import Outcome
from sayno.walk.search.chart import Chart, Edge, Spot
from sayno.walk.search.finds import LESS_SURE, best, guess
from sayno.walk.search.meaning import SURE
from sayno.walk.search.search import Limits, Search

LETTERS = """
- checkbox "Allow other users to email me" [checked] [ref=e1]
- checkbox "Send me copies of emails I send to other users" [checked] [ref=e2]
- checkbox "Dark mode" [ref=e3]
"""
READING = """
- checkbox "Show estimated reading time" [checked] [ref=e1]
- checkbox "{second}" [checked] [ref=e2]
- checkbox "Keyboard shortcuts" [checked] [ref=e3]
"""
ASKED = "a forecast of the time of reading an article"


def settings(screen, judge, tree: str, phrase: str, heat: float = 0.6) -> list[Spot]:
    """A start, and a place in settings with some controls."""
    chart = Chart()
    chart.add(screen('- button "Settings" [ref=e1]'))
    spot = chart.add(screen(tree, "https://demo.test/settings"))
    chart.link(Edge(0, 1, "press", ("button", "settings", ""), "button", "Settings", 1))
    spot.heat, spot.candidates = heat, judge(phrase).candidates(spot.screen)
    return chart.spots


def test_of_two_labels_that_say_all_of_a_phrase_the_one_that_says_less_beside_it_is_meant(screen, judge) -> None:
    found = best(settings(screen, judge, LETTERS, "e-mails from other members"), {})
    assert found is not None
    assert [c.node.ref for c in found.candidates] == ["e1"]


def test_controls_that_differ_in_the_one_word_that_tells_do_not_refuse_together(screen, judge) -> None:
    peers = "".join(
        f'- checkbox "Use {how} to find more peers" [checked] [ref={how}]\n' for how in ("PEX", "DHT", "LPD")
    )
    found = best(settings(screen, judge, peers, "use PEX to find more peers"), {})
    assert found is not None
    assert [c.node.ref for c in found.candidates] == ["PEX"]


@pytest.mark.parametrize(
    ("second", "heat", "guessed"),
    [("Remaining time while reading on", 0.6, False), ("Play sounds", 0.6, True), ("Play sounds", 0.1, False)],
    ids=["another is nearly as near", "the only one that is near", "not in settings"],
)
def test_a_control_is_guessed_where_no_other_is_nearly_as_near(screen, judge, second, heat, guessed) -> None:
    spots = settings(screen, judge, READING.format(second=second), ASKED, heat)
    assert best(spots, {}) is None
    found = guess(spots)
    assert (found is not None) is guessed
    assert found is None or (found.candidates[0].node.ref == "e1" and found.strength < LESS_SURE)


def test_nothing_is_guessed_of_a_topic_of_the_catalogue(screen, judge) -> None:
    assert guess(settings(screen, judge, '- checkbox "Courses on AI" [checked] [ref=e1]', "ai-training")) is None


@pytest.mark.parametrize("guess", [True, False])
def test_a_guess_ends_a_search_only_when_nothing_is_left_and_it_may_guess(screen, reader, judge, *, guess) -> None:
    search = Search(reader(ASKED), judge(ASKED), "https://demo.test/", Limits(guess=guess))
    start = search.begin(screen('- button "Settings" [ref=e1]'))
    [opener] = start.openers.values()
    arrived = search.arrive(screen(READING.format(second="Play sounds"), "https://demo.test/settings"), start)
    search.opened(start, opener, Edge(0, arrived.number, "press", opener.key, "button", "Settings", 1))
    assert search.best is None
    assert search.ended(None).outcome is (Outcome.FOUND if guess else Outcome.NOT_FOUND)
    named = [c.name for c in search.best.candidates] if search.best else []
    assert named == ["Show estimated reading time"] * guess


def test_a_label_that_says_more_of_other_things_is_not_sure(screen, judge) -> None:
    mail = '- checkbox "Email me when a page or a file on my watchlist is changed" [checked] [ref=e1]'
    found = best(settings(screen, judge, mail, "pages that I edit being watched for me"), {})
    assert found is not None
    assert LESS_SURE <= found.strength < SURE


def test_of_two_that_are_called_alike_the_one_that_is_on_is_to_be_refused(screen, judge) -> None:
    spots = settings(screen, judge, '- checkbox "Forward the port" [ref=e1]', "forwarding the port")
    spot = Chart().add(screen('- checkbox "Port forwarding" [checked] [ref=e1]', "https://demo.test/settings/more"))
    spot.number, spot.page, spot.depth, spot.heat = 2, 2, 3, 0.6
    spot.candidates = judge("forwarding the port").candidates(spot.screen)
    found = best([*spots, spot], {})
    assert found is not None
    assert found.candidates[0].name == "Port forwarding"
