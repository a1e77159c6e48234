"""Organisations and tiers: who is who, and what is above what."""

from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.organisation import Organisation, OrganisationKind, Sector
from khuyenhoc.models.tier import DISTRICT_TIER_ENDED, Tier
from khuyenhoc.testing.dates import days, periods
from khuyenhoc.values.period import Period

JULY = date(2025, 7, 1)
BEFORE = JULY - timedelta(days=1)


@given(periods(), days())
def test_a_unit_exists_on_the_days_of_its_period(period: Period, day: date) -> None:
    """Kills: a unit that never ends; one without a period that never was."""
    assert Organisation(id="u", name="u", period=period).exists_on(day) == (day in period)
    assert Organisation(id="u", name="u").exists_on(day)


def test_only_what_is_said_is_shown() -> None:
    unit = Organisation(
        id="ct-7",
        name="Chi hội Trường THPT Châu Văn Liêm",
        kind=OrganisationKind.CHAPTER,
        sector=Sector.SCHOOL,
        covers=("p-tan-an",),
        codes=(("gso", "31120"),),
    )
    assert repr(unit) == (
        "Organisation(id='ct-7', name='Chi hội Trường THPT Châu Văn Liêm', "
        "kind=OrganisationKind.CHAPTER, sector=Sector.SCHOOL, covers=('p-tan-an',), "
        "codes=(('gso', '31120'),))"
    )


#: What a field of an organisation is refused for.
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"id": 92}, "id: expected a text that is not blank, got 92"),
    ({"id": " "}, "id: expected a text that is not blank, got ' '"),
    ({"name": None}, "name: expected a text that is not blank, got None"),
    ({"kind": "chapter"}, "kind: expected a value of OrganisationKind, got 'chapter'"),
    ({"sector": "school"}, "sector: expected a value of Sector, got 'school'"),
    ({"tier": 3}, "tier: expected a value of Tier, got 3"),
    ({"period": 2023}, "period: expected a value of Period, got 2023"),
    ({"covers": "p6"}, "covers: expected a tuple of texts, got 'p6'"),
    ({"covers": ("p6", "")}, "covers[1]: expected a text that is not blank, got ''"),
    (
        {"codes": {"gso": "92"}},
        "codes: expected a tuple of pairs of a scheme and a code, got {'gso': '92'}",
    ),
    ({"codes": ("gso", "92")}, "codes[0]: expected a pair of a scheme and a code, got 'gso'"),
    ({"codes": (("gso",),)}, "codes[0]: expected a pair of a scheme and a code, got ('gso',)"),
    (
        {"codes": (("gso", "92"), ("gso", 92))},
        "codes[1]: expected a pair of a scheme and a code, got ('gso', 92)",
    ),
    (
        {"codes": (("gso", " "),)},
        "codes[0]: expected a pair of a scheme and a code, got ('gso', ' ')",
    ),
]


@pytest.mark.parametrize(("given_", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_a_field_of_another_kind_is_refused(given_: dict[str, Any], said: str) -> None:
    fields: dict[str, Any] = {"id": "u", "name": "u", **given_}
    with pytest.raises(InvalidValueError) as caught:
        Organisation(**fields)
    assert str(caught.value) == f"Organisation.{said}"


def test_a_moment_is_no_day() -> None:
    dated = Organisation(id="u", name="u", period=Period.year(2025))
    with pytest.raises(InvalidValueError, match="expected a date without a time"):
        dated.exists_on(datetime(2025, 7, 1))  # noqa: DTZ001


# Tiers


def test_of_two_tiers_one_is_above_the_other() -> None:
    """Kills: an order by name; a tier above itself."""
    order = [Tier.NATION, Tier.PROVINCE, Tier.DISTRICT, Tier.COMMUNE, Tier.VILLAGE]
    assert list(Tier) == order
    assert [tier.rank for tier in Tier] == [0, 1, 2, 3, 4]
    for upper, lower in combinations(order, 2):
        assert upper.is_above(lower)
        assert not lower.is_above(upper)
    assert not any(tier.is_above(tier) for tier in Tier)


def test_the_district_tier_ends_with_june_2025_and_no_other_does() -> None:
    """Kills: an end one day off; ends for the others."""
    ended = Tier.DISTRICT.period
    assert ended is not None
    assert BEFORE in ended
    assert JULY not in ended
    assert [tier for tier in Tier if tier.period is not None] == [Tier.DISTRICT]
    assert DISTRICT_TIER_ENDED.weak


@pytest.mark.parametrize("labelled", [Tier, OrganisationKind, Sector])
def test_every_member_has_its_own_label_in_both_languages(
    labelled: type[Tier] | type[OrganisationKind] | type[Sector],
) -> None:
    """Kills: a member that a table of labels forgot."""
    for language in ("vi", "en"):
        labels = [member.label(language) for member in labelled]
        assert all(labels)
        assert len(set(labels)) == len(labels)
    for member in labelled:
        assert (member.label("vi"), member.label("en")) == (member.label_vi, member.label_en)
        with pytest.raises(InvalidValueError, match=r"^language: expected"):
            member.label("fr")


def test_labels_are_those_of_the_field() -> None:
    assert OrganisationKind.CHAPTER.label() == "chi hội khuyến học"
    assert Sector.HOME_TOWN.label("en") == "home town"
    assert Tier.COMMUNE.label() == "cấp xã"
