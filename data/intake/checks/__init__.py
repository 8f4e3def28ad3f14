"""Consistency checks between cells, rows and tables. Each returns findings and changes nothing."""
