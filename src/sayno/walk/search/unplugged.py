"""The guard of a rehearsal: it looks only, until its tab is cut off from the network; then nothing can do harm."""

from collections.abc import Callable

from sayno.model.screen import Screen
from sayno.seams import Deed, Guard, Verdict


class Unplugged:
    """The guard of a rehearsal: looks only until the tab is cut off; then nothing can do harm."""

    def __init__(self, until: Guard, cut: Callable[[], bool]) -> None:
        self._until = until
        self._cut = cut

    def judge(self, screen: Screen, deed: Deed) -> Verdict:
        """As :class:`Guard` says."""
        if deed.do in ("open", "begin", "reload", "back") and self._cut():
            return Verdict(False, "the tab is cut off")
        return Verdict(True) if self._cut() else self._until.judge(screen, deed)
