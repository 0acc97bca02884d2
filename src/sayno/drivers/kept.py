"""What a page keeps in the browser itself: there a setting may hold without anything being sent."""

from typing import Any, Final

from playwright.async_api import CDPSession

_EVENTS: Final = ("domStorageItemAdded", "domStorageItemUpdated", "domStorageItemRemoved")


class Kept:
    """Counts the keys of a tab's local storage that were first written after it began to count.

    What a page writes again and again (who is there, which version) it has mostly written before.
    """

    def __init__(self) -> None:
        self._before: set[str] = set()
        self._since: set[str] | None = None

    @property
    def keys(self) -> int:
        """How many; 0 before it counts."""
        return len(self._since or ())

    async def watch(self, session: CDPSession) -> None:
        """Hear of what is written from now on."""
        for event in _EVENTS:
            session.on(f"DOMStorage.{event}", self._written)
        await session.send("DOMStorage.enable")

    def count(self) -> None:
        """Begin to count."""
        self._since = set()

    def _written(self, event: dict[str, Any]) -> None:
        key = str(event["key"])
        if not event["storageId"].get("isLocalStorage") or event.get("oldValue") == event.get("newValue", ""):
            return
        if self._since is None:
            self._before.add(key)
        elif key not in self._before:
            self._since.add(key)
