"""Somebody who is a member, known by an id that says nothing about them."""

from typing import Any

from attrs import Attribute, field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import field_name, optional, quiet_text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.identity_number import IdentityNumber

__all__ = ["Person"]


def _hidden(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept an identity number that hides itself; what else is given may be one that does not."""
    if not isinstance(value, IdentityNumber):
        said = "an IdentityNumber; only the type of what was given is shown"
        raise InvalidValueError(field_name(instance, attribute), type(value), said)


@frozen(kw_only=True, repr=False)
class Person:
    """Somebody who is or was a member (người), by an opaque id.

    Memberships, counts and findings know people by this id alone: choose one that says nothing,
    such as a number of your own. The rest need not be known here at all. ``to_json`` leaves the
    identity number out unless it is asked for.

    >>> Person(id="m-1", identity_number=IdentityNumber("000000001234"))
    Person(id='m-1', identity_number=IdentityNumber('…234'))

    Raises:
        InvalidValueError: A field has the wrong type, or the id or the name gives the identity
            number away; no error quotes that number.
    """

    id: str = field(validator=quiet_text)
    #: ``None`` where it is not known or not kept.
    name: str | None = field(default=None, validator=optional(quiet_text))
    #: ``None`` where it is not known or not kept.
    identity_number: IdentityNumber | None = field(default=None, validator=optional(_hidden))

    def __attrs_post_init__(self) -> None:
        number = self.identity_number
        for name, value in (("Person.id", self.id), ("Person.name", self.name)):
            if number is not None and value is not None and number.is_in(value):
                raise InvalidValueError(name, number, "a text without the identity number")

    def __repr__(self) -> str:
        return sparse_repr(self)
