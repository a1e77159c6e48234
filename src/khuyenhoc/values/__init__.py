"""Values: numbers, units, periods and sources, exact and immutable."""
