"""Histories and single documents: versions, claims, events, stance."""

from sayno.terms.history import BadHistory, History, UnreadableText, open_history

__all__ = ["BadHistory", "History", "UnreadableText", "open_history"]
