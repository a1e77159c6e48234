"""Systems of numbers and relations, derived from what reports say."""
