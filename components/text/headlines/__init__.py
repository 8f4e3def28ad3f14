"""Headlines: one sentence from one or two small tables, a module per subject."""
