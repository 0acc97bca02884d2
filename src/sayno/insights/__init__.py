"""Insights: the study's own findings, recomputed from the data and set beside the published ones. Pure."""
