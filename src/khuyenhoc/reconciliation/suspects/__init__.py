"""Which printed figures to doubt, and what they may have been meant to say."""
