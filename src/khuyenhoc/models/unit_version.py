"""What a hierarchy is made of: bodies of the association, and units of territory."""

from khuyenhoc.models.administrative_unit import AdministrativeUnit
from khuyenhoc.models.organisation import Organisation

__all__ = ["UnitVersion"]

#: A unit as it was while a period lasts; all of one id are the versions of one unit.
UnitVersion = Organisation | AdministrativeUnit
