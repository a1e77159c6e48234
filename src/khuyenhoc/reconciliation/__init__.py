"""Reconciliation: what follows from printed figures, and what contradicts what."""
