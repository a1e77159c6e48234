"""How many people work at a learning centre, as far as it is known."""

from attrs import field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import optional, whole_number
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values.bounds import Bounds

__all__ = ["CentreStaff"]


@frozen(kw_only=True, repr=False)
class CentreStaff:
    """The people of a learning centre by what they are; ``None`` is not known, and never 0.

    >>> CentreStaff(directors=1, deputy_directors=2).managing, CentreStaff(managers=3).managing
    (Bounds(3, None), Bounds(3, 3))

    Raises:
        InvalidValueError: A count is no whole number of at least 0, or there are more directors
            and deputies than managers in all.
    """

    #: All managers (cán bộ quản lý), directors and deputies among them.
    managers: int | None = field(default=None, validator=optional(whole_number))
    #: Those that direct it (giám đốc), and their deputies (phó giám đốc).
    directors: int | None = field(default=None, validator=optional(whole_number))
    deputy_directors: int | None = field(default=None, validator=optional(whole_number))
    #: Teachers whom a school lends to it (giáo viên biệt phái).
    seconded_teachers: int | None = field(default=None, validator=optional(whole_number))
    #: Collaborators and those that give talks (cộng tác viên, báo cáo viên).
    collaborators: int | None = field(default=None, validator=optional(whole_number))

    def __attrs_post_init__(self) -> None:
        named = self._named or 0
        if self.managers is not None and self.managers < named:
            said = f"at least the {named} directors and deputy directors among them"
            raise InvalidValueError("CentreStaff.managers", self.managers, said)

    def __repr__(self) -> str:
        return sparse_repr(self)

    @property
    def managing(self) -> Bounds | None:
        """How many managers there are: at least those named where no number of all is known."""
        if self.managers is not None:
            return Bounds.exactly(self.managers)
        return None if self._named is None else Bounds.at_least(self._named)

    @property
    def _named(self) -> int | None:
        known = [count for count in (self.directors, self.deputy_directors) if count is not None]
        return sum(known) if known else None
