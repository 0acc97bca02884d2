"""Lists to choose from that are closed, switches that stand at two places, and buttons that only look like a list."""

import pytest

from sayno.catalogue import vocabularies
from sayno.walk.look_only import LookOnly
from sayno.walk.search.candidate import Candidate
from sayno.walk.search.search import Limits, Search

USE = "Use my posts to train AI models"


def ending(candidate):
    return [(d.do, d.role, d.name, d.value) for d in candidate.ending]


LISTS = """
- heading "Privacy"
- button "Use my posts to train AI" [expanded=false] [popup=listbox] {first} [ref=e1]: Allowed
- button "Use my photos to train AI" [expanded=false] [popup=listbox] [ref=e2]: {second}
- button "Who may follow me" [expanded=false] [popup=listbox] [ref=e3]: Everyone
"""


def test_closed_lists_that_refuse_together_are_unfolded_one_after_another(screen, judge) -> None:
    found = judge().candidates(screen(LISTS.format(first="", second="Allowed")))
    assert [(c.kind, c.node.ref, c.allows) for c in found] == [("unfold", "e1", True), ("unfold", "e2", True)]
    assert [(deed.do, deed.role) for deed in found[0].ending] == [("press", "button"), ("choose", "option")]


def test_a_closed_list_that_shows_a_refusal_takes_nothing(screen, judge) -> None:
    found = judge().candidates(screen(LISTS.format(first="", second="Not allowed")))
    assert {c.node.ref: (c.allows, c.cost) for c in found} == {"e1": (True, 2), "e2": (False, 0)}


def test_a_list_that_turns_out_to_have_no_refusal_is_no_candidate_any_more(screen, judge, reader) -> None:
    search = Search(reader(), judge(), Limits())
    search.begin(screen(LISTS.format(first="", second="Allowed")))
    assert [c.node.ref for c in search.best.candidates] == ["e1", "e2"]
    search.dismiss(search.best.candidates[0])
    assert [c.node.ref for c in search.best.candidates] == ["e2"]


@pytest.mark.parametrize(("first", "kinds"), [("", []), ("[disabled]", ["unfold"])])
def test_a_single_closed_list_is_opened_to_look_unless_it_is_greyed_out(screen, judge, first, kinds) -> None:
    lines = LISTS.format(first=first, second="").splitlines()
    drawn = screen("\n".join(line for line in lines if "photos" not in line))
    assert [c.kind for c in judge().candidates(drawn)] == kinds


def test_a_single_closed_list_that_shows_a_refusal_need_not_be_opened(screen, judge) -> None:
    lines = LISTS.format(first="", second="Not allowed").splitlines()
    drawn = screen("\n".join(line for line in lines if "posts" not in line))
    assert [(c.kind, c.node.ref, c.allows, c.cost) for c in judge().candidates(drawn)] == [("unfold", "e2", False, 0)]


def test_the_same_switch_is_known_where_nothing_around_it_tells_the_topic(screen, judge) -> None:
    def told(words: str) -> Candidate:
        node = screen(f'- switch "{words}" [checked] [ref=e1]').nodes[0]
        return Candidate("toggle", node, 0.9, True, ())

    words = "Suggest my name when a picture of mine is uploaded"
    elsewhere = screen(f'- heading "Connections"\n- switch "Games" [ref=e1]\n- switch "{words}" [checked] [ref=e2]')
    ours = judge("face-recognition")
    twin = ours.twin(elsewhere, told(words))
    assert (twin.node.ref, twin.strength, ending(twin)) == ("e2", 0.9, [("toggle", "switch", words, "off")])
    assert ours.twin(screen('- switch "Games" [ref=e1]'), told(words)) is None
    assert ours.twin(elsewhere, told("Games")) is None


def test_two_switches_side_by_side_of_which_one_is_on_are_no_list_to_choose_from(screen, judge) -> None:
    drawn = screen(f'- button "{USE}" [pressed] [ref=e1]\n- button "Show my groups" [pressed=false] [ref=e2]')
    found = judge().candidates(drawn)
    assert [(c.kind, c.node.ref) for c in found] == [("toggle", "e1")]
    segment = (
        f'- group "{USE}":\n  - button "Allow" [pressed] [ref=e1]\n  - button "Do not allow" [pressed=false] [ref=e2]'
    )
    assert [(c.kind, c.node.ref) for c in judge().candidates(screen(segment))] == [("choose", "e2")]


