"""Reader of OECD CRS extracts: the lines of French local authorities, as the codebook's tables."""
