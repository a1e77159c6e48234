"""Models: what associations count, and what they report."""
