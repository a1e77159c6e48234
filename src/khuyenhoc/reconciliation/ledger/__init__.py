"""The ledger of claims: what many reports say of one thing, held against each other."""
