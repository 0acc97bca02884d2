"""A rehearsal: the way that a search found, walked by pressing, and its end played through in a tab that is cut off.

A control that is changed may ask back, or hold only once a Save is pressed that was not there before. Nobody can see
that by looking. So the way is walked in a tab of its own; before the control is touched the tab is cut off from the
network, for good, and then the refusal is made where nothing can come of it.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayno.model.node import EDITABLE, Node
from sayno.model.screen import Screen
from sayno.model.walk import Outcome
from sayno.seams import TOP, Deed, End, Missing
from sayno.walk.search.approach import MOST_SCROLLS, MOST_SLIPS, Approach
from sayno.walk.search.candidate import Candidate, Closing
from sayno.walk.search.chart import Edge
from sayno.walk.search.filling import Filling
from sayno.walk.search.judging import Judge
from sayno.walk.search.openers import Reader
from sayno.walk.search.parts import Parts, shut
from sayno.walk.search.savers import pressing
from sayno.walk.search.sight import Sight
from sayno.walk.search.survey import Survey
from sayno.walk.search.unsaved import Unsaved
from sayno.walk.search.words import plain

MOST_CLOSING: Final = 30
"""A refusal that takes more actions than that once its control is reached goes round in circles."""

WAITS_S: Final = 1.0
"""How long to look again for a reaction that comes late; the loop's patience must be longer."""
FILLS_S: Final = 3.0
"""So long a page may say that it still fills before its tab is cut off: then nothing comes any more."""


