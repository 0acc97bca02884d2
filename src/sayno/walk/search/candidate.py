"""Candidates: controls that may refuse a topic, and the deeds that a refusal ends with."""

from dataclasses import dataclass
from typing import Final, Literal

from sayno.model.node import Node

_WORDS: Final = 0.3
"""What the words that a label shares with a phrase weigh beside its likeness (``benchmarks/wording.py``)."""

_MAYBE: Final = 0.7
"""What has neither role nor name may be no switch at all."""

Do = Literal["press", "toggle", "choose", "enter", "write"]


@dataclass(frozen=True, slots=True)
class Closing:
    """One deed of the end of a way: what to do to which control, and whether the study's rule counts it."""

    do: Do
    role: str
    name: str
    value: str = ""
    field: str = ""
    under: str = ""
    counts: int = 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A control that may refuse the topic. ``unfold``: a list that is closed, whose choices nobody has seen yet.

    ``group`` is what a choice is about, where the control's own name is that of the choice (Do not allow).
    ``strength``: how much speaks for it, 0 to 1; ``covered``: how much of what it is called does; ``likeness``: how
    near in meaning that is to what is sought. ``allows``: whether data is used as it stands now; None where that cannot
    be seen. ``ending``: what is done from here on; where it already refuses, nothing. ``behind``: what has to be opened
    besides, for one that stands in another part of the page than the first of those that refuse together. ``switches``:
    whether a button says that it switches one thing off, of which there may be several.
    """

    kind: Literal["toggle", "choose", "unfold", "press", "request"]
    node: Node
    strength: float
    allows: bool | None
    ending: tuple[Closing, ...]
    inverted: bool = False
    complete: bool = True
    chosen: str | None = None
    group: str = ""
    told: str = ""
    behind: Closing | None = None
    covered: float = 1.0
    likeness: float = 0.0
    switches: bool = False

    @property
    def name(self) -> str:
        """The control's label; without the state, where the label says that too."""
        return self.told or self.node.label

    @property
    def beside(self) -> str:
        """The text beside a control that has no name."""
        return dict(self.node.properties).get("beside", "")

    @property
    def about(self) -> str:
        """What it is about, by which one setting is known wherever it stands."""
        return self.group or self.name or self.beside

    @property
    def nearness(self) -> float:
        """How near it is to what is sought, by its words and by their meaning; for comparing only."""
        near = _WORDS * self.strength + self.likeness
        return _MAYBE * near if self.node.role == "generic" and not self.node.label else near

    @property
    def cost(self) -> int:
        """Counted actions from this screen on."""
        return sum(deed.counts for deed in self.ending)
