"""How many organisations of each kind stand in a tree, counted from the tree itself."""

from collections.abc import Mapping
from typing import Final, cast

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.figure import Figure
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.indicators import (
    AGENCY_CHAPTERS,
    CHAPTERS,
    CLAN_BOARDS,
    CLAN_CHAPTERS,
    COMMUNE_ASSOCIATIONS,
    DIRECT_ASSOCIATIONS,
    DISTRICT_ASSOCIATIONS,
    ENTERPRISE_CHAPTERS,
    FORCES_CHAPTERS,
    ORGANISATIONS,
    PROMOTION_BOARDS,
    PROVINCIAL_ASSOCIATIONS,
    RESIDENTIAL_CHAPTERS,
    SCHOOL_CHAPTERS,
)
from khuyenhoc.models.organisation import Organisation, OrganisationKind, Sector
from khuyenhoc.models.report import Report
from khuyenhoc.models.tier import Tier
from khuyenhoc.models.tree import Tree
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Quantity

__all__ = ["count_organisations"]

#: What a unit is one of, and what it may be one of besides.
_Counted = tuple[set[Indicator], set[Indicator]]

_TIERS: Final = {
    Tier.PROVINCE: PROVINCIAL_ASSOCIATIONS,
    Tier.DISTRICT: DISTRICT_ASSOCIATIONS,
    Tier.COMMUNE: COMMUNE_ASSOCIATIONS,
}
_CHAPTERS: Final = {
    Sector.TERRITORIAL: RESIDENTIAL_CHAPTERS,
    Sector.SCHOOL: SCHOOL_CHAPTERS,
    Sector.AGENCY: AGENCY_CHAPTERS,
    Sector.ENTERPRISE: ENTERPRISE_CHAPTERS,
    Sector.CLAN: CLAN_CHAPTERS,
    Sector.FORCES: FORCES_CHAPTERS,
}
_BOARDS: Final = {Sector.CLAN: CLAN_BOARDS}
#: What is counted of every organisation whose kind is stated, 0 of most.
_ALL: Final = (
    ORGANISATIONS,
    *_TIERS.values(),
    DIRECT_ASSOCIATIONS,
    CHAPTERS,
    *_CHAPTERS.values(),
    PROMOTION_BOARDS,
    *_BOARDS.values(),
)


def count_organisations(tree: Tree) -> tuple[Report, ...]:
    """Count the organisations of ``tree`` by kind, tier and sector, each at its own id.

    A count is 0 or 1 at each unit; ``roll_up`` with ``OwnValue.ADD`` adds up what stands at it and
    below. Where the kind of a unit is not stated it has no figure at all, and where the sector of a
    chapter is not, none of chapters by sector: such totals are "at least". A sub-chapter is an
    organisation and nothing besides, since its kind does not tell a phân hội from a tổ khuyến học.
    An association is direct (hội trực thuộc) if it is of a body outside the administration,
    straight under a province.

    >>> units = [Organisation(id="x", name="Xã Một", kind=OrganisationKind.ASSOCIATION,
    ...                       tier=Tier.COMMUNE),
    ...          Organisation(id="x1", name="Chi hội thôn Đông", kind=OrganisationKind.CHAPTER,
    ...                       sector=Sector.TERRITORIAL)]
    >>> from datetime import date
    >>> from khuyenhoc.rollup.policy import OwnValue
    >>> from khuyenhoc.rollup.roll_up import roll_up
    >>> tree = Tree.grown("association", date(2023, 12, 31), units, {"x1": "x"})
    >>> commune = roll_up(count_organisations(tree), tree, own=OwnValue.ADD)["x"]
    >>> [str(commune[one]) for one in (ORGANISATIONS, RESIDENTIAL_CHAPTERS, SCHOOL_CHAPTERS)]
    ['2, 2 of 2 reported', '1, 2 of 2 reported', '0, 2 of 2 reported']
    """
    if not isinstance(cast("object", tree), Tree):
        said = "a Tree, such as hierarchy.on(day)"
        raise InvalidValueError("count_organisations.tree", tree, said)
    period = Period.until(tree.day)
    reports: list[Report] = []
    made: dict[tuple[object, ...], tuple[Figure, ...]] = {}  # the same for all of one kind
    for unit, above in zip(tree.units, tree.parents, strict=True):
        upper = None if above < 0 else tree.units[above].tier
        under_province = None if above >= 0 and upper is None else upper is Tier.PROVINCE
        sector = unit.sector if isinstance(unit, Organisation) else None
        like = unit.kind, sector, unit.tier, under_province
        if like not in made:
            counted, unknown = _counted(*like[:3], under_province=under_province)
            made[like] = tuple(
                Figure(
                    key=one.code,
                    indicator=one,
                    quantity=Quantity(value=int(one in counted), unit=one.unit),
                )
                for one in _ALL
                if one not in unknown
            )
        reports.append(Report(organisation=unit.id, period=period, figures=made[like]))
    return tuple(reports)


def _counted(
    kind: object, sector: Sector | None, tier: Tier | None, *, under_province: bool | None
) -> _Counted:
    """Give what a unit is one of, and what it may be one of for all that it says."""
    match kind:
        case OrganisationKind.ASSOCIATION:
            counted, unknown = _association(sector, tier, under_province=under_province)
        case OrganisationKind.CHAPTER:
            counted, unknown = _in_sector(sector, _CHAPTERS)
            counted.add(CHAPTERS)
        case OrganisationKind.BOARD:
            counted, unknown = _in_sector(sector, _BOARDS)
            counted.add(PROMOTION_BOARDS)
        case OrganisationKind.SUB_CHAPTER:
            counted, unknown = set[Indicator](), set[Indicator]()
        case _:
            return set(), {*_ALL}
    return counted | {ORGANISATIONS}, unknown


def _association(
    sector: Sector | None, tier: Tier | None, *, under_province: bool | None
) -> _Counted:
    if sector not in (None, Sector.TERRITORIAL):
        if under_province is None:
            return set(), {DIRECT_ASSOCIATIONS}
        return ({DIRECT_ASSOCIATIONS} if under_province else set()), set()
    if tier is not None:
        return ({_TIERS[tier]} if tier in _TIERS else set()), set()
    unknown = {*_TIERS.values()}
    return set(), unknown | ({DIRECT_ASSOCIATIONS} if sector is None else set())


def _in_sector(sector: Sector | None, of_sector: Mapping[Sector, Indicator]) -> _Counted:
    if sector is None:
        return set(), {*of_sector.values()}
    return ({of_sector[sector]} if sector in of_sector else set()), set()
