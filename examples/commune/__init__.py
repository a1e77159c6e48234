"""A made-up commune: its records, and what its province decided."""
