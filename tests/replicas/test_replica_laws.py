"""What holds of every replica, whatever anybody does to it."""

from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sayno.catalogue import replicas
from sayno.model.notation import parse
from sayno.model.replica import Replica
from sayno.replicas import aria
from sayno.replicas.drawing import NOTICE, Drawing
from sayno.replicas.element import Element
from sayno.replicas.interface import Interface
from sayno.replicas.state import NOWHERE, Account, Position
from sayno.seams import Stale, Unreachable

NAMES = ("town", "example-app", *(r.id for r in replicas()))
REGIONS = ("DE", "FR", "GB", "US", "US-CA", "BR", "CN")
DOINGS = ("press", "toggle", "choose", "enter", "write")
VALUES = (None, "on", "off", "Object", "a@b.example", "objekt", 'x: "y" # z\n\u2028- link "z" [ref=a]')

operations = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(DOINGS), st.sampled_from(VALUES)), min_size=1, max_size=15
)


def refs(interface: Interface) -> list[str]:
    return [node.ref for node in parse(interface.tree()) if node.ref]


def perform(interface: Interface, done: list[tuple[int, Any, str | None]]) -> None:
    """Operate what is there; that a choice is not offered is the one thing that may go wrong."""
    for n, do, value in done:
        there = refs(interface)
        try:
            interface.operate(there[n % len(there)], do, value)
        except Stale as stale:
            if "no choice" not in str(stale):
                raise


@settings(max_examples=60)
@given(st.sampled_from(NAMES), st.sampled_from(REGIONS), st.sampled_from(["en", "de"]), operations)
def test_whatever_is_done_the_tree_can_be_read(every, name, region, language, done) -> None:
    interface = Interface(every[name], region, language)
    for one in done:
        perform(interface, [one])
        tree = interface.tree()
        nodes = parse(tree)
        there = [n.ref for n in nodes if n.ref]
        assert len(there) == len(set(there))
        assert yaml.safe_load(tree)
        assert interface.title
        modal = any(n.role == "dialog" for n in nodes)
        assert any(NOTICE in n.text for n in nodes if n.role == "contentinfo")
        assert not modal or not any(n.role == "main" for n in nodes)


@settings(max_examples=60)
@given(st.sampled_from(NAMES), st.sampled_from(REGIONS), operations)
def test_coming_back_keeps_the_account_and_closes_what_was_open(every, name, region, done) -> None:
    interface = Interface(every[name], region)
    perform(interface, done)
    account, screen, address = interface.account, interface.position.screen, interface.address
    interface.reload()
    assert (interface.account, interface.address) == (account, address)
    assert interface.position == Position(screen)
    assert not any(n.role in ("dialog", "status", "alert") or n.expanded for n in parse(interface.tree()))
    again = Interface(every[name], region, account=account)
    if screen != NOWHERE:
        again.open(address)
        assert again.tree() == interface.tree()


@settings(max_examples=60)
@given(st.sampled_from(NAMES), operations)
def test_an_action_leads_to_the_same_place_twice(every, name, done) -> None:
    one, two = (Interface(every[name], "DE") for _ in range(2))
    perform(one, done)
    perform(two, done)
    assert (one.tree(), one.account, one.position) == (two.tree(), two.account, two.position)


@settings(max_examples=60)
@given(st.sampled_from(NAMES), operations)
def test_a_position_survives_its_query(every, name, done) -> None:
    interface = Interface(every[name], "US")
    perform(interface, done)
    at = interface.position
    assert Position.at(at.screen, at.query.removeprefix("?")) == at


@settings(max_examples=60)
@given(st.sampled_from(NAMES), st.text(max_size=200), st.lists(st.text(max_size=30)))
def test_a_made_up_position_is_drawn_all_the_same(every, name, query, opened) -> None:
    replica = every[name]
    for position in (Position.at(replica.home, query), Position(replica.home, tuple(opened), tuple(opened))):
        page = Drawing(replica, "DE", "en", Account(), position).page()
        assert parse(aria.tree(page))


@settings(max_examples=60)
@given(st.sampled_from(NAMES), st.text(min_size=1, max_size=40))
def test_what_is_not_there_is_stale_or_unreachable(every, name, text) -> None:
    interface = Interface(every[name], "DE")
    with pytest.raises(Stale):
        interface.operate(f"no.{text}", "press")
    with pytest.raises(Unreachable):
        interface.open(f"/no-such-page/{text}")


@given(st.text())
def test_any_name_comes_through_the_notation(text: str) -> None:
    name = " ".join(text.split())
    page = Element(
        "page", children=(Element("heading", "heading", name, level=2), Element("text", "paragraph", text=name))
    )
    heading, *paragraph = parse(aria.tree(page))
    assert heading.name == name
    assert [p.text for p in paragraph] == [name]


@settings(max_examples=60)
@given(st.sampled_from(NAMES), operations)
def test_nothing_destructive_is_done(every, name, done) -> None:
    """A destructive control is noted, and neither a setting nor a request changes by it."""
    interface = Interface(every[name], "DE")
    for one in done:
        before = interface.account
        perform(interface, [one])
        if interface.account.harmed != before.harmed:
            assert replace(interface.account, harmed=before.harmed, changes=before.changes) == before


def test_every_screen_can_be_opened_by_its_address(every: dict[str, Replica]) -> None:
    for replica in every.values():
        for screen in replica.screens:
            for region in REGIONS:
                interface = Interface(replica, region)
                interface.open(screen.address)
                assert interface.position.screen == screen.id
                interface.open(interface.address)
                assert interface.position.screen == screen.id
