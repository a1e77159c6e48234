"""What is organised under what: associations and their chapters, and units of territory."""

from datetime import date
from enum import Enum
from typing import Any, Final, cast

from attrs import Attribute, field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import field_name, one_of_type, optional, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.tier import Tier
from khuyenhoc.values.period import Period
from khuyenhoc.values.timeline import Timeline

__all__ = ["Organisation", "OrganisationKind", "Sector"]


class OrganisationKind(Enum):
    """What an organisation is within the association (loại tổ chức hội)."""

    ASSOCIATION = "association"
    CHAPTER = "chapter"
    SUB_CHAPTER = "sub-chapter"
    BOARD = "board"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _KINDS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return self.value

    def label(self, language: str = "vi") -> str:
        """Give the label in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self.label_vi, en=self.label_en)


class Sector(Enum):
    """Where an organisation has its members: in an area, or in a body of another kind.

    Chapters of agencies, schools and the others hang under a commune, a district or straight
    under a province; their sector says so, and not their place in the hierarchy.
    """

    TERRITORIAL = "territorial"
    AGENCY = "agency"
    SCHOOL = "school"
    #: The police, the army and the border guard (lực lượng vũ trang).
    FORCES = "forces"
    ENTERPRISE = "enterprise"
    CLAN = "clan"
    PAGODA = "pagoda"
    MARKET = "market"
    #: People of one home town who live elsewhere.
    HOME_TOWN = "home-town"
    OTHER = "other"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _SECTORS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return self.value.replace("-", " ")

    def label(self, language: str = "vi") -> str:
        """Give the label in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self.label_vi, en=self.label_en)


_KINDS_VI: Final = {
    OrganisationKind.ASSOCIATION: "hội khuyến học",
    OrganisationKind.CHAPTER: "chi hội khuyến học",
    OrganisationKind.SUB_CHAPTER: "phân hội, tổ khuyến học",
    OrganisationKind.BOARD: "ban khuyến học",
}
_SECTORS_VI: Final = {
    Sector.TERRITORIAL: "khu dân cư",
    Sector.AGENCY: "cơ quan",
    Sector.SCHOOL: "trường học",
    Sector.FORCES: "lực lượng vũ trang",
    Sector.ENTERPRISE: "doanh nghiệp",
    Sector.CLAN: "dòng họ",
    Sector.PAGODA: "chùa",
    Sector.MARKET: "chợ",
    Sector.HOME_TOWN: "đồng hương",
    Sector.OTHER: "khác",
}


def _name_or_names(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    name = field_name(instance, attribute)
    if not isinstance(value, Timeline):
        text(instance, attribute, value)
        return
    names = cast("Timeline[object]", value)
    for index, (_, entry) in enumerate(names.entries):
        if type(entry) is not str or not entry.strip():
            raise InvalidValueError(f"{name}[{index}]", entry, "a text that is not blank")


def _codes(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    name = field_name(instance, attribute)
    if type(value) is not tuple:
        raise InvalidValueError(name, value, "a tuple of pairs of a scheme and a code")
    for index, pair in enumerate(cast("tuple[object, ...]", value)):
        if not _is_pair_of_texts(pair):
            raise InvalidValueError(f"{name}[{index}]", pair, "a pair of a scheme and a code")


def _is_pair_of_texts(value: object) -> bool:
    items = cast("tuple[object, ...]", value) if type(value) is tuple else ()
    return len(items) == 2 and all(isinstance(item, str) and item.strip() for item in items)


@frozen(kw_only=True, repr=False)
class Organisation:
    """A unit of a hierarchy (tổ chức, đơn vị): an association, a chapter, a unit of territory.

    Its id is opaque and never changes. A code is no id, for the reform of 2025 gave old codes to
    new units; nor is a name, which changes and which two communes may share.

    >>> ward = Organisation(
    ...     id="vn-7",
    ...     name=Timeline((
    ...         (Period(None, date(2025, 7, 1)), "Phường 12"),
    ...         (Period(date(2025, 7, 1)), "Phường Bình Thạnh"),
    ...     )),
    ...     tier=Tier.COMMUNE,
    ... )
    >>> ward.name_on(date(2025, 6, 30)), ward.name_on(date(2025, 7, 1))
    ('Phường 12', 'Phường Bình Thạnh')

    Raises:
        InvalidValueError: A field has the wrong type, or a text is blank.
    """

    id: str = field(validator=text)
    #: What it is called, or what it is called when.
    name: str | Timeline[str] = field(validator=_name_or_names)
    #: ``None`` for a unit of territory, and where it is not stated.
    kind: OrganisationKind | None = field(
        default=None, validator=optional(one_of_type(OrganisationKind))
    )
    #: ``None`` where it is not stated.
    sector: Sector | None = field(default=None, validator=optional(one_of_type(Sector)))
    #: Where it stands in the administration; ``None`` for what stands outside it, as the chapter
    #: of an agency does, and where it is not stated.
    tier: Tier | None = field(default=None, validator=optional(one_of_type(Tier)))
    #: When it exists; ``None`` where that is not stated, and then it always does.
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: The id of the administrative unit whose people it is for, in the hierarchy of territory.
    covers: str | None = field(default=None, validator=optional(text))
    #: What it is numbered in which scheme: ``(("gso", "92"),)``.
    codes: tuple[tuple[str, str], ...] = field(default=(), validator=_codes)

    def __repr__(self) -> str:
        return sparse_repr(self)

    def name_on(self, day: date) -> str:
        """Give its name on ``day``; one that is not dated holds on every day.

        Raises:
            NotInForceError: Its names are dated, and none holds on that day.
            InvalidValueError: Its names are dated, and ``day`` is not exactly a ``date``.
        """
        return self.name if isinstance(self.name, str) else self.name.at(day)

    def exists_on(self, day: date) -> bool:
        """Tell whether it exists on ``day``: on the first day of its period, not on its end.

        Raises:
            InvalidValueError: It has a period, and ``day`` is not exactly a ``date``.
        """
        return self.period is None or day in self.period
