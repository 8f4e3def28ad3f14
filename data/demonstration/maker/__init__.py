"""Generator of the demonstration files: run by hand, imported by tests only."""
