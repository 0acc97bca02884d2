"""Histories of documents: versions, and what they say on a topic."""
