"""Numbers, relations between them, and what follows from all together."""