def test_what_stands_beside_other_lists_is_not_said_of_one_of_them(screen, judge) -> None:
    drawn = screen("""
- heading "Privacy" [level=1]
- region:
  - text: AI and your data
  - button "Let others tag me" [popup=listbox] [expanded] [ref=e1]
  - listbox:
    - option "On" [selected] [ref=e2]
    - option "Off" [ref=e3]
  - button "Read receipts" [popup=listbox] [expanded=false] [ref=e4]
""")
    assert judge().candidates(drawn) == []


def test_a_part_of_a_page_that_holds_an_open_list_is_no_list(screen, judge) -> None:
    drawn = screen("""
- heading "Privacy" [level=1]
- group:
  - button "Tags" [expanded] [ref=e1]
  - switch "Label pictures that were made by AI models in training" [ref=e2]
  - switch "Show which groups I am in, and who else of my friends is a member there" [ref=e3]
  - listbox "Who can see my posts":
    - option "Everyone" [selected] [ref=e4]
    - option "Only me" [ref=e5]
""")
    assert [c for c in judge().candidates(drawn) if c.kind == "choose"] == []


def test_a_list_that_nobody_who_looks_would_open_is_unfolded_in_the_rehearsal(screen, judge) -> None:
    drawn = screen("""
- button "Unsubscribe me from all marketing e-mails" [popup=listbox] [expanded=false] [ref=e1]: "Off"
""")
    assert [(c.kind, c.node.ref) for c in judge("email-marketing").candidates(drawn)] == [("unfold", "e1")]


def test_the_option_without_a_word_is_none(screen, judge) -> None:
    drawn = screen("""
- combobox "Use my posts to train AI models" [ref=e1]:
  - option "---"
  - option "With partners" [selected]
  - option "Here"
""")
    assert ending(judge().candidates(drawn)[0])[0][2] == "---"


ROW = """
- link "{name}" [ref=e{n}0]:
  - /url: "#"
- button "none" [ref=e{n}1]:
  - /chosen: "no"
- button "stable" [ref=e{n}2]:
  - /chosen: "yes"
- paragraph: "It looks for a newer one now and then."
"""


def test_buttons_in_a_row_of_which_one_is_drawn_as_chosen_are_a_list(screen, judge) -> None:
    """Called by what stands right before it; another row is another list."""
    drawn = screen(ROW.format(name="UpdateCheck", n=1) + ROW.format(name="NightlyReport", n=2))
    (found,) = judge("update checks").candidates(drawn)
    assert (found.kind, found.node.ref, found.chosen, found.group) == ("choose", "e11", "stable", "UpdateCheck")
    assert ending(found) == [("choose", "button", "none", "none")]


def test_they_are_not_pressed_while_looking_unless_none_of_them_refuses(screen) -> None:
    guard = LookOnly([v for v in vocabularies() if v.language == "en"])
    drawn = screen(ROW.format(name="UpdateCheck", n=1))
    assert not any(guard.presses(drawn, n).allowed for n in drawn.nodes if n.role == "button")
    tabs = screen('- button "Users" [ref=e1]:\n  - /chosen: "yes"\n- button "Groups" [ref=e2]:\n  - /chosen: "no"')
    assert all(guard.presses(tabs, n).allowed for n in tabs.nodes)


@pytest.mark.parametrize("no", ["Suspended", "Show no updates at all", "Hide all updates"])
def test_a_choice_that_shows_or_does_nothing_refuses(screen, judge, no: str) -> None:
    drawn = screen(
        f'- combobox "Update checks" [ref=e1]:\n  - option "Daily" [selected]\n  - option "Weekly"\n  - option "{no}"'
    )
    (found,) = judge("update checks").candidates(drawn)
    assert (found.allows, ending(found)) == (True, [("choose", "option", no, no)])


@pytest.mark.parametrize(("options", "refuses"), [("-----,Everyone", True), ("Everyone,Me,-----,Nobody here", False)])
def test_a_line_between_options_only_parts_them(screen, judge, options: str, refuses: bool) -> None:
    drawn = '- combobox "Use of posts for AI training" [ref=e1]:\n' + "".join(
        f'  - option "{label}"{" [selected]" if label == "Everyone" else ""}\n' for label in options.split(",")
    )
    found = judge().candidates(screen(drawn))
    assert any(end.value == "-----" for c in found for end in c.ending) is refuses
