"""Which control refuses, on drawn screens: what it is called, how it stands, what it takes."""

import pytest
from picking import USE, ending, one

from sayno.walk.search.finds import LESS_SURE
from sayno.walk.search.meaning import SURE


@pytest.mark.parametrize("role", ["switch", "checkbox", "menuitemcheckbox"])
@pytest.mark.parametrize(
    ("label", "inverted"),
    [
        (USE, False),
        ("Do not use my posts to train AI", True),
        ("Don’t train AI on my data", True),
        ("Opt out of AI training", True),
        ("Keep my posts out of AI training", True),
        ("Exclude my content from training AI models", True),
        ("Stop AI training on my posts Do not show them to any model", True),
        ("Allow AI models to learn from my data", False),
        ("Object to the use of my data for AI training", True),
    ],
)
def test_a_switch_refuses_by_being_off_or_on(screen, judge, role, label, inverted) -> None:
    state = "" if inverted else " [checked]"
    found = one(judge(), screen(f'- {role} "{label}"{state} [ref=e1]'))
    assert found.strength >= SURE
    assert (found.inverted, found.allows) == (inverted, True)
    assert ending(found) == [("toggle", role, label, "on" if inverted else "off")]


@pytest.mark.parametrize(("state", "label"), [("", USE), (" [checked]", "Do not use my posts to train AI")])
def test_what_refuses_already_takes_nothing(screen, judge, state, label) -> None:
    found = one(judge(), screen(f'- switch "{label}"{state} [ref=e1]'))
    assert found.allows is False
    assert found.ending == ()
    assert found.cost == 0


@pytest.mark.parametrize(
    ("language", "label", "inverted"),
    [
        ("de", "Meine Beiträge zum Training von KI verwenden", False),
        ("de", "Meine Beiträge nicht zum Training von KI verwenden", True),
        ("fr", "Utiliser mes publications pour entraîner l’IA", False),
        ("fr", "Ne pas utiliser mes publications pour entraîner l’IA", True),
        ("es", "Usar mis publicaciones para entrenar la IA", False),
        ("es", "No usar mis publicaciones para entrenar la IA", True),
        ("pt", "Não usar minhas publicações para treinar IA", True),
        ("it", "Non usare i miei post per addestrare l’IA", True),
        ("nl", "Mijn berichten niet gebruiken om AI te trainen", True),
        ("pl", "Nie używaj moich postów do trenowania AI", True),
        ("ja", "AIの学習に投稿を使用する", False),
        ("ja", "AIの学習に投稿を使用しない", True),
    ],
)
def test_wording_is_turned_round_in_each_language(screen, judge, language, label, inverted) -> None:
    found = one(judge(language=language), screen(f'- checkbox "{label}" [checked] [ref=e1]'))
    assert found.inverted == inverted
    assert found.allows == (not inverted)


@pytest.mark.parametrize(
    "label", ["Never stop training AI on my posts", "Train AI on my posts (not on private messages)"]
)
def test_two_negations_and_explanations_turn_nothing(screen, judge, label) -> None:
    assert one(judge(), screen(f'- switch "{label}" [checked] [ref=e1]')).inverted is False


def test_of_look_alikes_none_is_sure(screen, judge) -> None:
    drawn = screen("""
- heading "Personalisation" [level=1] [ref=e1]
- switch "Personalised suggestions" [checked] [ref=e2]
- switch "AI features" [checked] [ref=e3]
- switch "Training courses for staff" [checked] [ref=e4]
- switch "Personalised ads" [checked] [ref=e5]
- button "Delete my account" [ref=e6]
""")
    assert [c for c in judge().candidates(drawn) if c.strength >= SURE] == []


def test_beside_decoys_and_a_deletion_the_switch_is_found(screen, judge) -> None:
    drawn = screen(f"""
- switch "Personalised suggestions" [checked] [ref=e1]
- button "Delete my account" [ref=e2]
- switch "{USE}" [checked] [ref=e3]
- button "Log out" [ref=e4]
- switch "Use my activity for ads" [checked] [ref=e5]
""")
    assert [c.node.ref for c in judge().candidates(drawn) if c.strength >= SURE] == ["e3"]


def test_several_that_refuse_stand_one_after_another(screen, judge) -> None:
    drawn = screen("""
- switch "Use my posts to train AI" [checked] [ref=e1]
- switch "Dark mode" [checked] [ref=e2]
- switch "Use my photos to train AI" [checked] [ref=e3]
- switch "Use my messages to train AI" [ref=e4]
""")
    found = judge().candidates(drawn)
    assert {(c.node.ref, c.allows) for c in found} == {("e1", True), ("e3", True), ("e4", False)}


