"""Figures of many years, each in the structure of its time, on one map."""
