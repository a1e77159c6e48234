"""Rule sets with their days, what a province adds to them, and the book they are looked up in."""
