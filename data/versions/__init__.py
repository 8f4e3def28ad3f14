"""Published versions on the disk: written atomically, read back, served, restored."""
