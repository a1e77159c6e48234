"""The version of the package, which receipts state."""

from typing import Final

__all__ = ["VERSION"]

VERSION: Final = "0.1.0"