@dataclass(frozen=True, slots=True)
class Played:
    """What a rehearsal showed: the deeds from the control on, and whether the end was reached.

    ``sent``: whether the page wanted to send the change; where it did not, it may keep it by itself.
    """

    ending: tuple[Closing, ...]
    complete: bool
    sent: bool


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a tab.

    ``cut`` cuts it off from the network for good; ``attempts``: how often its page wanted to change something;
    ``kept``: how many things it has written into the browser since it was cut off.
    """

    cut: Callable[[], None]
    attempts: Callable[[], int]
    kept: Callable[[], int]


class Rehearse:
    """Walks a way by pressing, then makes the refusal."""

    def __init__(
        self,
        way: Sequence[Edge],
        candidates: Sequence[Candidate],
        judge: Judge,
        reader: Reader,
        behind: Behind,
        answers: Callable[[str], str],
    ) -> None:
        self.played: list[Closing] = []
        self.sent = False
        self.absent = False
        self.vain: Candidate | None = None
        self._approach = Approach(way, reader)
        self._left = list(candidates)
        self._judge = judge
        self._behind = behind
        self._filling = Filling(judge.forms, answers)
        self._scrolled = 0
        self._begun = False
        self._asked = 0
        self._before: Screen | None = None
        self._did: Closing | None = None
        self._since: float | None = None
        self._closed = False
        self._kept = 0
        self._request = bool(candidates) and candidates[0].kind == "request"
        self._pressed: set[str] = set()
        self._tried: set[str] = set()
        self._trying: Closing | None = None
        self._last: Candidate | None = None
        self._unfolded: Candidate | None = None
        self._slips = 0
        self._changed: list[Candidate] = []
        self._unsaved = Unsaved(judge.savers)
        self._fills_since: float | None = None
        self._saves_ask = False
        self._survey = Survey(() if self._request else candidates)
        self._parts = Parts(way, candidates, reader)

    def next(self, screen: Screen) -> Deed | Missing | End:
        """The next deed, or the end."""
        if not self._approach.arrived:
            return self._approach.next(screen)
        if not self._begun:
            if (loading := self._parts.loading(screen, absent=self._absent(screen))) is not None:
                return loading
            if self._absent(screen) and screen.below and self._scrolled < MOST_SCROLLS:
                return Deed("scroll")
            if (surveying := self._survey.next(screen, lambda c: self._same(screen, c) is not None)) is not None:
                return surveying
            if self._unready(screen) and self._waits():  # once the tab is cut off, nothing comes any more
                return Missing("the control that was found", "no such control")
            if self._fills(screen):
                return Missing("a page that is there whole", "one that still fills")
            self._begun, self._since = True, None
            self._behind.cut()
            self._asked = self._behind.attempts()
        if len(self.played) >= MOST_CLOSING:
            return End(Outcome.LOOPED, "no end to what is asked")
        return self._fill(screen) if self._request else self._refuse(screen)

    def _fills(self, screen: Screen) -> bool:
        """Whether a page says that more is to come, as what covers it until then; what never ends is not waited for."""
        if not any(node.role == "progressbar" for node in screen.nodes):
            return False
        self._fills_since = self._fills_since or time.monotonic()
        return time.monotonic() - self._fills_since < FILLS_S

    def done(self, deed: Deed, after: Screen) -> None:  # noqa: ARG002
        """On along the way; what was done to end it is noted."""
        if not self._approach.arrived:
            self._approach.done(deed)
        elif deed.do == "scroll":
            self._scrolled = 0 if deed.value == TOP else self._scrolled + 1
        elif self._did is not None:
            self.played.append(self._did)
            self._did = None
            self._since = None

    def refused(self, deed: Deed, reason: str) -> bool:  # noqa: ARG002
        """What could not be done is looked for again, a few times."""
        if not self._approach.arrived:
            return self._approach.refused(deed)
        if deed.do == "scroll":  # there is no more of it
            self._scrolled = MOST_SCROLLS
            self._survey.ends()
            return True
        self._slips += 1
        if self._last is not None and self._did is not None and self._did == self._last.ending[0]:
            self._left.insert(0, self._changed.pop())  # it was drawn anew under the hand: look again
            self._unfolded = None
        self._trying = None if self._trying == self._did else self._trying
        self._did = None
        return self._slips < MOST_SLIPS

    @property
    def broken(self) -> Edge | None:
        """Where the way could not be walked."""
        return self._approach.broken

    @property
    def result(self) -> Played:
        """What was played.

        Whether a request that is sent is answered by another question, nobody can see here; nor, where one Save has
        asked back, whether those would that were only told.
        """
        guessed = self._saves_ask and self._unsaved.told
        return Played(tuple(self.played), complete=not self._request and not guessed, sent=self.sent)

    def _absent(self, screen: Screen) -> bool:
        """Whether the first control is not on the screen, as on a page that is drawn while one scrolls."""
        return bool(self._left) and not self._request and self._same(screen, self._left[0]) is None

    def _unready(self, screen: Screen) -> bool:
        """Whether the first control is not there, or greyed out or off as one whose state is still asked for."""
        if not self._left or self._request:
            return False
        found = self._same(screen, self._left[0])
        return found is None or found.node.disabled or not found.ending

    # A control.

    def _refuse(self, screen: Screen) -> Deed | Missing | End:
        asking = self._question(screen)
        if asking is not None:
            self._saves_ask = self._saves_ask or bool(self._pressed)
            return self._deed(Closing("press", asking.role, asking.label), asking, screen)
        if self._unfolded is not None:
            return self._choose(screen, self._unfolded)
        if self._left:
            return self._change(screen, self._left[0])
        if not self.played:
            return End(Outcome.REHEARSED, "it is refused already")
        if self._behind.attempts() > self._asked or (self.sent and not self._waits()):
            self.sent = True
            return self._save_the_rest(screen)
        return self._save(screen)

    def _save_the_rest(self, screen: Screen) -> Deed | End:
        """The Save of another form, where that still stands once one was sent; the others are told."""
        save = self._unsaved.next(screen, self._touched_all(screen))
        if save is None:
            self.played.extend(self._unsaved.left)
            return End(Outcome.REHEARSED)
        self._asked = self._behind.attempts()
        return self._deed(pressing(screen, save), save, screen)

    def _save(self, screen: Screen) -> Deed | Missing | End:
        """What makes a change hold that the page has not sent by itself."""
        if self._pressed and self._waits():
            return Missing("what came of the Save", "nothing yet")
        save = self._judge.savers.saver(screen, self._before, self._touched(screen), self._pressed)
        if save is not None and not self._pressed and not self._closed and self._judge.savers.done(save):
            if self._behind.kept() >= len(self._changed):  # the browser keeps it already
                return self._shut(screen, save)
            if self._waits():
                return Missing("whether it holds at once", "nothing kept yet")
        if save is not None and not self._closed:
            if not self._pressed:
                for needless in self._unsaved.saving(screen, self._touched_all(screen), save):
                    self.played.remove(needless)
            self._pressed.add(self._judge.savers.mark(screen, save))
            return self._deed(pressing(screen, save), save, screen)
        if self._waits():
            return Missing("a Save, a question or a request", "nothing yet")
        if screen.below and self._scrolled < MOST_SCROLLS:
            return Deed("scroll")  # the Save may stand at the end of what is drawn while one scrolls
        return self._close(screen)

    def _waits(self) -> bool:
        """Whether something may still come of the last deed."""
        now = time.monotonic()
        self._since = self._since or now
        return now - self._since < WAITS_S

    def _close(self, screen: Screen) -> Deed | End:
        """Nothing was sent and there is no Save: what the control stands in may keep the change when it is closed.

        Where nothing is sent or kept then either, closing was not needed.
        """
        if self._closed:
            if self._behind.kept() == self._kept:
                self.played.pop()
            return End(Outcome.REHEARSED)
        close = self._judge.savers.closer(screen)
        if close is None or not self.played:
            return End(Outcome.REHEARSED)
        return self._shut(screen, close)

    def _shut(self, screen: Screen, close: Node) -> Deed:
        self._closed, self._kept = True, self._behind.kept()
        return self._deed(pressing(screen, close), close, screen)

    def _touched_all(self, screen: Screen) -> dict[str, Node]:
        """The controls that were changed, as they stand now, by what they are about."""
        found = ((c.about, self._same(screen, c)) for c in self._changed)
        return {about: same.node for about, same in found if same is not None}

    def _change(self, screen: Screen, candidate: Candidate) -> Deed | Missing | End:
        """The next control that has to be changed; one that refuses already needs nothing."""
        found = self._same(screen, candidate)
        self.absent = found is None and not self.played
        if found is None and (part := self._closed_part(screen, candidate)) is not None:
            return part
        if found is None and self.played and screen.below and self._scrolled < MOST_SCROLLS:
            return Deed("scroll")  # the next one of a long list
        if found is None:
            return Missing(f"{candidate.node.role} '{candidate.node.label}'", "no such control")
        if found.node.disabled:
            return self._enable(screen, found)
        self._trying = None
        if candidate.behind is not None and self._parts.owed(candidate.behind):
            self.played.append(candidate.behind)
        self._last = self._left.pop(0)
        self._changed.append(self._last)
        self._unfolded = self._last if found.kind == "unfold" and found.ending else None
        return self._deed(found.ending[0], found.node, screen) if found.ending else self._refuse(screen)

    def _closed_part(self, screen: Screen, candidate: Candidate) -> Deed | None:
        """The part of the page that a control stands in, to be opened; whatever was changed before is to be saved."""
        node = shut(screen, candidate.behind) if candidate.behind else None
        if node is None or candidate.behind is None:
            return None
        self._parts.pressed(candidate.behind)
        self.played.extend(self._unsaved.leaving(screen, self._touched_all(screen)))
        return self._deed(candidate.behind, node, screen)

    def _choose(self, screen: Screen, folded: Candidate) -> Deed | Missing | End:
        """The choice that refuses, in a list that has just been opened; where it has none, it is no refusal."""
        choices = (c for c in self._judge.candidates(screen) if c.kind == "choose")
        choice = next((c for c in choices if plain(c.group) == plain(folded.group)), None)
        if choice is None and self._waits():
            return Missing(f"the choices of '{folded.group}'", "none that refuses")
        if choice is None or not choice.ending:
            self.vain = folded
            return End(Outcome.BROKEN, f"'{folded.group}' has no choice that refuses")
        self._unfolded, self._last = None, choice
        return self._deed(choice.ending[0], choice.node, screen)

    def _enable(self, screen: Screen, candidate: Candidate) -> Deed | Missing | End:
        """A control that is greyed out waits for another: the switches before it, from the nearest.

        One that did not help is put back, and is no part of the refusal.
        """
        if self._trying is not None and self._waits():
            return Missing(f"{candidate.node.role} '{candidate.node.label}'", "still greyed out")
        for node in reversed(screen.nodes[: candidate.node.index]):
            if node.ref is None or node.on is None or node.disabled:
                continue
            to = "off" if node.on else "on"
            if self._trying is not None and node.label == self._trying.name:
                self.played.remove(self._trying)
                self._trying = self._did = None
                return Deed("toggle", node, to)
            if self._trying is None and node.label not in self._tried:
                self._tried.add(node.label)
                self._trying = Closing("toggle", node.role, node.label, to)
                return self._deed(self._trying, node, screen)
        return End(Outcome.BROKEN, f"{candidate.node.role} '{candidate.node.label}' is greyed out")

    def _same(self, screen: Screen, candidate: Candidate) -> Candidate | None:
        """The control as it stands on this screen."""
        unfold = candidate.kind == "unfold"
        shown = self._judge.folded(Sight(screen)) if unfold else self._judge.candidates(screen)
        alike = [c for c in shown if _alike(c, candidate)]  # of two that are called the same, the one that stands there
        same = min(alike, key=lambda c: abs(c.node.index - candidate.node.index), default=None)
        return same or self._judge.twin(screen, candidate)

    def _question(self, screen: Screen) -> Node | None:
        """The button that says yes in a dialog that came up after the last deed."""
        if not self.played or self._before is None:
            return None
        return self._judge.savers.confirming(screen, self._before)

    def _touched(self, screen: Screen) -> Node | None:
        """The last control that was changed, as it stands now; of a list that has closed, what opens it."""
        if self._last is None:
            return None
        same = self._same(screen, self._last)
        opens = (n for n in screen.nodes if n.ref and n.label == self._last.group)
        return same.node if same else self._judge.turned(screen, self._last) or next(opens, None)

    # A form.

    def _fill(self, screen: Screen) -> Deed | Missing | End:
        if self._behind.attempts() > self._asked:
            self.sent = True
            return End(Outcome.REHEARSED)
        asked = self._filling.next(screen)
        if isinstance(asked, End):
            return asked
        if asked is not None:
            return self._deed(asked.closing, asked.node, screen, asked.value)
        if self._waits():
            return Missing("the form", "no form")
        return End(Outcome.REHEARSED if self.played else Outcome.BROKEN)

    def _deed(self, closing: Closing, node: Node, screen: Screen, value: str | None = None) -> Deed:
        self._did, self._before = closing, screen
        given = closing.value if value is None else value
        if closing.do == "choose" and node.role in EDITABLE and not given:
            options = [n.label for n in screen.descendants(node) if n.role == "option" and not n.selected]
            given = options[0] if options else ""
            self._did = replace(closing, name=given, value="")
        return Deed(closing.do, node, given or None, closing.field or None)


def _alike(one: Candidate, other: Candidate) -> bool:
    same = one.kind == other.kind and one.node.role == other.node.role and one.name == other.name
    return same and one.group == other.group and one.beside == other.beside
