"""Which controls of a map are what was sought: those that refuse together, and the guess where none is likely."""

import pytest

from sayno.model.walk import Outcome
from sayno.walk.search import finds
from sayno.walk.search.chart import Chart, Edge, Spot
from sayno.walk.search.finds import LESS_SURE, best, doubted, nearest
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


def guessed(spots: list[Spot], judge):
    """What is taken where nothing surely refuses."""
    return nearest((spot, judge.settings(spot.screen)) for spot in spots)


@pytest.mark.parametrize("heat", [0.6, 0.1], ids=["in settings", "anywhere"])
def test_the_nearest_control_in_settings_is_guessed_and_what_is_nearly_as_near_is_named(screen, judge, heat) -> None:
    spots = settings(screen, judge, READING.format(second="Sort by reading time"), ASKED, heat)
    assert best(spots, {}) is None
    found = guessed(spots, judge(ASKED))
    assert (found is not None) == (heat > 0.5)
    if found is not None:
        assert found.candidates[0].name == "Show estimated reading time"
        assert found.strength < LESS_SURE
        assert found.others == ("Sort by reading time",)


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("visitors without login starting a feed update", "Allow anonymous refresh of the articles"),
        ("anyone following me without asking first", "Automatically accept new followers"),
        ("pictures of maps loaded from an outside server", "Enable map features"),
    ],
)
def test_a_control_that_shares_hardly_a_word_with_the_phrase_is_guessed_by_what_it_means(
    screen, judge, phrase, label
) -> None:
    others = ("Dark mode", "Keyboard shortcuts", "Show the week number", "Play sounds")
    tree = "".join(f'- checkbox "{said}" [checked] [ref=e{n}]\n' for n, said in enumerate((*others, label)))
    found = guessed(settings(screen, judge, tree, phrase), judge(phrase))
    assert found is not None
    assert found.candidates[0].name == label
    assert found.strength < SURE


def test_of_two_of_one_name_the_one_that_is_on_is_guessed_and_what_is_off_only_if_it_is_far_nearer(
    screen, judge
) -> None:
    def taken(*trees: str) -> tuple[str, bool | None]:
        spots = [spot for tree in trees for spot in settings(screen, judge, tree, ASKED)]
        found = guessed(spots, judge(ASKED))
        return found.candidates[0].node.ref, found.candidates[0].allows

    off = '- checkbox "Show estimated reading time" [ref=off]'
    on = '- checkbox "Show estimated reading time" [checked] [ref=on]'
    assert taken(off, on) == taken(on, off) == ("on", True)
    assert taken(f'{off}\n- checkbox "Dark mode" [checked] [ref=dark]') == ("off", False)


def test_what_explains_a_control_tells_how_near_it_is(screen, judge) -> None:
    phrase = "mail about what others wrote"
    tree = """
- checkbox "Weekly" [checked] [ref=e1]:
  - /description: We send you an email with the newest comments.
- checkbox "Monthly" [checked] [ref=e2]:
  - /description: The calendar opens with this view.
"""
    found = guessed(settings(screen, judge, tree, phrase), judge(phrase))
    assert found is not None
    assert found.candidates[0].name == "Weekly"


def test_a_switch_that_says_nothing_is_as_near_as_its_heading(screen, judge) -> None:
    tree = """
- heading "Colours" [level=2]
- switch "Enabled" [checked] [ref=e1]
- heading "Usage reports" [level=2]
- switch "Enabled" [checked] [ref=e2]
"""
    phrase = "figures of my use"
    found = guessed(settings(screen, judge, tree, phrase), judge(phrase))
    assert found is not None
    assert found.candidates[0].node.ref == "e2"


def test_nothing_like_it_is_no_guess(screen, judge) -> None:
    phrase = "lamps being switched from afar"
    tree = '- checkbox "Keyboard shortcuts" [checked] [ref=e1]\n- checkbox "Week number" [ref=e2]'
    assert guessed(settings(screen, judge, tree, phrase), judge(phrase)) is None


def test_in_other_languages_words_alone_tell_what_is_near(screen, judge) -> None:
    phrase, german = "Schätzung der Zeit zum Lesen von Artikeln", judge("Schätzung der Zeit zum Lesen", language="de")
    tree = '- checkbox "Geschätzte Zeit zum Lesen zeigen" [checked] [ref=e1]\n- checkbox "Dunkel" [ref=e2]'
    found = guessed(settings(screen, judge, tree, phrase), german)
    assert found is not None
    assert found.candidates[0].node.ref == "e1"


def test_nothing_is_guessed_of_a_topic_of_the_catalogue(screen, judge) -> None:
    tree = '- checkbox "Courses on AI" [checked] [ref=e1]'
    assert guessed(settings(screen, judge, tree, "ai-training"), judge("ai-training")) is None


@pytest.mark.parametrize("guess", [True, False])
def test_a_guess_ends_a_search_only_when_nothing_is_left_and_it_may_guess(screen, reader, judge, *, guess) -> None:
    search = Search(reader(ASKED), judge(ASKED), Limits(guess=guess))
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


