"""Funds, what happens in their books, and the ledger of many of them."""
