"""Roll-ups: totals up a tree of units, with who reported, and what follows from totals."""
