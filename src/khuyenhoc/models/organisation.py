"""The bodies of the association: associations, chapters, sub-chapters and boards."""

from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import Labelled
from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import codes, one_of_type, optional, text, texts
from khuyenhoc.models.tier import Tier
from khuyenhoc.values.period import Period

__all__ = ["Organisation", "OrganisationKind", "Sector"]


class OrganisationKind(Labelled, Enum):
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


class Sector(Labelled, Enum):
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


@frozen(kw_only=True, repr=False)
class Organisation:
    """A body of the association (tổ chức hội) as it was while a period lasts.

    Its id is opaque and never changes; its name, its kind and what it covers do. Several of one id
    are the versions of one organisation, of which no two may hold on one day, as where chapters of
    agencies were turned into boards.

    >>> turned = date(2024, 1, 1)
    >>> chapter = Organisation(
    ...     id="so-yte", name="Chi hội Sở Y tế", kind=OrganisationKind.CHAPTER,
    ...     sector=Sector.AGENCY, period=Period(None, turned),
    ... )
    >>> board = Organisation(
    ...     id="so-yte", name="Ban Khuyến học Sở Y tế", kind=OrganisationKind.BOARD,
    ...     sector=Sector.AGENCY, period=Period(turned),
    ... )
    >>> chapter.exists_on(date(2023, 12, 31)), board.exists_on(date(2023, 12, 31))
    (True, False)

    Raises:
        InvalidValueError: A field has the wrong type, or a text is blank.
    """

    id: str = field(validator=text)
    name: str = field(validator=text)
    #: ``None`` where it is not stated.
    kind: OrganisationKind | None = field(
        default=None, validator=optional(one_of_type(OrganisationKind))
    )
    #: ``None`` where it is not stated.
    sector: Sector | None = field(default=None, validator=optional(one_of_type(Sector)))
    #: Where it stands in the administration; ``None`` for what stands outside it, as the chapter
    #: of an agency does, and where it is not stated.
    tier: Tier | None = field(default=None, validator=optional(one_of_type(Tier)))
    #: When this holds of it; ``None`` where that is not stated, and then it always does.
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: The ids of the administrative units whose people it is for, in the hierarchy of territory.
    covers: tuple[str, ...] = field(default=(), validator=texts)
    #: What it is numbered in which scheme: ``(("hkh", "92-014"),)``.
    codes: tuple[tuple[str, str], ...] = field(default=(), validator=codes)

    def __repr__(self) -> str:
        return sparse_repr(self)

    def exists_on(self, day: date) -> bool:
        """Tell whether it is so on ``day``: on the first day of its period, not on its end.

        Raises:
            InvalidValueError: It has a period, and ``day`` is not exactly a ``date``.
        """
        return self.period is None or day in self.period