SYNCING = """
- heading "Settings" [level=1]
- heading "Auto lock" [level=2]
- checkbox "On password copy" [checked] [ref=e1]
- heading "Function" [level=2]
- checkbox "Automatically save and sync on close" [checked] [ref=e2]
"""


def test_what_beside_a_find_is_much_nearer_in_meaning_is_taken_but_is_not_sure(screen, judge) -> None:
    spots = settings(screen, judge, SYNCING, "automatic sync")
    told = best(spots, {})
    assert told is not None
    assert [c.node.ref for c in told.candidates] == ["e1"], "its heading and a synonym say all of the phrase"
    assert told.strength >= SURE
    meant = doubted(told, judge("automatic sync").settings(told.spot.screen))
    assert [c.node.ref for c in meant.candidates] == ["e2"]
    assert meant.strength < SURE
    assert meant.others == ("On password copy",)


@pytest.mark.parametrize(
    ("phrase", "language", "asked"), [("usage statistics", "en", 1), ("Nutzungsstatistik", "de", 0)]
)
def test_words_are_doubted_only_where_more_than_words_is_known(
    screen, reader, judge, monkeypatch, phrase, language, asked
) -> None:
    doubts = []
    monkeypatch.setattr(finds, "doubted", lambda found, _settings: doubts.append(found) or found)
    search = Search(reader(phrase, language=language), judge(phrase, language=language), Limits())
    start = search.begin(screen('- button "Settings" [ref=e1]'))
    [opener] = start.openers.values()
    tree = f'- checkbox "{phrase}" [checked] [ref=e1]'
    arrived = search.arrive(screen(tree, "https://demo.test/settings"), start)
    search.opened(start, opener, Edge(0, arrived.number, "press", opener.key, "button", "Settings", 1))
    assert search.best is not None
    assert search.best.strength >= SURE
    assert len(doubts) == asked


def test_what_is_much_less_near_in_meaning_does_not_refuse_together(screen, judge) -> None:
    tree = """
- checkbox "Enable networking" [checked] [ref=e1]:
  - /description: Allow your server to communicate with servers running other applications
- checkbox "Enable tag cloud" [checked] [ref=e2]:
  - /description: If enabled, users will see a block of the site with a list of their most frequently used tags
"""
    found = best(settings(screen, judge, tree, "other servers"), {})
    assert found is not None
    assert [c.node.ref for c in found.candidates] == ["e1"]


def test_the_very_button_that_is_sure_in_settings_is_as_sure_where_a_shorter_way_leads(screen, judge) -> None:
    chart = Chart()
    chart.add(screen('- button "Settings" [ref=e1]'))
    tree = '- button "Turn off: Let search engines show my posts" [ref=e1]'
    for number, heat in ((1, 0.8), (2, 0.4)):
        spot = chart.add(screen(tree, f"https://demo.test/{number}"))
        chart.link(Edge(0, number, "press", ("button", str(number), ""), "button", "Settings", 3 - number))
        spot.heat, spot.candidates = heat, judge("search-indexing").candidates(spot.screen)
    sure, near = chart.spots[1:]
    assert sure.candidates[0].strength >= SURE
    chart.begins(near)
    found = best(chart.spots, {})
    assert found is not None
    assert found.spot is near
    assert best([chart.spots[0], near], {}) is None or best([chart.spots[0], near], {}).strength < SURE


def test_outside_of_settings_only_what_its_words_half_say_is_guessed(screen, judge) -> None:
    phrase = "nightly builds"
    tree = '- checkbox "{} of whatever anybody here has lately written" [checked] [ref=e1]'
    half, other = (
        settings(screen, judge, tree.format(what), phrase, heat=0.1) for what in ("Nightly builds", "Letters")
    )
    assert LESS_SURE <= half[1].candidates[0].strength < SURE
    assert best(half, {}) is None
    guess = guessed(half, judge(phrase))
    assert guess is not None
    assert guess.candidates[0].node.ref == "e1"
    assert guessed(other, judge(phrase)) is None


@pytest.mark.parametrize("phrase", ["selling my data", "do not sell my data"])
def test_a_wish_is_read_like_the_matter_that_it_is_about(screen, judge, phrase) -> None:
    tree = '- heading "Privacy" [level=1]\n- checkbox "{}"{} [ref=e1]'
    for label, state in (("Sell my data", " [checked]"), ("Do not sell my data", "")):
        found = best(settings(screen, judge, tree.format(label, state), phrase), {})
        assert found is not None
        assert [(c.name, c.allows, c.ending[0].value) for c in found.candidates] == [
            (label, True, "on" if "not" in label else "off")
        ]


def test_of_one_control_at_two_places_the_nearer_is_guessed(screen, judge) -> None:
    chart = Chart()
    chart.add(screen('- button "Settings" [ref=e1]'))
    tree = '- heading "Articles" [level=1]\n- checkbox "Show estimated reading time" [checked] [ref=e1]'
    for number, (path, cost) in enumerate((("far", 3), ("near", 1)), 1):
        spot = chart.add(screen(tree, f"https://demo.test/settings/{path}"))
        chart.link(Edge(0, number, "press", ("link", path, path), "link", path, cost))
        spot.heat = 0.6
    found = guessed(chart.spots, judge(ASKED))
    assert found is not None
    assert found.spot.number == 2
