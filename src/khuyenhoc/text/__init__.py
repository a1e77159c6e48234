"""Vietnamese text: figures, periods and names read, printed and compared."""
