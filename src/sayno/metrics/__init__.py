"""Metrics: pure functions of evidence, one file each."""
