"""Organisations counted from the tree they stand in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

DAY = date(2023, 12, 31)
KIND, SECTOR, TIER = kh.OrganisationKind, kh.Sector, kh.Tier
BY_SECTOR = {
    SECTOR.TERRITORIAL: kh.RESIDENTIAL_CHAPTERS,
    SECTOR.SCHOOL: kh.SCHOOL_CHAPTERS,
    SECTOR.AGENCY: kh.AGENCY_CHAPTERS,
    SECTOR.ENTERPRISE: kh.ENTERPRISE_CHAPTERS,
    SECTOR.CLAN: kh.CLAN_CHAPTERS,
    SECTOR.FORCES: kh.FORCES_CHAPTERS,
}
BY_TIER = {
    TIER.PROVINCE: kh.PROVINCIAL_ASSOCIATIONS,
    TIER.DISTRICT: kh.DISTRICT_ASSOCIATIONS,
    TIER.COMMUNE: kh.COMMUNE_ASSOCIATIONS,
}
ALL = {
    kh.ORGANISATIONS,
    kh.DIRECT_ASSOCIATIONS,
    kh.CHAPTERS,
    kh.PROMOTION_BOARDS,
    kh.CLAN_BOARDS,
    *BY_SECTOR.values(),
    *BY_TIER.values(),
}


def unit(
    id_: str,
    kind: kh.OrganisationKind | None = KIND.ASSOCIATION,
    sector: kh.Sector | None = None,
    tier: kh.Tier | None = None,
) -> kh.Organisation:
    return kh.Organisation(id=id_, name="made-up", kind=kind, sector=sector, tier=tier)


def grown(units: list[kh.Organisation], above: dict[str, str]) -> kh.Tree:
    tree = kh.Tree.grown("association", DAY, units, above)
    assert tree is not None
    return tree


def counted(
    one: kh.Organisation, above: kh.Organisation | None = None
) -> tuple[set[kh.Indicator], set[kh.Indicator]]:
    """Give what a unit counts as, and what it leaves open."""
    tree = grown([one], {}) if above is None else grown([one, above], {one.id: above.id})
    (count,) = (made for made in kh.count_organisations(tree) if made.organisation == one.id)
    assert count.period == kh.Period.until(DAY)
    told = {figure.indicator: figure.quantity.bounds() for figure in count}
    assert set(told.values()) <= {kh.Bounds.exactly(0), kh.Bounds.exactly(1)}
    return {it for it, how in told.items() if how == kh.Bounds.exactly(1)}, ALL - told.keys()


@pytest.mark.parametrize("sector", kh.Sector)
def test_a_chapter_counts_in_its_sector_and_in_no_other(sector: kh.Sector) -> None:
    """Kills: a chapter of a pagoda among the residential ones; a board among the chapters."""
    chapter = {kh.ORGANISATIONS, kh.CHAPTERS}
    in_sector = {BY_SECTOR[sector]} if sector in BY_SECTOR else set[kh.Indicator]()
    assert counted(unit("u", KIND.CHAPTER, sector)) == (chapter | in_sector, set())
    board = {kh.ORGANISATIONS, kh.PROMOTION_BOARDS}
    of_clans = {kh.CLAN_BOARDS} if sector is SECTOR.CLAN else set[kh.Indicator]()
    assert counted(unit("u", KIND.BOARD, sector)) == (board | of_clans, set())


def test_what_does_not_say_its_sector_or_kind_leaves_that_open() -> None:
    """Kills: an unknown sector as 0 in each of them; an unknown kind as no organisation."""
    chapter = counted(unit("u", KIND.CHAPTER))
    assert chapter == ({kh.ORGANISATIONS, kh.CHAPTERS}, set(BY_SECTOR.values()))
    assert counted(unit("u", KIND.BOARD))[1] == {kh.CLAN_BOARDS}
    assert counted(unit("u", None, SECTOR.SCHOOL, TIER.COMMUNE)) == (set(), ALL)
    assert counted(unit("u", KIND.SUB_CHAPTER)) == ({kh.ORGANISATIONS}, set())


@pytest.mark.parametrize("tier", kh.Tier)
@pytest.mark.parametrize("sector", [None, SECTOR.TERRITORIAL])
def test_an_association_counts_in_its_tier(tier: kh.Tier, sector: kh.Sector | None) -> None:
    """Kills: the nation's among the provincial ones; an association of a tier as a direct one."""
    of_tier = {BY_TIER[tier]} if tier in BY_TIER else set[kh.Indicator]()
    province = unit("p", tier=TIER.PROVINCE)
    association = unit("u", sector=sector, tier=tier)
    assert counted(association, province) == ({kh.ORGANISATIONS} | of_tier, set())


