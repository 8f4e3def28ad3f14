"""The site: pages, addresses and their selections, link targets, search."""
