"""From files as received to validated tables, and everything that is wrong with them."""
