"""Changes of structure, and figures carried from one structure to another with honest bounds."""
