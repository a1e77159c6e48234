"""Who gave, known by an id that says nothing about them."""

from attrs import field, frozen

from khuyenhoc._validators import optional, quiet_text

__all__ = ["Donor"]


@frozen(repr=False)
class Donor:
    """Somebody who gave (nhà tài trợ, nhà hảo tâm), by an opaque id.

    The name is masked wherever a donor is shown, and ``to_json`` leaves it out unless it is asked
    for. Who gives unnamed has no name here; of a gift whose giver nobody knows the donor is
    ``None``.

    >>> Donor("d-17", "Nguyễn Văn An"), Donor("d-18")
    (Donor('d-17', 'N. V. A.'), Donor('d-18'))

    Raises:
        InvalidValueError: The id or the name is no text or blank; what is no text is not quoted.
    """

    id: str = field(validator=quiet_text)
    #: ``None`` where it is not kept.
    name: str | None = field(default=None, validator=optional(quiet_text))

    @property
    def masked(self) -> str | None:
        """The first letter of each word of the name."""
        return None if self.name is None else " ".join(f"{word[0]}." for word in self.name.split())

    def __repr__(self) -> str:
        shown = repr(self.id) if self.name is None else f"{self.id!r}, {self.masked!r}"
        return f"Donor({shown})"
