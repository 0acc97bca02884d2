"""Rows that say in words, at the end of their label, whether they are on: switches without a role."""

from collections.abc import Sequence
from dataclasses import replace

from sayno.model.node import Node
from sayno.model.vocabulary import Vocabulary
from sayno.walk.search.words import Phrases, plain


class States:
    """Reads such rows in some languages."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self._on = [Phrases(v.is_on, v.language) for v in vocabularies]
        self._off = [Phrases(v.is_off, v.language) for v in vocabularies]

    def read(self, node: Node) -> Node | None:
        """The row as a switch: its name without the state, and checked or not; None if it says no state."""
        name, _, last = node.label.rpartition(" ")
        state = plain(last)
        on = any(p.whole(state) for p in self._on)
        if not name or not (on or any(p.whole(state) for p in self._off)):
            return None
        return replace(node, name=name.strip(), checked=on)
