"""Boxes in tables: they are called by their row and their column, and by nothing else."""

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
