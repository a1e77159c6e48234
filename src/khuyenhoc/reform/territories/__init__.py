"""The territories that ship: the provinces, and the wards of two districts as examples."""
