"""Two to four groups of respondents side by side, and what may be told of their differences."""
