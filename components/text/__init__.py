"""French: phrases, cells and headlines, written from small tables."""
