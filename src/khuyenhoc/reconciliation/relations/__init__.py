"""What can hold between numbers: parts, shares, changes, limits, products."""
