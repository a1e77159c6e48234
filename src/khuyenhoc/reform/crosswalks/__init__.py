"""Weights between the units of one day and those of another."""