def test_a_switch_whose_label_stands_beside_it_is_known_by_that(screen, judge) -> None:
    drawn = screen(f"""
- listitem [ref=e1]:
  - text: {USE}
  - switch [checked] [ref=e2]
- listitem [ref=e3]:
  - text: Dark mode
  - switch [checked] [ref=e4]
""")
    found = [c for c in judge().candidates(drawn) if c.strength >= SURE]
    assert [c.node.ref for c in found] == ["e2"]


def test_a_switch_whose_heading_names_the_topic_is_known_by_that(screen, judge) -> None:
    drawn = screen("""
- heading "Dark mode" [level=2] [ref=e1]
- switch "On" [checked] [ref=e2]
- heading "AI training" [level=2] [ref=e3]
- switch "On" [checked] [ref=e4]
""")
    found = [c for c in judge().candidates(drawn) if c.strength >= SURE]
    assert [c.node.ref for c in found] == ["e4"]


@pytest.mark.parametrize("name", ["NoYes", "On / Off", "Enabled"])
def test_the_text_right_before_a_control_that_says_nothing_of_its_own_labels_it(screen, judge, name) -> None:
    drawn = screen(f"""
- heading "Settings" [level=1]
- form:
  - text: {USE}
  - checkbox "{name}" [checked] [ref=e1]
  - text: Show the weather
  - checkbox "{name}" [checked] [ref=e2]
  - paragraph: "{USE}: this paragraph explains at length, and more than a label would, what is meant by it"
  - checkbox "{name}" [checked] [ref=e3]
""")
    found = [c for c in judge().candidates(drawn) if c.strength >= SURE]
    assert [(c.node.ref, c.group) for c in found] == [("e1", USE)]
    assert found[0].ending[0].under == USE


@pytest.mark.parametrize("kind", ["Toggle", "switch", "Check box"])
def test_a_switch_called_by_its_kind_is_known_by_what_stands_beside_it(screen, judge, kind: str) -> None:
    found = one(judge(), screen(f'- switch "{kind}" [checked] [ref=e1]:\n  - /beside: {USE}'))
    assert (found.allows, found.group) == (True, USE)
    assert found.strength >= SURE


def test_a_thing_that_can_only_be_pressed_is_a_switch_if_a_text_stands_beside_it(screen, judge) -> None:
    found = one(judge(), screen(f"- generic [ref=e1]:\n  - /beside: {USE}"))
    assert (found.kind, found.allows, found.beside) == ("toggle", None, USE)


@pytest.mark.parametrize(
    "tree",
    [
        """
- radiogroup "Use my data to train AI" [ref=e1]:
  - radio "Allow" [checked] [ref=e2]
  - radio "Don't allow" [ref=e3]
""",
        """
- group "Use my data to train AI" [ref=e1]:
  - radio "Allow" [checked] [ref=e2]
  - radio "Don't allow" [ref=e3]
""",
        """
- heading "Use my data to train AI" [level=2] [ref=e1]
- radio "Allow" [checked] [ref=e2]
- radio "Don't allow" [ref=e3]
""",
        """
- group "Use my data to train AI" [ref=e1]:
  - button "Allow" [pressed] [ref=e2]
  - button "Don't allow" [ref=e3] [pressed=false]
""",
    ],
    ids=["radiogroup", "fieldset", "under-a-heading", "buttons-side-by-side"],
)
def test_among_choices_the_one_that_refuses_is_chosen(screen, judge, tree) -> None:
    found = one(judge(), screen(tree))
    assert found.kind == "choose"
    assert (found.node.ref, found.chosen, found.allows) == ("e3", "Allow", True)
    assert [(d.do, d.name) for d in found.ending] == [("choose", "Don't allow")]


def test_of_several_choices_under_one_heading_each_is_called_by_the_text_before_it(screen, judge) -> None:
    drawn = screen("""
- heading "Settings" [level=1]
- text: Search Engine Visibility
- radio "Allow indexing" [checked] [ref=e1]:
  - /choice: engines
- radio "Discourage search engines from indexing site" [ref=e2]:
  - /choice: engines
- text: Entry Page
- radio "Dashboard" [checked] [ref=e3]:
  - /choice: entry
- radio "None" [ref=e4]:
  - /choice: entry
""")
    found = one(judge("search engine indexing"), drawn)
    assert (found.kind, found.node.ref, found.group, found.allows) == ("choose", "e2", "Search Engine Visibility", True)


