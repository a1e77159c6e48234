"""Rules: dated, cited requirements."""
