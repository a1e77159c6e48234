"""For the tests of host applications: Hypothesis strategies for this package's values."""