def test_a_choice_that_refuses_already_takes_nothing(screen, judge) -> None:
    drawn = screen("""
- radiogroup "Use my data to train AI" [ref=e1]:
  - radio "Allow" [ref=e2]
  - radio "Don't allow" [checked] [ref=e3]
""")
    found = one(judge(), drawn)
    assert (found.allows, found.ending, found.chosen) == (False, (), "Don't allow")


def test_in_a_select_box_an_option_is_chosen(screen, judge) -> None:
    drawn = screen("""
- combobox "AI training" [ref=e1]:
  - option "Everything"
  - option "Public posts only" [selected]
  - option "Nothing"
""")
    found = one(judge(), drawn)
    assert (found.node.ref, found.chosen) == ("e1", "Public posts only")
    assert ending(found) == [("choose", "option", "Nothing", "Nothing")]


def test_a_choice_of_something_else_is_none(screen, judge) -> None:
    drawn = screen("""
- combobox "Who can see my posts" [ref=e1]:
  - option "Everyone" [selected]
  - option "Nobody"
- combobox "Language" [ref=e2]:
  - option "English" [selected]
  - option "None"
""")
    assert [c for c in judge().candidates(drawn) if c.strength >= SURE] == []


def test_a_control_that_is_greyed_out_is_seen_all_the_same(screen, judge) -> None:
    found = one(judge(), screen(f'- switch "{USE}" [checked] [disabled] [ref=e1]'))
    assert found.node.disabled
    assert found.allows is True


def test_a_switch_that_is_only_drawn_refuses_by_being_off(screen, judge) -> None:
    drawn = screen('- link "Train AI with my posts" [ref=e1]:\n  - /url: "#"\n  - /drawn: "on"')
    (found,) = judge().candidates(drawn)
    assert (found.kind, found.allows, found.ending[0].do, found.ending[0].value) == ("toggle", True, "toggle", "off")


def test_what_a_control_stands_under_says_the_rest(screen, judge) -> None:
    drawn = screen("""
- heading "Discussion Settings" [level=1]
- form:
  - textbox "E-mail address" [ref=e1]
  - group "Email me whenever":
    - checkbox "Anyone posts a comment" [checked] [ref=e2]
    - checkbox "A page is moved" [checked] [ref=e3]
  - button "Save Changes" [ref=e4]
""")
    found = judge("an e-mail for each comment").candidates(drawn)
    assert found[0].node.label == "Anyone posts a comment"
    assert found[0].strength > 0.9
    assert ending(found[0])[-1] == ("press", "button", "Save Changes", "")
    assert all(c.strength < found[0].strength - 0.05 for c in found[1:])


def test_the_title_of_a_page_does_not_make_its_controls_speak_of_the_topic(screen, judge) -> None:
    drawn = screen("""
- heading "Editing the page" [level=1]
- checkbox "Watch this page" [checked] [ref=e1]
""")
    assert all(c.strength < SURE for c in judge("pages that I edit being watched for me").candidates(drawn))


def test_the_head_of_a_long_label_names_its_control(screen, judge) -> None:
    explained = (
        "Log what is said While this can negatively impact performance a log of it can be included in what is sent"
    )
    drawn = screen(f"""
- checkbox "{explained}" [ref=e1]
- checkbox "Enable anonymous usage tracking" [checked] [ref=e2]
""")
    sure = [c.node.label for c in judge("telemetry").candidates(drawn) if c.strength >= SURE]
    assert sure == ["Enable anonymous usage tracking"]


@pytest.mark.parametrize(("label", "strength"), [("Courses for staff", 0.0), ("Public posts", 0.5)])
def test_a_heading_does_not_make_a_control_what_it_is_not(screen, judge, label, strength) -> None:
    heads = '- heading "Data" [level=1] [ref=e8]\n- heading "Machine learning" [level=2] [ref=e9]\n'
    shown = screen(f'{heads}- switch "{label}" [checked] [ref=e2]')
    assert max((c.strength for c in judge().candidates(shown)), default=0.0) >= strength
    assert bool(judge().candidates(shown)) == bool(strength)


def test_a_heading_and_a_label_that_both_say_nothing_say_nothing_together(screen, judge) -> None:
    heads = '- heading "Settings" [level=1] [ref=e8]\n- heading "Privacy and data" [level=2] [ref=e9]\n'
    shown = screen(f'{heads}- switch "Show statistics of my posts" [checked] [ref=e2]')
    assert judge("telemetry").candidates(shown) == []


