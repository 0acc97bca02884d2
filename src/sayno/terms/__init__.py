"""Histories of documents: versions, and what they say on a topic."""

from sayno.terms.history import BadHistory, History, UnreadableText, open_history
from sayno.terms.mentions import MentionReader, Span
from sayno.terms.reading import read, trails

__all__ = ["BadHistory", "History", "MentionReader", "Span", "UnreadableText", "open_history", "read", "trails"]