def test_an_association_of_another_body_is_direct_straight_under_a_province() -> None:
    """Kills: direct under a commune; direct where nobody knows what is above."""
    agency = unit("u", sector=SECTOR.AGENCY)
    direct = {kh.ORGANISATIONS, kh.DIRECT_ASSOCIATIONS}
    assert counted(agency, unit("p", tier=TIER.PROVINCE)) == (direct, set())
    assert counted(agency, unit("p", tier=TIER.DISTRICT)) == ({kh.ORGANISATIONS}, set())
    assert counted(agency) == ({kh.ORGANISATIONS}, set())
    unclear = counted(agency, unit("p"))
    assert unclear == ({kh.ORGANISATIONS}, {kh.DIRECT_ASSOCIATIONS})


def test_of_two_alike_only_the_one_under_the_province_is_direct() -> None:
    """Kills: what was found of one unit taken for all that say the same of themselves."""
    agencies = [unit("a", sector=SECTOR.AGENCY), unit("b", sector=SECTOR.AGENCY)]
    upper = [unit("d", tier=TIER.DISTRICT), unit("p", tier=TIER.PROVINCE)]
    tree = grown([*agencies, *upper], {"a": "d", "b": "p", "d": "p"})
    totals = kh.roll_up(kh.count_organisations(tree), tree, own=kh.OwnValue.ADD)
    direct = [totals[one][kh.DIRECT_ASSOCIATIONS].value for one in ("a", "b", "p")]
    assert direct == [kh.Bounds.exactly(number) for number in (0, 1, 1)]


def test_an_association_that_says_neither_may_be_of_any_tier_or_direct() -> None:
    open_tiers = set(BY_TIER.values())
    assert counted(unit("u")) == ({kh.ORGANISATIONS}, open_tiers | {kh.DIRECT_ASSOCIATIONS})
    assert counted(unit("u", sector=SECTOR.TERRITORIAL)) == ({kh.ORGANISATIONS}, open_tiers)


@given(st.data())
def test_what_is_counted_of_a_tree_is_what_stands_in_it(data: st.DataObject) -> None:
    """Kills: inner units left out; the whole tree counted at every unit."""
    size = data.draw(st.integers(1, 8))
    units = [
        unit(
            f"u{place}",
            data.draw(st.sampled_from(kh.OrganisationKind)),
            data.draw(st.sampled_from(kh.Sector)),
            data.draw(st.sampled_from(kh.Tier)),
        )
        for place in range(size)
    ]
    above = {f"u{place}": f"u{data.draw(st.integers(0, place - 1))}" for place in range(1, size)}
    tree = grown(units, above)
    totals = kh.roll_up(kh.count_organisations(tree), tree, own=kh.OwnValue.ADD)
    for top in tree:
        below = [one for one in units if one.id in {top, *tree.descendants(top)}]
        chapters = [one for one in below if one.kind is KIND.CHAPTER]
        assert totals[top][kh.ORGANISATIONS].value == kh.Bounds.exactly(len(below))
        assert totals[top][kh.CHAPTERS].value == kh.Bounds.exactly(len(chapters))
        for sector, indicator in BY_SECTOR.items():
            found = sum(one.sector is sector for one in chapters)
            assert totals[top][indicator].value == kh.Bounds.exactly(found)


def test_one_commune_as_it_was_printed() -> None:
    """Bính Xá, Lạng Sơn, term 2023-2028: 14 village chapters, 5 school chapters, 1 agency board.

    http://binhxa.dinhlap.langson.gov.vn/dai-hoi-dai-bieu-hoi-khuyen-hoc-xa-binh-xa-lan-thu-iii-nhiem-ky-2023-2028
    """
    villages = [unit(f"v{n}", KIND.CHAPTER, SECTOR.TERRITORIAL) for n in range(14)]
    schools = [unit(f"s{n}", KIND.CHAPTER, SECTOR.SCHOOL) for n in range(5)]
    below = [*villages, *schools, unit("a", KIND.BOARD, SECTOR.AGENCY)]
    tree = grown([unit("x", tier=TIER.COMMUNE), *below], {one.id: "x" for one in below})
    commune = kh.roll_up(kh.count_organisations(tree), tree, own=kh.OwnValue.ADD)["x"]
    printed = {
        kh.RESIDENTIAL_CHAPTERS: 14,
        kh.SCHOOL_CHAPTERS: 5,
        kh.CHAPTERS: 19,
        kh.PROMOTION_BOARDS: 1,
        kh.COMMUNE_ASSOCIATIONS: 1,
        kh.ORGANISATIONS: 21,
    }
    assert {one: commune[one].value for one in printed} == {
        one: kh.Bounds.exactly(count) for one, count in printed.items()
    }
