"""The rule sets whose values a source carries, one instrument a file."""
