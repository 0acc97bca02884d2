"""The look-only guard: nothing that could change the account is pressed, and nothing that could is sent."""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urljoin, urlsplit

from sayno.model.node import Node
from sayno.model.screen import Screen
from sayno.model.vocabulary import Vocabulary
from sayno.seams import Deed, Sent, Verdict
from sayno.walk.asking import YES, fetches, follows, makes
from sayno.walk.languages import chooses_language
from sayno.walk.operations import keeps_session, lists, reads, writes
from sayno.walk.search.boxes import Boxes
from sayno.walk.search.entries import leads_elsewhere
from sayno.walk.search.sight import Sight
from sayno.walk.search.states import States
from sayno.walk.search.ways import Ways
from sayno.walk.search.words import Phrases, plain

_CHOICES: Final = frozenset("checkbox switch radio option menuitemcheckbox menuitemradio slider spinbutton".split())
_TOGETHER: Final = frozenset("dialog alertdialog form region group".split())
"""What holds the settings that one button keeps."""
_TYPED: Final = frozenset({"textbox", "spinbutton", "slider"})
_MOVES: Final = frozenset({"scroll", "close", "back", "hover", "reload"})
_SHORT: Final = 4
_DEED_WORDS: Final = 2
_EXPLAINED: Final = 7
_ENTRIES: Final = frozenset({"listitem", "menuitem", "option", "tab", "treeitem"})
_SPOKEN: Final = re.compile(r"/(?:set-?)?(?:lang|language|locale)/([a-z]{2,3}(?:[_-]\w+)?)/?$", re.I)
_SPOKEN_BY: Final = re.compile(r"(?:^|&)(?:set|use)?(?:lang|language|locale)=([a-z]{2,3}(?:[_-]\w+)?)(?:&|$)", re.I)
_ROW: Final = 2
"""A switch stands after its name, and an explanation at most."""
_FEW: Final = 3


