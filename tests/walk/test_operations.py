"""What operations are called: whether the name of one is a deed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayno.walk.operations import DEEDS, THINGS, does, writes


@pytest.mark.parametrize(
    "name",
    [
        "user.setStatus",
        "notifications.markAllRead",
        "posts/delete",
        "updatePreferences",
        "message:send",
        "hideVisible",
        "pauseMonitor",
        "build.trigger",
        "resumeQueue",
        "report",
    ],
)
def test_a_deed_is_told_by_its_first_verb(name: str) -> None:
    assert does(name)
    assert writes(f'42["{name}",{{}}]')


@pytest.mark.parametrize(
    "name",
    ["notifications.get", "getDeletedPosts", "orderList", "post.search", "user.status", "update.list", "profile"],
)
def test_reading_is_no_deed(name: str) -> None:
    assert not does(name)
    assert not writes(f'42["{name}",{{}}]')


@given(st.sampled_from(sorted(DEEDS)), st.sampled_from(["Status", "Read", "Visible"]))
def test_what_a_deed_is_done_to_does_not_make_it_reading(deed: str, thing: str) -> None:
    """Unless the deed is the name of a thing as well ("order list")."""
    assert does(f"user.{deed}All{thing}") is (deed not in THINGS)


def test_asking_to_be_told_is_reading() -> None:
    assert not writes('{"type":"subscribe","topic":"events"}')
    assert does("subscribe")


def test_what_is_typed_into_a_chat_is_a_deed_whatever_its_event_is_called() -> None:
    assert writes('42["input",{"target":1,"text":"/ignore somebody"}]')
    assert writes('42/rooms,7["line",{"text":"good morning"}]')
    assert not writes('42["names",{"target":1}]')
    assert not writes('420["search",{"text":"rain"}]')
    assert not writes('42["input",{"text":""}]')
