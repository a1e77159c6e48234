"""Figures carried to another map, and what keeps them from being exact."""
