"""Playwright, spoken to from a thread of its own, so that whatever a page does, nobody waits for it for ever."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, Final, TypeVar

T = TypeVar("T")

PATIENCE_S: Final = 60.0
"""No single piece of work may take longer; the parts of it have shorter limits of their own."""
GRACE_S: Final = 5.0
"""So long work that was told to end may take to do so, before nobody waits for it any more."""


class Engine:
    """An event loop in a thread. Any thread may give it work; works of several threads go on side by side."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="browser", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T], within: float = PATIENCE_S) -> T:
        """The result of some work. Raises what it raises, and ``TimeoutError`` after ``within`` seconds."""
        future = asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, within), self._loop)
        try:
            return future.result(within + GRACE_S)
        except BaseException:
            future.cancel()
            raise

    def stop(self) -> None:
        """End the loop and its thread; work that is still under way is given up."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        if not self._thread.is_alive():
            self._loop.close()
