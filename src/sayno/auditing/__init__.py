"""Auditing: puts the rooms together, so that a verb can ask for an audit in a line."""
