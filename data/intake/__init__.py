"""From received files to validated tables, with a report of every problem."""
