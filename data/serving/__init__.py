"""Cached access to aggregates, while versions come and go."""
