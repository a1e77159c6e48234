"""Every parent of a tree against its children, codes against their rules, and wrong trees."""
