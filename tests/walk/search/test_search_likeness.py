"""Likeness: what means much the same is near, whatever its words; the same each time, and nothing is fetched."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayno.walk.search.encoder import encoder
from sayno.walk.search.likeness import Likeness


@pytest.mark.parametrize(
    ("phrase", "near", "far"),
    [
        ("crash details going to the developers", "send error reports", "enable dark mode"),
        ("read receipts", "confirm that a message was opened", "show the toolbar"),
        ("pages loading before i even click", "prefetch links on hover", "number of columns"),
    ],
)
def test_what_means_much_the_same_is_nearer_than_what_does_not(phrase: str, near: str, far: str) -> None:
    like = Likeness(phrase)
    assert like.of(near) > like.of(far)


@given(st.text(max_size=80), st.text(max_size=80))
def test_it_lies_between_nothing_and_all_and_is_the_same_each_time(phrase: str, text: str) -> None:
    like = Likeness(phrase)
    assert 0.0 <= like.of(text) <= 1.0 + 1e-6
    assert like.of(text) == like.of(text)


@pytest.mark.parametrize("text", ["", " ", "!?…", "→"])
def test_a_text_without_a_word_is_near_to_nothing(text: str) -> None:
    assert Likeness("read receipts").of(text) == 0.0
    assert Likeness(text).of("read receipts") == 0.0


def test_the_weights_are_at_hand(monkeypatch) -> None:
    def refused(*_: object) -> None:
        pytest.fail("something was to be fetched")

    monkeypatch.setattr(socket.socket, "connect", refused)
    encoder.cache_clear()
    assert Likeness("read receipts").of("read receipts") == pytest.approx(1.0, abs=1e-5)
