"""The site: which page an address is, what it selects, and where a link leads."""
