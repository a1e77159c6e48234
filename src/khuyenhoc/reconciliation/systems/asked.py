"""What is asked of a system: how far print may be read, and how it was rounded."""

from collections.abc import Mapping

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.reconciliation.wording import HABITS
from khuyenhoc.values.quantity import Reach

__all__ = ["check_asked"]


def check_asked(system: object, reach: object, habits: Mapping[str, object]) -> None:
    """Refuse what cannot be looked into, or not so.

    Raises:
        InvalidValueError: ``system`` is none, ``reach`` is no reach, or a habit is neither
            rounding half up nor cutting off.
    """
    if not isinstance(system, System):
        raise InvalidValueError("system", system, "a System, such as kh.System.of(...)")
    if reach is not None and not isinstance(reach, Reach):
        raise InvalidValueError("reach", reach, "a Reach or None")
    for document, habit in habits.items():
        if habit not in tuple(HABITS):
            said = "Rounding.HALF_UP or Rounding.DOWN"
            raise InvalidValueError(f"habits[{document!r}]", habit, said)
