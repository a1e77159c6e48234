"""Statements of funds, and many funds as one."""
