"""The buttons that make a change hold, or answer the question that it brings up."""

import pytest
from picking import USE, ending, one


def test_a_save_beside_the_control_is_a_part_of_the_end(screen, judge) -> None:
    drawn = screen(f"""
- form "AI" [ref=e1]:
  - checkbox "{USE}" [checked] [ref=e2]
  - button "Save" [ref=e3]
- form "Design" [ref=e4]:
  - checkbox "Dark mode" [ref=e5]
  - button "Save changes" [ref=e6]
""")
    found = one(judge(), drawn)
    assert ending(found) == [("toggle", "checkbox", USE, "off"), ("press", "button", "Save", "")]
    assert found.cost == 2


def test_the_save_of_the_controls_own_form_comes_before_another(screen, judge) -> None:
    drawn = screen(f"""
- form "Design" [ref=e4]:
  - checkbox "Dark mode" [ref=e5]
  - button "Save" [ref=e6]
- form "AI" [ref=e1]:
  - checkbox "{USE}" [ref=e2]
  - button "Save" [ref=e3]
""")
    ours = judge()
    near = next(n for n in drawn.nodes if n.ref == "e2")
    first = ours.savers.saver(drawn, None, near, set())
    assert first.ref == "e3"
    assert ours.savers.saver(drawn, None, near, {ours.savers.mark(drawn, first)}).ref == "e6"


def test_the_save_of_other_controls_is_none_of_this_one(screen, judge) -> None:
    drawn = screen(f"""
- region "Design":
  - form:
    - switch "Dark mode" [checked] [ref=e1]
    - button "Apply" [ref=e2]
- region "AI":
  - switch "{USE}" [checked] [ref=e3]
""")
    near = next(n for n in drawn.nodes if n.ref == "e3")
    assert judge().savers.saver(drawn, drawn, near, set()) is None


def test_a_save_that_came_up_comes_before_one_that_was_there(screen, judge) -> None:
    before = screen(f'- checkbox "{USE}" [checked] [ref=e1]\n- button "Update" [ref=e2]')
    after = screen(f'- checkbox "{USE}" [ref=e1]\n- button "Update" [ref=e2]\n- button "Save changes" [ref=e3]')
    assert judge().savers.saver(after, before, after.nodes[0], set()).ref == "e3"


@pytest.mark.parametrize(
    ("language", "yes", "no"),
    [("en", "Turn off", "Keep it on"), ("de", "Ausschalten", "Abbrechen"), ("fr", "Confirmer", "Annuler")],
)
def test_a_dialog_that_asks_back_is_answered_with_yes(screen, judge, language, yes, no) -> None:
    before = screen(f'- switch "{USE}" [checked] [ref=e1]')
    asking = screen(f"""
- switch "{USE}" [checked] [ref=e1]
- alertdialog "?" [modal] [ref=e2]:
  - button "{no}" [ref=e3]
  - button "{yes}" [ref=e4]
""")
    ours = judge(language=language)
    assert ours.savers.confirming(asking, before).ref == "e4"
    assert ours.savers.confirming(before, before) is None
    assert ours.savers.confirming(asking, asking) is None


def test_what_is_itself_on_or_off_is_no_save(screen, judge) -> None:
    drawn = screen(f"""
- button "{USE}" [pressed] [ref=e1]
- button "Save drafts" [pressed] [ref=e2]
- button "Save" [ref=e3]
""")
    assert judge().savers.saver(drawn, drawn, drawn.nodes[0], set()).ref == "e3"


def test_a_message_with_nothing_but_a_picture_to_press_asks_nothing(screen, judge) -> None:
    """An application that was given no real answer says that something went wrong, and offers to copy that."""
    asks = '- dialog "{}":\n  - button "{}" [ref=e1]'
    before = screen('- button "Save" [ref=e2]')
    savers = judge().savers
    assert savers.confirming(screen(asks.format("Error", "content_copy")), before) is None
    reports = asks.format("Error", "Report it") + '\n  - button "{}" [ref=e3]'
    assert savers.confirming(screen(reports.format("Dismiss")), before) is None
    assert savers.confirming(screen(reports.format("Cancel")), before).label == "Report it"
    assert savers.confirming(screen(asks.format("Sure?", "I am")), before).label == "I am"


def test_what_only_looks_like_a_button_saves_too(screen, judge) -> None:
    drawn = screen(f"""
- form:
  - textbox "Email" [ref=e1]: anna@example.org
  - checkbox "{USE}" [checked] [ref=e2]
  - generic [ref=e3] [cursor=pointer]: Save
""")
    assert ending(one(judge(), drawn)) == [("toggle", "checkbox", USE, "off"), ("press", "generic", "Save", "")]


@pytest.mark.parametrize(
    ("label", "form", "saves"),
    [
        ("Change settings", "post /admin", True),
        ("Find", "get /admin", False),
        ("Delete my account", "post /admin", False),
    ],
)
def test_the_one_button_that_sends_the_form_of_a_control_saves_whatever_it_is_called(
    screen, judge, label: str, form: str, saves: bool
) -> None:
    savers = judge().savers
    button = '  - button "{}" [ref={}]:\n    - /form: {}'
    control = f'- form:\n  - checkbox "Use my posts to train AI models" [ref=e1]\n{button.format(label, "e2", form)}'
    shown = screen(control)
    near = next(n for n in shown.nodes if n.role == "checkbox")
    found = savers.saver(shown, None, near, set())
    assert (found.label if found else None) == (label if saves else None)
    if found is not None:
        two = screen(f"{control}\n{button.format('Add printer', 'e3', 'post /add')}")
        assert savers.saver(two, None, near, set()) is None
        assert savers.saver(shown, None, near, {savers.mark(shown, found)}) is None


def test_a_save_is_known_again_whatever_comes_up_above_it(screen, judge) -> None:
    form = f'- form:\n  - checkbox "{USE}" [checked] [ref=e1]\n  - button "Save" [ref=e2]'
    savers = judge().savers
    pressed = savers.mark(before := screen(form), before.nodes[2])
    after = screen(f"- alert:\n  - text: Cannot reach the server\n{form}")
    assert savers.saver(after, before, after.nodes[-2], {pressed}) is None
    other = screen(f'{form}\n- form:\n  - textbox "Name" [ref=e3]\n  - button "Save" [ref=e4]')
    assert savers.mark(other, other.nodes[2]) == pressed != savers.mark(other, other.nodes[5])
