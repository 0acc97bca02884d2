"""Forms that ask for a refusal: which they are, and what they cannot be sent without."""

import pytest
from picking import ending, one

from sayno.walk.search.meaning import SURE

FORM = """
- heading "Object to AI training" [level=1] [ref=e1]
- form "Objection" [ref=e2]:
  - textbox "Full name" [required] [ref=e3]
  - textbox "Email address" [required] [ref=e4]
  - textbox "How does it affect you?" [required] [ref=e5]
  - textbox "Phone" [ref=e6]
  - checkbox "I confirm that this is true" [required] [ref=e7]
  - button "Submit request" [ref=e8]
"""


def test_a_form_is_counted_field_by_field(screen, judge) -> None:
    found = one(judge(), screen(FORM))
    assert found.kind == "request"
    assert [(d.do, d.name, d.field, d.counts) for d in found.ending] == [
        ("enter", "Full name", "full-name", 1),
        ("enter", "Email address", "email", 1),
        ("write", "How does it affect you?", "", 0),
        ("toggle", "I confirm that this is true", "", 1),
        ("press", "Submit request", "", 1),
    ]
    assert found.cost == 4
    assert found.complete is False


def test_a_field_that_is_filled_in_already_takes_nothing(screen, judge) -> None:
    drawn = screen(FORM.replace('"Full name" [required] [ref=e3]', '"Full name" [required] [ref=e3]: Ann Example'))
    assert "Full name" not in [d.name for d in one(judge(), drawn).ending]


def test_a_form_about_something_else_is_no_refusal(screen, judge) -> None:
    drawn = screen("""
- heading "Contact us" [level=1] [ref=e1]
- form "Contact" [ref=e2]:
  - textbox "Email address" [required] [ref=e3]
  - button "Send" [ref=e4]
""")
    assert judge().candidates(drawn) == []


def test_a_question_in_a_form_that_is_sent_refuses_nothing_and_must_be_answered(screen, judge) -> None:
    """Meta's objection asks whether the request is about AI: saying no to that is no refusal."""
    drawn = screen("""
- main:
  - heading "Object to your information being used for AI" [level=1]
  - form:
    - radiogroup "Is your request about AI at Meta?" [required]:
      - radio "Yes" [ref=e1]
      - radio "No" [ref=e2]
    - textbox "E-mail address" [required] [ref=e3]: nobody@example.org
    - button "Send" [ref=e4]
""")
    found = judge().candidates(drawn)
    assert [c.kind for c in found] == ["request"]
    assert ending(found[0]) == [("choose", "radio", "Yes", "Yes"), ("press", "button", "Send", "")]


def test_the_name_of_a_field_does_not_mislead(screen, judge) -> None:
    """The postal "endereço" of a form about e-mail is a decoy elsewhere."""
    drawn = screen("""
- heading "Opor-se à publicidade por e-mail" [level=1]
- form:
  - textbox "Endereço de e-mail" [required] [ref=e1]
  - button "Enviar pedido" [ref=e2]
""")
    found = judge("email-marketing", "pt").candidates(drawn)
    assert [(c.kind, c.strength >= SURE) for c in found] == [("request", True)]


@pytest.mark.parametrize(
    ("topic", "language", "title", "send"),
    [
        ("contact-upload", "en", "Ask us to erase your uploaded contacts", "Submit"),
        ("search-indexing", "pl", "Poproś o usunięcie twojego profilu z wyszukiwarek", "Wyślij wniosek"),
    ],
)
def test_a_form_may_ask_that_something_be_taken_away(screen, judge, topic, language, title, send) -> None:
    drawn = screen(f"""
- heading "{title}" [level=1]
- form:
  - textbox "E-mail" [required] [ref=e1]
  - button "{send}" [ref=e2]
""")
    found = judge(topic, language).candidates(drawn)
    assert [(c.kind, c.strength >= SURE) for c in found] == [("request", True)]


def test_a_button_on_a_page_that_says_many_things_is_no_request(screen, judge) -> None:
    tree = """
- heading "Overview" [level=1]
- text: We train AI models with public posts
- button "Send advertising" [ref=e1]
- textbox "Name" [ref=e2]
"""
    assert judge().candidates(screen(tree)) == []


SAVED = """
- main:
  - form:
    - checkbox "Allow read-only access for everybody" [checked] [ref=e1]
    - textbox [ref=e2]:
      - /beside: "{said}"
  - button "{button}" [ref=e3]
"""


@pytest.mark.parametrize(
    ("said", "button", "counts"),
    [
        ("A list of origins, with commas between them, such as http://host.name.com:3000", "Go", True),
        ("Your name", "Save", True),
        ("Your name", "Send", False),
    ],
    ids=["what is told at length is no label", "saved right below it", "sent"],
)
def test_a_box_beside_a_field_is_a_setting_unless_the_form_asks_who_one_is(screen, judge, said, button, counts) -> None:
    found = judge("read-only access for everybody").candidates(screen(SAVED.format(said=said, button=button)))
    assert any(c.kind == "toggle" for c in found) is counts


def test_a_form_that_nothing_sends_yet_holds_settings(screen, judge) -> None:
    """Whatever else it asks for: what keeps it may come once something has changed."""
    settings = """
- form:
  - textbox "Username" [ref=e1]: ann
  - checkbox "Use my posts to train AI models" [checked] [ref=e2]
"""
    assert one(judge(), screen(settings)).kind == "toggle"
    assert one(judge(), screen(settings + '  - button "Continue" [ref=e3]\n')).kind == "request"
