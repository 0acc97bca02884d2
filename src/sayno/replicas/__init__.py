"""Replicas: described interfaces served as real web pages on 127.0.0.1."""
