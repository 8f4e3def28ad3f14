"""Pure functions `Selection -> Table`. They know no colour, no sentence and no cache."""
