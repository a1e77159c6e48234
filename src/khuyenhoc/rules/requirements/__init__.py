"""What rules ask for: points, shares, numbers and statements, alone and put together."""
