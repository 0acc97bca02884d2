"""Towns as planned: the same for a seed, whole, and with a truth that can be reached."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayno.replicas.town import plan, truth
from sayno.replicas.town.site import Control, Link, inside
from sayno.replicas.town.words import words

SEEDS = st.integers(0, 10_000)
EASY = st.integers(1, 6)


@given(SEEDS, EASY)
@settings(max_examples=20)
def test_a_seed_gives_the_same_town_always(seed: int, difficulty: int) -> None:
    assert plan(seed, difficulty) == plan(seed, difficulty)


@given(SEEDS, EASY)
@settings(max_examples=60)
def test_every_truth_can_be_reached_and_adds_up(seed: int, difficulty: int) -> None:
    town = plan(seed, difficulty)
    so = truth(town)
    if so.ending == "not-found":
        assert (so.actions, so.controls, so.steps) == (None, (), ())
        return
    assert so.controls
    assert so.actions == sum(step.counts for step in so.steps)
    assert so.reach is not None
    assert so.reach <= so.actions
    assert so.already == (so.default == "off")


@given(SEEDS, EASY)
@settings(max_examples=40)
def test_every_link_leads_somewhere_and_every_ref_is_one(seed: int, difficulty: int) -> None:
    town = plan(seed, difficulty)
    blocks = [b for p in (town.top, town.foot, *(place.blocks for place in town.places.values())) for b in inside(p)]
    refs = [block.ref for block in blocks if hasattr(block, "ref")]
    assert len(refs) == len(set(refs))
    assert {block.to for block in blocks if isinstance(block, Link)} <= set(town.places)
    assert len(town.by_path) == len(town.places)


def test_chosen_parts_are_as_chosen() -> None:
    town = plan(5, 3, rendering="still", language="en", topic="telemetry", end="nothing")
    assert (town.rendering, town.language, town.topic) == ("still", "en", "telemetry")
    assert truth(town).ending == "not-found"


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"colour": "red"}, "has no 'colour'"),
        ({"widget": "lever"}, "widget cannot be 'lever'"),
        ({"topic": "x"}, "topic"),
        ({"topic": "data-sale", "end": "switch", "several": 2}, "several cannot be 2"),
    ],
)
def test_what_does_not_exist_cannot_be_chosen(chosen: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        plan(1, **chosen)


@given(SEEDS, EASY)
@settings(max_examples=40)
def test_only_the_goal_bears_the_labels_of_the_topic(seed: int, difficulty: int) -> None:
    town = plan(seed, difficulty)
    topic = words(town.language).topics[town.topic]
    own = {*topic.plain, *topic.inverted, *topic.paraphrase, *topic.noun, *topic.several}
    goal = {setting for setting, _ in town.goal.settings}
    controls = [block for block in town.by_ref.values() if isinstance(block, Control)]
    assert {c.setting for c in controls if c.label in own} == goal
    assert all(c.label in own for c in controls if c.setting in goal)


def test_difficulty_is_held_to_its_range() -> None:
    with pytest.raises(ValueError, match="1 to 10, not 11"):
        plan(1, 11)


def test_a_button_that_says_what_it_would_do_is_named_as_it_stands() -> None:
    chosen = {"widget": "worded", "language": "en", "several": 1, "end": "switch", "topic": "ai-training"}
    on, off = (truth(plan(7, 4, already=already, **chosen)).controls[0].name for already in (False, True))
    assert on.startswith("Turn off: ")
    assert off.startswith("Turn on: ")


def test_what_follows_an_e_mailed_code_is_seen_by_nobody_who_sends_nothing() -> None:
    plain, coded = (truth(plan(7, 4, end="request", codes=codes)) for codes in (False, True))
    assert (plain.exact, coded.exact) == (True, False)
    assert len(coded.controls) == len(plain.controls) + 1
    assert coded.actions == (plain.actions or 0) + 2
