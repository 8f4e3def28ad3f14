"""Every rule on what may be disclosed: thresholds, dominance, differencing, names."""