def test_what_is_only_near_the_topic_is_named_where_nothing_better_is(screen, judge) -> None:
    near = '- checkbox "Check for updates and security warnings?" [checked] [ref=e1]'
    [found] = judge("telemetry").candidates(screen(near))
    assert LESS_SURE <= found.strength < SURE
    better = judge("telemetry").candidates(screen(f'{near}\n- checkbox "Send usage statistics" [checked] [ref=e2]'))
    assert [c.name for c in better if c.strength >= SURE] == ["Send usage statistics"]


@pytest.mark.parametrize(
    ("label", "sure"),
    [
        (
            "Allow your public data as well as your interactions, inputs, and results with our assistant to be used "
            "for training and fine-tuning of AI models",
            True,
        ),
        (
            "Show a line of help under each of the fields of the form This text was written by people and is not used "
            "for training AI models",
            False,
        ),
    ],
)
def test_a_long_sentence_that_allows_something_is_a_name(screen, judge, label, sure) -> None:
    [found] = judge().candidates(screen(f'- switch "{label}" [checked] [ref=e1]'))
    assert (found.strength >= SURE) == sure


def test_what_only_sounds_like_the_topic_is_not_named(screen, judge) -> None:
    assert judge().candidates(screen('- switch "Get creative ideas made for you by AI" [checked] [ref=e1]')) == []


def test_a_control_that_names_another_matter_is_none_under_whatever_it_stands(screen, judge) -> None:
    drawn = screen("""
- heading "Account" [level=1]
- heading "AI and your data" [level=2]
- switch "Use a passkey" [checked] [ref=e1]
- switch "Keep drafts" [checked] [ref=e2]
- heading "AI training" [level=2]
- switch "Use it" [checked] [ref=e3]
""")
    assert [c.node.ref for c in judge().candidates(drawn)] == ["e3"]


def test_what_stands_beside_several_switches_is_said_of_none_of_them(screen, judge) -> None:
    drawn = screen("""
- heading "Blocked people" [level=1]
- region:
  - switch "Hide who follows me" [ref=e1]
  - tablist:
    - tab "Muted" [selected]
    - tab "Upload contacts"
  - tabpanel "Muted":
    - checkbox "Mute people I unfollow" [ref=e2]
""")
    assert judge("contact-upload").candidates(drawn) == []


def test_what_unfolded_a_part_of_a_page_is_its_heading(screen, judge) -> None:
    drawn = screen("""
- heading "Account" [level=1]
- region "Your account":
  - group:
    - button "AI training" [expanded] [ref=e1]
    - switch "Allow" [checked] [ref=e2]
  - switch "Allow" [checked] [ref=e3]
""")
    assert [c.node.ref for c in judge().candidates(drawn)] == ["e2"]


def test_a_denial_of_something_else_is_no_refusal(screen, judge) -> None:
    drawn = screen('- switch "Do not send me promotional e-mails" [ref=e1]')
    assert judge("telemetry").candidates(drawn) == []
    assert judge("telemetry").candidates(screen('- switch "Do not send usage statistics" [ref=e1]'))


def test_what_explains_a_control_does_not_turn_it_round(screen, judge) -> None:
    drawn = screen("""
- checkbox "Check for new versions" [checked] [ref=e1]:
  - /description: Whether to ask the maker for newer releases or not.
""")
    found = one(judge("asking the maker for newer releases"), drawn)
    assert (found.allows, found.inverted) == (True, False)


def test_what_only_a_long_explanation_says_counts_less_than_what_the_label_begins(screen, judge) -> None:
    drawn = screen("""
- checkbox "Statistics" [checked] [ref=e1]:
  - /description: Sends anonymous figures to the author now and then. Nothing that you read is among them.
- checkbox "Guests" [checked] [ref=e2]:
  - /description: All can be read by whoever comes by.
""")
    first, *_ = judge("strangers reading my comics").candidates(drawn)
    assert first.node.label == "Guests"


def test_what_is_kept_private_is_refused_by_ticking(screen, judge) -> None:
    found = one(
        judge("my name and address being seen by others"),
        screen('- checkbox "Keep profile information private" [ref=e1]'),
    )
    assert (found.allows, found.inverted) == (True, True)


def test_a_switch_that_only_adds_to_another_one_is_not_sure(screen, judge) -> None:
    own, more = (
        one(judge("update checks"), screen(f'- checkbox "{said} for updates" [ref=e1]'))
        for said in ("Check", "Also check")
    )
    assert own.strength >= SURE > more.strength
