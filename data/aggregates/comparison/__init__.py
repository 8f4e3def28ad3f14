"""Comparison of two to four groups: shares, medians, and which differences may be published."""
