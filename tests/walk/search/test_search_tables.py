"""Boxes that are called by where they stand: in tables, beside terms, and after what their labels go on from."""

import pytest
from picking import one

TABLE = """
- heading "Notifications" [level=1]
- table:
  - rowgroup:
    - row:
      - columnheader: Event
      - columnheader: Push
      - columnheader: Email
  - rowgroup:
    - row:
      - cell: New followers
      - cell:
        - checkbox [checked] [ref=e1]
      - cell:
        - checkbox [checked] [ref=e2]
    - row:
      - cell: Replies to my posts
      - cell:
        - checkbox [checked] [ref=e3]
      - cell:
        - checkbox [checked] [ref=e4]
"""


@pytest.mark.parametrize(
    ("phrase", "ref", "called"),
    [
        ("emails about replies", "e4", "Replies to my posts Email"),
        ("push to new followers", "e1", "New followers Push"),
    ],
)
def test_a_box_in_a_table_is_called_by_its_row_and_its_column(screen, judge, phrase, ref, called) -> None:
    found = one(judge(phrase), screen(TABLE))
    assert (found.node.ref, found.about) == (ref, called)


def test_a_box_in_a_table_is_not_what_the_page_is_about(screen, judge) -> None:
    users = """
- heading "Logs and users" [level=1]
- table:
  - row:
    - columnheader: Name
    - columnheader: Admin
  - row:
    - cell: Ann
    - cell:
      - checkbox [checked] [ref=e1]
"""
    assert judge("logs").candidates(screen(users)) == []


TERMS = """
- heading "Settings" [level=1]
- form:
  - text: Publish my email (not my wiki homepage) in author info
  - definition:
    - checkbox [checked] [ref=e1]
  - text: Open editor on double click
  - definition:
    - checkbox [checked] [ref=e2]
  - text: Signature
  - definition:
    - checkbox [ref=e3]
    - text: Below each page
"""


@pytest.mark.parametrize(("phrase", "ref"), [("email address shown publicly", "e1"), ("editing by double click", "e2")])
def test_a_box_that_defines_a_term_is_called_by_it(screen, judge, phrase, ref) -> None:
    assert one(judge(phrase), screen(TERMS)).node.ref == ref


def test_what_says_more_than_its_term_is_called_by_that(screen, judge) -> None:
    assert not judge("signature").candidates(screen(TERMS.replace("text: Below", "checkbox [ref=e4]: Below")))


LED = """
- heading "General" [level=1]
- group:
  - text: Check software updates
  - checkbox "and display notifications when there are any. Checks are run at startup" [checked] [ref=e1]
  - text: Notify on login
  - checkbox "enable to be told when somebody comes in" [checked] [ref=e2]
"""


@pytest.mark.parametrize(("phrase", "ref"), [("looking for new versions", "e1"), ("alerts about sign-ins", "e2")])
def test_a_label_in_small_letters_goes_on_from_the_text_before_it(screen, judge, phrase, ref) -> None:
    assert one(judge(phrase), screen(LED)).node.ref == ref
