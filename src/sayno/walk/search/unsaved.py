"""What was changed in forms of their own, each of which has to be saved.

The first form that is sent may take the page away, and nothing comes back where there is no network: so in a rehearsal
the last Save is pressed first, the others where they still stand then, and what is left is only told.
"""

from collections.abc import Mapping

from sayno.model.node import Node
from sayno.model.screen import Screen
from sayno.walk.search.candidate import Closing
from sayno.walk.search.savers import Savers, pressing


class Unsaved:
    """The Saves that have not been pressed. Controls are told by what they are about."""

    def __init__(self, savers: Savers) -> None:
        self._savers = savers
        self._told: dict[str, Closing] = {}
        self._left: dict[int, Closing] = {}

    @property
    def left(self) -> tuple[Closing, ...]:
        """What has to be pressed besides the Save that was."""
        return tuple(self._left.values())

    @property
    def told(self) -> bool:
        """Whether some were only told, and never pressed."""
        return bool(self._told or self._left)

    def next(self, screen: Screen, changed: Mapping[str, Node]) -> Node | None:
        """One of them that still stands on the screen, which is left no longer; None where none does."""
        for node in changed.values():
            own = self._savers.own_savers(screen, node)
            at = next((at for at, save in self._left.items() if own and pressing(screen, own[0]) == save), None)
            if at is not None:
                del self._left[at]
                return own[0]
        return None

    def leaving(self, screen: Screen, changed: Mapping[str, Node]) -> list[Closing]:
        """What has to be pressed before another part of the page is opened, which may close this one."""
        saves: dict[int, Closing] = {}
        for about, node in changed.items():
            own = self._savers.own_savers(screen, node)
            if own and about not in self._told:
                self._told[about] = saves[own[0].index] = pressing(screen, own[0])
        return list(saves.values())

    def saving(self, screen: Screen, changed: Mapping[str, Node], first: Node) -> list[Closing]:
        """Which of those that were told need not be pressed after all, since the first Save is theirs too."""
        needless = []
        for about, node in changed.items():
            own = self._savers.own_savers(screen, node)
            if own and own[0].index == first.index and about in self._told:
                needless.append(self._told.pop(about))
            elif own and own[0].index != first.index and about not in self._told:
                self._left[own[0].index] = pressing(screen, own[0])
        return list(dict.fromkeys(needless))
