"""Stores: a study as a folder, and in memory for tests. Everything is redacted at the door."""
