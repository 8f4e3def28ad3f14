"""Cached access to aggregates of the dataset being served."""
