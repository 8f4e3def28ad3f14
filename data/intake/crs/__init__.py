"""OECD CRS extracts: local authorities’ lines, made into the codebook’s tables."""
