"""Verbs: one short file each; a verb picks driver, guide, guard and store."""
