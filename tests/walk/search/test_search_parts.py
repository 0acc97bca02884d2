"""Controls that refuse together in parts of a page that unfold: found together, loaded in time, each saved."""

import pytest

from sayno.walk.search.candidate import Closing
from sayno.walk.search.chart import Chart, Edge
from sayno.walk.search.finds import best
from sayno.walk.search.frontier import Frontier
from sayno.walk.search.parts import Parts
from sayno.walk.search.unsaved import Unsaved

POSTS, PHOTOS = "Use my posts to train AI models", "Use my photos to train AI models"
PARTS = {"Posts": POSTS, "Photos": PHOTOS, "Colours": "Dark mode"}
FORMS = f"""
- form:
  - switch "{POSTS}" [ref=e1]
  - button "{{save}}" [ref=e2]
- form:
  - switch "{PHOTOS}" [checked] [ref=e3]
  - button "Save" [ref=e4]
"""


def tree(unfolded: str = "") -> str:
    """A page of three parts, one or none of which is unfolded."""
    lines = ['- heading "Your data" [level=1]']
    for n, (part, switch) in enumerate(PARTS.items()):
        shown = part == unfolded
        lines += [
            "- group:",
            f'  - button "{part}" [expanded{"" if shown else "=false"}] [ref=e{n}]',
            *([f'  - switch "{switch}" [checked] [ref=e9]'] if shown else []),
        ]
    return "\n".join(lines)


class Page:
    """That page on a map, as a search has seen it."""

    def __init__(self, screen, reader, judge) -> None:
        self.chart = Chart()
        self.frontier = Frontier(self.chart)
        self._screen, self._judge = screen, judge()
        self.closed = self.chart.add(screen(tree()))
        self.openers = {o.node.label: o for o in reader().openers(self.closed.screen) if o.do == "press"}
        for opener in self.openers.values():
            self.frontier.add(self.closed, opener, "new")

    def unfold(self, part: str):
        opener = self.openers[part]
        spot = self.chart.add(self._screen(tree(part)))
        spot.candidates, spot.heat = self._judge.candidates(spot.screen), 0.9
        self.closed.status[opener.key] = "opened"
        self.chart.link(Edge(0, spot.number, "press", opener.key, "button", part, 1))
        return spot

    @property
    def best(self):
        return best(self.chart.spots, {})


@pytest.fixture
def page(screen, reader, judge) -> Page:
    return Page(screen, reader, judge)


def test_what_refuses_in_a_part_beside_it_is_found_with_it_once(page) -> None:
    page.unfold("Posts")
    alone = page.best
    assert (alone.cost, [c.name for c in alone.candidates]) == (2, [POSTS])
    page.unfold("Photos")
    both = page.best
    assert [(c.name, c.behind) for c in both.candidates] == [
        (POSTS, None),
        (PHOTOS, Closing("press", "button", "Photos")),
    ]
    assert both.cost == 4


def test_parts_beside_a_find_are_opened_though_they_are_no_shorter(page) -> None:
    page.unfold("Posts")
    assert {opener.node.label for _, opener in page.frontier.shorter(page.best)} == {"Photos", "Colours"}
    assert not page.frontier.complete(page.best)
    page.unfold("Photos")
    page.unfold("Colours")
    assert page.frontier.complete(page.best)


def test_each_part_is_opened_once_while_it_can_be_loaded_and_the_first_again(page, screen, reader) -> None:
    page.unfold("Posts")
    page.unfold("Photos")
    found = page.best
    parts = Parts(page.chart.way(found.spot), found.candidates, reader())
    opened = parts.loading(screen(tree("Posts")), absent=False)
    assert opened.node.label == "Photos"
    again = parts.loading(screen(tree("Photos")), absent=True)
    assert again.node.label == "Posts"
    assert parts.loading(screen(tree("Posts")), absent=False) is None


def test_a_part_that_loading_has_left_open_is_opened_once_in_the_refusal(page, screen, reader) -> None:
    page.unfold("Posts")
    page.unfold("Photos")
    found = page.best
    photos = found.candidates[1].behind
    kept, closed = (Parts(page.chart.way(found.spot), found.candidates, reader()) for _ in range(2))
    for parts in (kept, closed):
        assert not parts.owed(photos)
        parts.loading(screen(tree("Posts")), absent=False)
    assert [kept.owed(photos), kept.owed(photos)] == [True, False]
    closed.pressed(photos)
    assert not closed.owed(photos)


def test_buttons_that_each_switch_one_thing_off_refuse_together_and_one_for_all_alone(screen, judge) -> None:
    def names(*buttons: str) -> list[str]:
        lines = "\n".join(f'- button "{name}" [ref=e{n}]' for n, name in enumerate(buttons))
        spot = Chart().add(screen(f'- heading "Your data" [level=1]\n{lines}'))
        spot.candidates, spot.heat = judge().candidates(spot.screen), 0.9
        return [c.name for c in best([spot], {}).candidates]

    posts, photos = "Turn off: use my posts to train AI models", "Turn off: use my photos to train AI models"
    assert names(posts, photos) == [posts, photos]
    assert names(posts, "Show my photos") == [posts]
    assert len(names("Do not train AI models on my posts", "Do not train AI models on my photos")) == 1


def test_a_part_is_saved_before_the_next_one_is_opened_unless_the_last_save_is_its_own_too(screen, judge) -> None:
    forms = screen(FORMS.format(save="Save"))
    posts, first, photos, second = (n for n in forms.nodes if n.ref)
    unsaved = Unsaved(judge().savers)
    told = unsaved.leaving(forms, {POSTS: posts})
    assert [(c.do, c.name) for c in told] == [("press", "Save")]
    assert unsaved.leaving(forms, {POSTS: posts}) == []
    assert unsaved.saving(forms, {POSTS: posts, PHOTOS: photos}, second) == []
    assert unsaved.told
    assert unsaved.saving(forms, {POSTS: posts}, first) == told
    assert (unsaved.left, unsaved.told) == ((), False)


def test_what_is_still_to_be_saved_is_where_it_still_stands_and_is_told_elsewhere(screen, judge) -> None:
    forms = screen(FORMS.format(save="Apply"))
    posts, first, photos, second = (n for n in forms.nodes if n.ref)
    changed = {POSTS: posts, PHOTOS: photos}
    unsaved = Unsaved(judge().savers)
    assert unsaved.saving(forms, changed, second) == []
    assert [save.name for save in unsaved.left] == ["Apply"]
    assert unsaved.next(screen("- text: Saved"), {}) is None
    assert [save.name for save in unsaved.left] == ["Apply"]
    assert unsaved.told
    assert unsaved.next(forms, changed) == first
    assert not unsaved.told
    assert (unsaved.left, unsaved.next(forms, changed)) == ((), None)
