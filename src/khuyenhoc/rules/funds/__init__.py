"""Rules for licensed social and charity funds: what the decrees ask of one, and of no other."""
