"""What was added up, judged by the rules: the one place where both meet."""
