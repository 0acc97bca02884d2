"""Boxes that search settings: which they are, and what is typed into them. A word of the topic, and never Enter."""

from collections.abc import Iterator, Sequence
from typing import Final

from sayno.model.node import Node
from sayno.model.screen import Screen
from sayno.model.vocabulary import Vocabulary
from sayno.walk.search.addresses import segments
from sayno.walk.search.sight import titles
from sayno.walk.search.ways import SETTINGS, Ways
from sayno.walk.search.words import Phrases, plain

_TYPED: Final = frozenset({"searchbox", "textbox", "combobox"})
_BARS: Final = frozenset("banner navigation search".split())
_PAGE: Final = frozenset("main dialog tabpanel region".split())
_OF_SETTINGS: Final = 0.48
"""What is called by a word that promises as much is settings; an account, of which lists of people are called, less."""
_NAMED: Final = 6
"""A box whose name has more words asks for something."""


class Boxes:
    """Knows the boxes that search, in some languages."""

    def __init__(self, vocabularies: Sequence[Vocabulary], ways: Ways) -> None:
        self._searching = [Phrases(v.search, v.language) for v in vocabularies]
        self._ways = ways

    def searches(self, node: Node) -> bool:
        """Whether what is typed into a control searches or filters, and is no secret."""
        if node.role not in _TYPED or node.disabled or dict(node.properties).get("type") == "password":
            return False
        said = _said(node)
        return node.role == "searchbox" or (
            len(said.split()) <= _NAMED and any(phrases.begins(said) for phrases in self._searching)
        )

    def of_settings(self, screen: Screen, start: str) -> Iterator[Node]:
        """The empty ones that search settings: they say so, or stand on a page of settings and in no bar of it.

        ``start``: the address where the site starts; what all of it is called ("/admin/") says nothing.
        """
        empty = [n for n in screen.nodes if n.ref and not n.text and self.searches(n)]
        here = bool(empty) and self._is_of_settings(screen, start)
        for node in empty:
            said = _said(node)  # "Search members" searches something else
            mere = not said or any(phrases.whole(said) for phrases in self._searching)
            if self._ways.promise(said) >= _OF_SETTINGS or (here and mere and self._stands_in_page(screen, node)):
                yield node

    def _is_of_settings(self, screen: Screen, start: str) -> bool:
        """Whether a page is called settings: by its address, its title or its heading."""
        own = set(segments(screen.address)) - set(segments(start))
        named = max(map(self._ways.named, own), default=0.0)
        return max([named, *map(self._ways.promise, titles(screen))]) >= _OF_SETTINGS

    def _stands_in_page(self, screen: Screen, node: Node) -> bool:
        """Whether a box stands in what a page is about: in no bar, and not before the heading that calls it settings.

        Where nothing says what is the page itself, after a heading.
        """
        around = {a.role for a in screen.ancestors(node)}
        heads = [n for n in screen.nodes if n.role == "heading"]
        if around & _BARS or not (heads or around & _PAGE):
            return False
        first = heads[0] if heads else node
        if first.index > node.index:
            return bool(around & _PAGE) and self._ways.promise(plain(first.label)) < SETTINGS
        return True


def _said(node: Node) -> str:
    properties = dict(node.properties)
    return plain(node.called or properties.get("placeholder", "") or properties.get("description", ""))
