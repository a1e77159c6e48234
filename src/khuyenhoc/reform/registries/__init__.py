"""Units over time: what becomes of which, and what is asked of them."""
