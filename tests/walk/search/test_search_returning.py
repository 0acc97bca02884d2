"""Going back: the cheapest way first, each tried once, and only where it may lead there."""

import pytest

from sayno.walk.search.chart import Chart, Edge
from sayno.walk.search.returning import Returns

START = "https://demo.test/"


@pytest.fixture
def chart(screen):
    """Home leads to settings by an address; there a dialog opens."""
    made = Chart()
    home = made.add(screen('- button "Me" [ref=e1]', START))
    made.add(screen('- button "AI" [ref=e1]', "https://demo.test/settings"))
    made.add(screen('- button "AI" [ref=e1]\n- dialog "AI" [modal] [ref=e2]', "https://demo.test/settings"))
    made.link(Edge(0, 1, "press", ("button", "me", ""), "button", "Me", 1))
    made.link(Edge(1, 2, "press", ("button", "ai", ""), "button", "AI", 1))
    home.direct = True
    return made


def told(plan):
    return plan and (plan[0], [(leg.do, leg.target, leg.address) for leg in plan[1]])


def test_a_dialog_is_closed_first(chart) -> None:
    returns = Returns(chart, START)
    _home, settings, dialog = chart.spots
    assert told(returns.plan(dialog, settings, chart.edges[1], [])) == ("close", [("close", 1, None)])


def test_then_the_address_then_the_history_then_all_of_it_again(chart) -> None:
    returns = Returns(chart, START)
    home, settings, _dialog = chart.spots
    edge = chart.edges[0]
    assert told(returns.plan(settings, home, edge, [])) == ("address", [("open", 0, START)])
    assert told(returns.plan(settings, home, edge, ["address"])) == ("back", [("back", 0, None)])
    replay = returns.plan(settings, home, edge, ["address", "back"])
    assert told(replay) == ("replay", [("begin", 0, START)])
    assert returns.plan(settings, home, edge, ["address", "back", "replay", "close"]) is None
    assert (returns.used["address"], returns.used["back"], returns.used["replay"]) == (1, 1, 1)


def test_a_place_is_replayed_from_the_nearest_whose_address_leads_to_it(chart) -> None:
    home, settings, dialog = chart.spots
    returns = Returns(chart, START)
    plan = returns.plan(home, dialog, None, ["address"])
    assert told(plan) == ("replay", [("begin", 0, START), ("press", 1, None), ("press", 2, None)])
    settings.direct = True
    plan = returns.plan(home, dialog, None, ["address"])
    assert told(plan) == ("replay", [("open", 1, settings.address), ("press", 2, None)])


def test_an_address_at_which_another_place_answers_is_not_opened(chart) -> None:
    home, settings, dialog = chart.spots
    returns = Returns(chart, START)
    settings.direct = True
    method, _ = returns.plan(home, dialog, None, [])
    assert method == "replay"
    dialog.direct = False
    assert returns.plan(home, dialog, None, [])[0] == "replay"


def test_nothing_is_closed_where_one_did_not_come_from(chart) -> None:
    home, settings, dialog = chart.spots
    returns = Returns(chart, START)
    assert returns.plan(dialog, home, chart.edges[1], [])[0] == "address"
    assert returns.plan(None, settings, None, [])[0] == "address"


def test_no_replay_is_begun_over_an_edge_at_which_several_broke_off(chart) -> None:
    home, _settings, dialog = chart.spots
    returns = Returns(chart, START)
    edge = chart.edges[1]
    for through in (False, False, True, False, False):
        returns.walked(edge, through=through)
        assert returns.plan(home, dialog, None, ["address"]) is not None
    returns.walked(edge, through=False)
    assert returns.plan(home, dialog, None, ["address"]) is None
