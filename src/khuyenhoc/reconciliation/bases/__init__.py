"""What the printed percentages of a learning title are of."""
