"""What relations come to: sums and products that narrow numbers."""
