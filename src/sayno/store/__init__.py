"""Stores: a study as a folder, and in memory for tests. Everything is redacted at the door."""

from sayno.store.folder import FolderStore, write_atomically
from sayno.store.memory import MemoryStore

__all__ = ["FolderStore", "MemoryStore", "write_atomically"]
