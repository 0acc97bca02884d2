"""What on a screen leads elsewhere, how much it promises, and which of it is more of the same."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urlsplit

from sayno.model.node import EDITABLE, OVERLAYS, Node
from sayno.model.screen import Screen
from sayno.model.vocabulary import Vocabulary
from sayno.seams import Deed
from sayno.walk.search.addresses import address_of, beneath, called, canonical, segments, stays
from sayno.walk.search.boxes import Boxes
from sayno.walk.search.entries import OPENING, PARTS, TEXTS, doubles, entry_above, leads_elsewhere
from sayno.walk.search.meaning import SURE, Meaning
from sayno.walk.search.repeats import CHROME, HEADED, Repeats
from sayno.walk.search.sight import titles
from sayno.walk.search.ways import PLAIN, SETTINGS, Ways
from sayno.walk.search.words import Phrases, once, plain

Key = tuple[str, str, str]
"""Role, folded label, and where it leads or stands: what makes two openers of two screens the same one."""

_BARS: Final = frozenset("banner navigation contentinfo search".split())
_EDITOR: Final = frozenset({"application", "toolbar"})
"""What stands in both is a tool of an editor of texts (WAI-ARIA's pattern, as TinyMCE and CKEditor have it)."""
_SET: Final = EDITABLE - {"searchbox"}
_SECOND: Final = 0.75
"""What of a menu entry's promise goes on to those below it."""
_HALF_SAID: Final = 0.6
"""What a label promises of what it shares with the topic, where that is less than the topic: contents do so, too."""
_LIKE_IT: Final = 0.8
"""What a label promises whose meaning is near to what is sought, as the part of settings that holds it is called."""
_TERSE: Final = 8
"""A label of more words is no name of a part of settings."""
_UNSEEN: Final = 0.9
"""What of a promise is left where what is hidden gives it."""
_ADDRESSED: Final = 0.9
"""What of a promise is left where an address says it, and not the label."""
_FRAGMENT: Final = re.compile(r"#[\w:.-]+$")
"""An address on the same page, if no script makes something else of it; a mere "#" leads nowhere without one."""
_TO_READ: Final = 400
_SEARCHING: Final = 0.4
"""What a box promises that searches settings …"""
_NEXT_WORD: Final = 0.15
"""… and so much less with each word after the first."""


@dataclass(frozen=True, slots=True)
class Opener:
    """One thing to press (or to point at, or to write something into that searches), and why.

    ``tells``: its name speaks of the topic. ``within``: the roles of what it stands in, the nearest first. ``part``: it
    leads to a part of the place where it stands. ``text``: what is written.
    """

    key: Key
    do: Literal["press", "hover", "write"]
    node: Node
    promise: float
    chrome: bool = False
    address: str | None = None
    closes: bool = False
    modal: bool = False
    tells: bool = False
    within: tuple[str, ...] = ()
    part: bool = False
    text: str | None = None

    @property
    def deed(self) -> Deed:
        """What is to be done."""
        return Deed(self.do, self.node, self.text)


class Reader:
    """Reads screens for one meaning; ``start``: the address where their site starts."""

    def __init__(self, meaning: Meaning, vocabularies: Sequence[Vocabulary], start: str) -> None:
        self.meaning = meaning
        self.start = start
        self._ways = Ways(vocabularies)
        self._boxes = Boxes(vocabularies, self._ways)
        self._close = [Phrases(v.close, v.language) for v in vocabularies]
        self._denied = [Phrases(v.denied, v.language) for v in vocabularies]
        self._agrees = [Phrases((*v.yes, *v.on, *v.harmful, *v.next), v.language) for v in vocabularies]

    def denied(self, screen: Screen) -> bool:
        """Whether a screen says in so many words that it is not offered in this region."""
        return any(p.within(plain(node.text or node.name)) for node in screen.nodes for p in self._denied)

    def openers(self, screen: Screen) -> Iterator[Opener]:
        """What can be opened on a screen, in the order of the document."""
        repeats = Repeats(screen)
        heads = _headings(screen)
        modal = _topmost(screen)
        bars, index = 0, self._is_index(screen)
        way_out = self._way_out(screen, modal) if modal else None
        twice = doubles(screen)
        self.meaning.read(label for node in screen.nodes if node.ref and _terse(label := once(plain(node.called))))
        for node in (n for n in screen.nodes if _operable(screen, n, modal) and n.index not in twice):
            around = tuple(screen.ancestors(node))
            hides, bare = _hides(node), _is_bare(node)
            properties = dict(node.properties)
            if "anchor" in properties or (
                _FRAGMENT.match(properties.get("url", "")) and self._ways.elsewhere(plain(node.called))
            ):
                continue  # the rest of the page is there
            address = address_of(screen, node)
            if address is not None and (
                not stays(address, self.start, screen.address) or _sorts(screen, address, around)
            ):
                continue
            label = once(plain(node.called))
            promise = max(self._promise(node, label, heads[node.index], screen.address), self._belonging(screen, node))
            if repeats.enough(node, heads[node.index], address, promise, around):
                continue
            if promise < SETTINGS and {a.role for a in around} >= _EDITOR:
                continue
            chrome = any(a.role in CHROME for a in around)
            opened_by = screen.unfolded_by(node)  # it may hold what is called as something outside is
            stands = f"{heads[node.index]} in {plain(opened_by.label)}" if opened_by else heads[node.index]
            where = (address and canonical(address)) or ("chrome" if chrome else stands)
            closes = address is None and (self._puts_away(label, modal is not None) or node is way_out)
            if closes and modal is None:
                continue  # what does not stand in the way may stay
            if not bare:
                tells = self.meaning.tells(label) >= SURE or self.meaning.refuses(label)
                key = (node.role, label, where)
                within = tuple(a.role for a in around)
                part = modal is not None or node.role in PARTS or self._leads_within(address, screen.address)
                part = part or (index and address is not None)
                yield Opener(
                    key, "press", node, promise, chrome, address, closes, modal is not None, tells, within, part
                )
            pointed = node.popup not in (None, "dialog", "listbox") or hides
            bars += not pointed and chrome and address is None
            if pointed or (chrome and address is None and bars <= HEADED):
                # Menus that open by pointing; one that also opens by pressing costs less so.
                surer = 0.05 if node.popup or hides else -0.05
                yield Opener((node.role, label, f"hover {where}"), "hover", node, promise + surer, chrome)
        yield from self._searches(screen, modal)

    def _searches(self, screen: Screen, modal: Node | None) -> Iterator[Opener]:
        """Boxes that search settings, each with some words of what is sought."""
        for node in self._boxes.of_settings(screen, self.start):
            if modal is None or modal in screen.ancestors(node):
                for n, text in enumerate(self.meaning.queries):
                    key = (node.role, plain(node.called), f"write {text}")
                    yield Opener(key, "write", node, _SEARCHING - n * _NEXT_WORD, part=True, text=text)

    def _is_index(self, screen: Screen) -> bool:
        """Whether a screen is called settings, and has nothing to set: then its links lead to the parts of those."""
        return not sets(screen) and any(_terse(one) and self._ways.promise(one) >= SETTINGS for one in titles(screen))

    def _leads_within(self, address: str | None, here: str) -> bool:
        """Whether an address continues that of the page, or is one of those beneath settings, by what it is called.

        What the whole site lies beneath ("/admin/") says nothing.
        """
        above = set(segments(address)[:-1]) - set(segments(self.start)) if address else set()
        return beneath(address, here) or any(self._ways.named(one) >= SETTINGS for one in above)

    def _belonging(self, screen: Screen, node: Node) -> float:
        """What an entry of a menu's second level has of the promise of the first: "Reading" under "Settings"."""
        above = entry_above(screen, node)
        if above is None:
            return 0.0
        label = plain(above.label)
        told = max(self._ways.promise(label), self.meaning.leads(label), 0.97 * self.meaning.tells(label))
        return _SECOND * told if told > PLAIN else 0.0

    def _way_out(self, screen: Screen, modal: Node) -> Node | None:
        """The button of a dialog that agrees least, where none is known to put it away."""
        buttons = [n for n in screen.descendants(modal) if n.role == "button" and n.ref and n.label]
        if any(self._puts_away(plain(b.label), True) for b in buttons):
            return None
        others = [b for b in buttons if not any(p.begins(plain(b.label)) for p in self._agrees)]
        return others[-1] if others and len(others) < len(buttons) else None

    def _puts_away(self, label: str, modal: bool) -> bool:
        """Whether a button puts away what is in the way; in a dialog a name may go on after that ("no thanks, I …")."""
        return any(p.whole(label) or (modal and p.begins(label)) for p in self._close)

    def _promise(self, node: Node, label: str, heading: str, here: str) -> float:
        properties = dict(node.properties)
        said = plain(f"{label} {properties.get('description', '')} {properties.get('beside', '')}")
        names = set(called(properties.get("url", ""))) - set(segments(here))  # what all pages are called says nothing
        best = max(self._ways.promise(label), self._ways.promise(said), self.meaning.leads(label))
        tells = self.meaning.tells(said)
        best = max(
            best,
            (0.97 if tells >= SURE else _HALF_SAID) * tells,
            _LIKE_IT * self.meaning.likens(label) if _terse(label) else 0.0,
            *(_ADDRESSED * self._ways.named(one) for one in names),
        )
        if self.meaning.refuses(said):
            best = max(best, 0.9)
        if heading:
            best = max(best, min(0.8, 0.6 * self.meaning.tells(heading) + 0.1))
            if not any(letter.isalnum() for letter in label):  # an icon opens what it stands under
                best = max(best, 0.9 * self._ways.promise(heading), 0.9 * self.meaning.tells(heading))
        best = max(best, self._behind(properties))
        opens = node.popup or node.expanded is False
        if (opens and node.role != "combobox") or node.role == "tab":  # a list box only shows its choices
            best = max(best, 0.3)
        return best

    def _behind(self, properties: Mapping[str, str]) -> float:
        """What the entries of a menu promise that a control hides, and the names in a part that it opens."""
        best = 0.0
        if hidden := properties.get("hides"):
            for entry in map(plain, (*hidden.split(", "), hidden)):
                best = max(best, _UNSEEN * max(self.meaning.tells(entry), self._ways.promise(entry)))
        for name in map(plain, properties["holds"].split(", ") if "holds" in properties else ()):
            tells = 1.0 if self.meaning.refuses(name) else self.meaning.tells(name)
            best = max(best, (_UNSEEN if tells >= SURE else _HALF_SAID) * tells)
        return best


def _operable(screen: Screen, node: Node, modal: Node | None) -> bool:
    """Whether something can be pressed or pointed at and may lead elsewhere; below what lies over the page nothing can.

    What is chosen or open already leads nowhere.
    """
    leads = node.role in OPENING or (node.role == "option" and leads_elsewhere(screen, node))
    if not node.ref or node.disabled or not leads or not _tells(node) or (node.role in TEXTS and not node.pointer):
        return False
    around = tuple(screen.ancestors(node))
    if modal is not None and modal is not node and modal not in around:
        return False
    if any(a.role == "option" for a in around) or (node.role == "combobox" and node.popup != "listbox"):
        return False
    return not node.selected and not node.expanded and (not _is_bare(node) or _hides(node))


def _is_bare(node: Node) -> bool:
    """Whether nothing says that pressing it does something."""
    return node.role == "generic" and not node.pointer and node.popup is None


def _hides(node: Node) -> bool:
    """Whether pointing at it shows something."""
    return bool(dict(node.properties).get("hides"))


def _sorts(screen: Screen, address: str, around: Sequence[Node]) -> bool:
    """Whether a link at the head of a column only asks for the same page in another order."""
    same = urlsplit(address)._replace(query="") == urlsplit(screen.address)._replace(query="")
    return same and "?" in address and any(a.role == "columnheader" for a in around)


def _terse(label: str) -> bool:
    """Whether a label may be the name of a part of settings, by its length."""
    return len(label.split()) <= _TERSE


def _tells(node: Node) -> bool:
    """Whether a control has a name, or says without one that it opens something or where it leads."""
    return bool(node.called or node.popup or "url" in dict(node.properties)) or node.expanded is False


def _headings(screen: Screen) -> dict[int, str]:
    """For each node the heading or named group that it stands under, folded.

    A menu stands under none: it lies over the page, whatever that shows just then. Nothing stands under what is in a
    tooltip.
    """
    found: dict[int, str] = {}
    last = ""
    named: dict[int, str] = {-1: ""}
    for node in screen.nodes:
        if node.role == "heading" and not any(a.role == "tooltip" for a in screen.ancestors(node)):
            last = plain(node.label)
        own = named.get(node.parent, "")
        if node.role in ("group", "region", "radiogroup", "tabpanel", "dialog", "form") and node.name:
            own = plain(node.name)
        if node.role == "menu":
            own = plain(node.name) or node.role
        named[node.index] = own
        found[node.index] = own or last
    return found


def _topmost(screen: Screen) -> Node | None:
    """The dialog or menu that has to be dealt with first, if one is open: the last modal one."""
    modal = [n for n in screen.nodes if n.role in OVERLAYS and n.modal]
    return modal[-1] if modal else None


def reads(screen: Screen) -> bool:
    """Whether a screen is there to be read: many words that lead nowhere, and nothing on it that could be set."""
    leading = sum(len(node.label.split()) for node in screen.nodes if node.ref)
    return not sets(screen) and screen.words - leading >= _TO_READ


def sets(screen: Screen) -> bool:
    """Whether anything on a screen could be set; what stands in its bars unfolds menus, or searches."""
    settable = (n for n in screen.nodes if n.on is not None or n.role in _SET or n.popup == "listbox")
    return any(all(a.role not in _BARS for a in screen.ancestors(node)) for node in settable)
