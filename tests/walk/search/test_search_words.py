"""Matching: an entry is found wherever a person would say that it stands, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayno.walk.search.words import Phrases, Sense, once, plain


@pytest.mark.parametrize(
    ("entry", "text", "within", "whole"),
    [
        ("log out", "Log out", True, True),
        ("log out", "  LOG   OUT … ", True, True),
        ("log out", "Log-out", True, True),
        ("log out", "Log out of this account", True, False),
        ("log out", "Catalog outlet", False, False),
        ("setting*", "Settings", True, True),
        ("setting*", "Resettings", False, False),
        ("keep * out", "Keep me out", True, True),
        ("keep * out", "Keep my posts out", True, True),
        ("keep * out", "Keep out", False, False),
        ("don't allow", "Don’t allow", True, True),
        ("me", "Memes", False, False),
        ("×", "×", True, True),
        ("e-mail", "E-Mail", True, True),
    ],
)
def test_an_entry_stands_as_whole_words(entry: str, text: str, within: bool, whole: bool) -> None:
    phrases = Phrases([entry], "en")
    assert (phrases.within(plain(text)), phrases.whole(plain(text))) == (within, whole)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Turn overview map off", "turn off overview map"),
        ("Switch the new editor on.", "switch on the new editor."),
        ("Turn off what is on", "turn off what is on"),
        ("Turn pages", "turn pages"),
    ],
)
def test_a_verb_that_closes_round_its_object_is_joined(text: str, joined: str) -> None:
    assert plain(text) == joined


@pytest.mark.parametrize(("text", "whole"), [("設定", True), ("設定を開く", False), ("アカウント設定", False)])
def test_where_no_space_stands_between_words_an_entry_stands_anywhere(text: str, whole: bool) -> None:
    phrases = Phrases(["設定"], "ja")
    assert phrases.within(plain(text))
    assert phrases.whole(plain(text)) == whole


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Use my posts to train AI", True),
        ("AI may be trained on posts", True),
        ("Training courses for staff", False),
        ("AI features", False),
    ],
)
def test_a_sense_is_said_in_any_order(text: str, said: bool) -> None:
    assert Sense("(train*|teach*) & (ai|models)", "en").said(plain(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("learn from your photos", True),
        ("learn a great deal from your photos", True),
        ("learn one two three four five six seven from your photos", False),
        ("from you we learn", False),
    ],
)
def test_a_gap_in_a_sense_holds_six_words_at_most(text: str, said: bool) -> None:
    assert Sense("learn … from (your|my)", "en").said(plain(text)) == said


WORDS = st.lists(st.text("abcdefghijäöüßé", min_size=1, max_size=8), min_size=1, max_size=4)
AROUND = st.text(" .,:;!?…", max_size=3)


@given(WORDS, AROUND, AROUND, st.sampled_from(["  ", " \t", " ", "\n"]))
def test_case_space_and_punctuation_around_do_not_matter(words: list[str], before: str, after: str, gap: str) -> None:
    phrases = Phrases([" ".join(words)], "en")
    for written in (gap.join(words), gap.join(words).title(), gap.join(words).lower()):
        assert phrases.whole(plain(f"{before}{written}{after}"))
        assert phrases.within(plain(f"{before}{written}{after}"))


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text(max_size=60))
def test_no_entries_stand_nowhere(text: str) -> None:
    phrases = Phrases([], "en")
    assert not phrases.within(plain(text))
    assert not phrases.whole(plain(text))
    assert phrases.without(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("accessLogging", "access logging"),
        ("Enable max_upload_size", "enable max upload size"),
        ("UpdateCheck", "update check"),
        ("iPhone, GitHub, phpMyAdmin", "iphone, github, phpmyadmin"),
        ("check_box Enabled", "enabled"),
        ("User Registration arrow_drop_down", "user registration"),
        ("arrow_back", "arrow back"),
    ],
)
def test_identifiers_are_taken_apart_and_icons_left_out(text: str, folded: str) -> None:
    assert plain(text) == folded


@pytest.mark.parametrize(
    ("label", "said"),
    [("settings settings", "settings"), ("new york new york", "new york"), ("settings", "settings"), ("", "")],
)
def test_what_is_said_twice_is_said_once(label: str, said: str) -> None:
    assert once(label) == said
