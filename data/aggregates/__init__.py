"""Pure functions `Selection -> Table`, without colours, headlines or cache."""
