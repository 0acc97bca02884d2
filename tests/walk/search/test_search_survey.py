"""A long page is scrolled past what refuses together before the rehearsal is cut off, and back again."""

from sayno.seams import TOP, Deed
from sayno.walk.search.survey import Survey

POSTS, PHOTOS = "Use my posts to train AI models", "Use my photos to train AI models"


def tree(*switches: str) -> str:
    return "\n".join(f'- switch "{name}" [checked] [ref=e{n}]' for n, name in enumerate(switches))


def walked(survey: Survey, screens) -> list[Deed]:
    """What a survey asks for on one screen after another, until it is done."""
    deeds = []
    for screen in screens:
        names = {node.label for node in screen.nodes}
        deed = survey.next(screen, lambda c, names=names: c.name in names)
        if deed is None:
            break
        deeds.append(deed)
    return deeds


def test_it_scrolls_until_each_was_in_view_and_then_back(screen, judge) -> None:
    both = judge().candidates(screen(tree(POSTS, PHOTOS)))
    long = [screen(tree(POSTS), below=True), screen(tree("Dark mode"), below=True), screen(tree(PHOTOS), below=True)]
    down, top = Deed("scroll"), Deed("scroll", value=TOP)
    assert walked(Survey(both), [*long, long[0], long[0]]) == [down, down, top]


def test_what_is_in_view_at_once_needs_no_scrolling_and_what_never_comes_ends(screen, judge) -> None:
    both = judge().candidates(screen(tree(POSTS, PHOTOS)))
    assert walked(Survey(both), [screen(tree(POSTS, PHOTOS), below=True)]) == []
    assert walked(Survey(both), [screen(tree(POSTS))]) == []
    survey, only = Survey(both), screen(tree(POSTS), below=True)
    assert walked(survey, [only]) == [Deed("scroll")]
    survey.ends()
    assert walked(survey, [only, only]) == [Deed("scroll", value=TOP)]