class LookOnly:
    """Judges what is about to be pressed, by role, name, form and surroundings, and what a page is about to send."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        self._harmful = [Phrases(v.harmful, v.language) for v in vocabularies]
        self._leave = [Phrases(v.leave, v.language) for v in vocabularies]
        self._grave = [Phrases(v.grave, v.language) for v in vocabularies]
        self._settings = [Phrases(v.ways.settings, v.language) for v in vocabularies]
        self._parts = [Phrases((*v.ways.settings, *v.ways.privacy, *v.ways.account), v.language) for v in vocabularies]
        self._switching = [Phrases(v.switching, v.language) for v in vocabularies]
        self._send = [Phrases(v.send, v.language) for v in vocabularies]
        self._close = [Phrases(v.close, v.language) for v in vocabularies]
        self._save = [Phrases(v.save, v.language) for v in vocabularies]
        self._off = [Phrases((*v.off, *v.is_off), v.language) for v in vocabularies]
        self._states = States(vocabularies)
        self._boxes = Boxes(vocabularies, Ways(vocabularies))

    def judge(self, screen: Screen, deed: Deed) -> Verdict:
        """Yes to what only leads somewhere."""
        if deed.do in _MOVES:
            return YES
        if deed.do in ("open", "begin"):
            return follows(deed.value or "")
        if deed.do == "write" and deed.node is not None and self._boxes.searches(deed.node):
            return YES  # nothing is sent by it but what is sought, and the wire is judged besides
        if deed.do != "press" or deed.node is None:
            return Verdict(False, "would enter or choose something")
        return self.presses(screen, deed.node)

    def presses(self, screen: Screen, node: Node) -> Verdict:
        """Whether a control may be pressed."""
        for verdict in (self._by_role(screen, node), self._by_target(screen, node), self._names(node)):
            if not verdict.allowed:
                return verdict
        return Verdict(False, "would keep what is chosen") if self._saves(screen, node) else YES

    def _saves(self, screen: Screen, node: Node) -> bool:
        """Whether a button keeps what was set: a mere "OK", where nothing can be set, only closes something."""
        label = plain(node.called)
        opens = node.popup is not None or node.expanded is not None
        if node.role != "button" or opens or not any(phrases.whole(label) for phrases in self._save):
            return False
        if len(label.split()) > 1:
            return True
        around = next((a for a in screen.ancestors(node) if a.role in _TOGETHER), None)
        beside = screen.descendants(around) if around else screen.nodes
        return any(n.on is not None or n.popup == "listbox" or n.role in _TYPED for n in beside)

    def _by_role(self, screen: Screen, node: Node) -> Verdict:
        """Not what is a choice or a switch, or may be one."""
        if node.role in _CHOICES and not (node.role == "option" and leads_elsewhere(screen, node)):
            return Verdict(False, "would change a choice")
        bare = not node.label and ("beside" in dict(node.properties) or not node.called)
        if node.role == "generic" and bare and node.popup is None and node.expanded is None:
            return Verdict(False, "has no name, and may be a switch")
        if node.role == "generic" and node.popup is None and _beside_a_choice(screen, node):
            return Verdict(False, "stands beside a choice, and may change it")
        if node.role == "generic" and node.popup is None and self._states.read(node) is not None:
            return Verdict(False, "says that it is on or off, and may be a switch")
        if node.toggles and node.expanded is None:
            return Verdict(False, "would switch something")
        if node.chosen is not None and self._may_refuse(screen, node):
            return Verdict(False, "would change a choice")
        if node.popup is None and node.expanded is None and chooses_language(screen, node):
            return Verdict(False, "would change the language")
        return YES

    def _may_refuse(self, screen: Screen, node: Node) -> bool:
        """Whether a row of buttons of which one is drawn as chosen is a setting, as one of them says "none" or "no"."""
        row = next((options for options in Sight(screen).segmented if node in options), [])
        return any(phrases.whole(plain(option.called)) for option in row for phrases in self._off)

    def _by_target(self, screen: Screen, node: Node) -> Verdict:
        """Not what loads a file, sends a form, or leads to an address that changes something."""
        properties = dict(node.properties)
        if "download" in properties or properties.get("type") == "file":
            return Verdict(False, "would download or upload")
        if properties.get("form", "").startswith(("post", "dialog ")):
            return Verdict(False, "would send a form")
        if "url" in properties and not properties["url"].startswith("javascript:"):
            leads = follows(urljoin(screen.address, properties["url"]))
            if not leads.allowed:
                return leads
            if makes(urljoin(screen.address, properties["url"])):
                return Verdict(False, "its address says that it makes something new")
            if _speaks(urljoin(screen.address, properties["url"])) not in ("", _speaks(screen.address)):
                return Verdict(False, "would change the language")
            if self._puts_away(screen, node, properties["url"]):
                return Verdict(False, "would put something away for good")
        return YES

    def _puts_away(self, screen: Screen, node: Node, url: str) -> bool:
        """Whether a link asks for the same page again, to be told that something on it need not be shown any more."""
        there, here = urlsplit(urljoin(screen.address, url)), urlsplit(screen.address)
        again = there.query and there.path == here.path and there.query != here.query
        return bool(again) and any(phrases.begins(plain(node.called)) for phrases in self._close)

    def _names(self, node: Node) -> Verdict:
        """By the name. What only opens something may be called by a deed; what names settings may be too.

        A link with an address asks for a page: there only a short name that says no more than the deed counts.
        """
        label = plain(node.called)
        short = len(label.split()) <= _SHORT
        link = bool(dict(node.properties).get("url"))
        if any(phrases.within(label) for phrases in self._leave) and (short or not link):
            return Verdict(False, "its name says that it signs out")
        if any(phrases.within(label) for phrases in self._grave) and (
            short or not (link or self._explains(node, label))
        ):
            return Verdict(False, "its name says that it does harm")
        if any(phrases.whole(label) for phrases in self._close):
            return YES
        opens = node.popup is not None or node.expanded is not None or node.role == "tab"
        bare = not link or len(label.split()) <= _DEED_WORDS  # a longer name of a link tells of the page behind it
        harmful = bare and any(p.exactly(label) if link else p.whole(label) for p in self._harmful)
        settings = len(re.findall(r"\w+", label)) > 1 and any(phrases.within(label) for phrases in self._settings)
        if harmful and not opens and not settings:  # "Share" shares, "Share settings" does not
            return Verdict(False, "its name says that it does something")
        if not link and not opens and any(phrases.at_an_end(label) for phrases in self._switching):
            return Verdict(False, "its name says that it switches something")
        if not link and not opens and len(label.split()) > _FEW and any(p.begins(label) for p in self._send):
            return Verdict(False, "its name says that it sends something")  # as a link, it asks for the form
        return YES

    def _explains(self, node: Node, label: str) -> bool:
        """Whether an entry is called as a part of settings, and tells at length what is there ("System: reboot, …")."""
        parts = any(phrases.begins(label) for phrases in self._parts)
        return node.role in _ENTRIES and parts and len(label.split()) >= _EXPLAINED

    def wire(self, sent: Sent) -> Verdict:
        """Yes to what only reads."""
        if sent.kind == "WebSocket":
            return YES if sent.body is None or not writes(sent.body) else Verdict(False, "writes through a socket")
        if sent.method in ("GET", "HEAD", "OPTIONS"):
            return follows(sent.address) if sent.kind == "Document" else fetches(sent.address, loading=sent.loading)
        if sent.method == "PUT" and keeps_session(sent):
            return YES
        if sent.method != "POST" or sent.kind == "Document":
            return Verdict(False, f"{sent.method} of a {sent.kind.lower()}")
        if sent.kind == "Ping":
            return Verdict(False, "reports something")
        return YES if reads(sent) or (sent.loading and lists(sent)) else Verdict(False, "may change something")


def _speaks(address: str) -> str:
    """The language that an address asks to be spoken to in ("/lang/fr", "?locale=fr"), if it does."""
    found = _SPOKEN.search(urlsplit(address).path) or _SPOKEN_BY.search(urlsplit(address).query)
    return found[1].lower() if found else ""


def _beside_a_choice(screen: Screen, node: Node) -> bool:
    """Whether the text that can be pressed stands in a row with a switch, so that pressing it may be pressing that."""
    row = [n for n in screen.nodes[node.index + 1 : node.index + 1 + _ROW] if n.parent == node.parent]
    said = [n for n in screen.nodes if n.parent == node.parent and dict(n.properties).get("beside") == node.label]
    return any(n.on is not None and n.role in _CHOICES for n in (*row, *said))
