"""Titles are told apart by what holds them and who makes their rules, never by their labels."""

from datetime import date, datetime, timedelta

import pytest

import khuyenhoc as kh

T = kh.LearningTitle
A_DAY = timedelta(days=1)


def test_every_title_counts_its_own_and_names_of_what_it_counts() -> None:
    """Kills: two titles with one indicator; a base of other things; a registration of another."""
    assert len({title.achieved for title in T}) == len(T)
    registered = [title.registered for title in T if title.registered is not None]
    assert len(set(registered)) == len(registered)
    for title in T:
        assert title.achieved in kh.CATALOGUE
        assert title.all_holders.unit == title.achieved.unit
        if title.registered is not None:
            assert title.achieved.bases == (title.registered, title.all_holders)
            assert title.registered.bases == (title.all_holders,)
    holders = {title.all_holders: title.holder for title in T}
    assert all(holders[title.all_holders] is title.holder for title in T)


def test_titles_of_one_name_stay_apart() -> None:
    """Kills: a lookup by label."""
    by_label = {title.label("vi") for title in T}
    assert len(by_label) == len(T)
    communities = [title for title in T if title.label("vi").startswith("Cộng đồng học tập")]
    assert [title.holder.value for title in communities] == [
        "village-community",
        "commune",
        "district",
        "province",
    ]
    assert [title.rule_maker for title in communities] == [
        kh.TitleRuleMaker.ASSOCIATION,
        *[kh.TitleRuleMaker.MINISTRY] * 3,
    ]
    assert [title.tier for title in communities] == [
        kh.Tier.VILLAGE,
        kh.Tier.COMMUNE,
        kh.Tier.DISTRICT,
        kh.Tier.PROVINCE,
    ]


@pytest.mark.parametrize("labelled", [T, kh.TitleHolder, kh.TitleRuleMaker, kh.TitleGrade])
def test_every_member_has_a_label_in_both_languages(labelled: type[kh.LearningTitle]) -> None:
    """Kills: a member that a table of labels forgot."""
    for language in ("vi", "en"):
        assert len({member.label(language) for member in labelled}) == len(labelled)
    with pytest.raises(kh.InvalidValueError, match=r"^language: expected"):
        next(iter(labelled)).label("fr")


@pytest.mark.parametrize("labelled", [kh.TitleEventKind, kh.AreaClass])
def test_every_word_has_a_label_in_both_languages(labelled: type[kh.TitleEventKind]) -> None:
    """Kills: a member that a table of labels forgot."""
    for language in ("vi", "en"):
        assert len({member.label(language) for member in labelled}) == len(labelled)


def test_what_no_source_tells_is_none_and_said_to_be_missing() -> None:
    """Kills: a recognising body from memory; an end of the units of districts that nobody wrote."""
    for title in T:
        assert ("period" in title.missing) == (title.period is None)
        assert ("rule_maker" in title.missing) == (title.rule_maker is None)
        assert (title.period is None) == (title.period_source is None)
    assert T.CITIZEN.missing == T.STUDIOUS_CLAN.missing == ("period",)
    assert T.DISTRICT_UNIT.missing == T.CLAN.missing == ()
    assert T.DISTRICT_UNIT.period == kh.Period(date(2020, 9, 21))
    inferred = {
        title
        for title in T
        if (source := title.period_source) and source.evidence is kh.Evidence.INFERENCE
    }
    assert inferred == {
        T.FAMILY,
        T.CLAN,
        T.VILLAGE_COMMUNITY,
        T.COMMUNE_UNIT,
        T.COMMUNE_COMMUNITY,
        T.DISTRICT_COMMUNITY,
    }


@pytest.mark.parametrize(
    ("title", "first", "label"),
    [
        (T.COMMUNE_COMMUNITY, date(2015, 3, 4), "Ủy ban nhân dân cấp huyện"),
        (T.COMMUNE_COMMUNITY, date(2024, 2, 12), "Trưởng phòng Giáo dục và Đào tạo"),
        (T.COMMUNE_COMMUNITY, date(2025, 7, 1), None),
        (T.DISTRICT_COMMUNITY, date(2024, 2, 12), "Giám đốc Sở Giáo dục và Đào tạo"),
        (T.DISTRICT_COMMUNITY, date(2025, 7, 1), None),
        (T.DISTRICT_UNIT, date(2020, 9, 21), "Chủ tịch Ủy ban nhân dân cấp huyện"),
        (T.DISTRICT_UNIT, date(2024, 1, 26), "Ủy ban nhân dân cấp huyện"),
        (T.DISTRICT_UNIT, date(2025, 7, 1), None),
        (T.PROVINCE_UNIT, date(2020, 9, 21), "Chủ tịch Ủy ban nhân dân cấp tỉnh"),
        (T.PROVINCE_UNIT, date(2024, 1, 26), "Ủy ban nhân dân cấp tỉnh"),
    ],
)
def test_who_recognises_changes_on_its_day(
    title: kh.LearningTitle, first: date, label: str | None
) -> None:
    """Kills: the day before taken in; a body of the districts after the districts."""
    body, before = (kh.recognising_body(title, on=day) for day in (first, first - A_DAY))
    assert (None if body is None else body.label("vi")) == label
    assert body != before
    if body is not None:
        assert body.label("en") != body.label("vi")


@pytest.mark.parametrize("title", T)
def test_where_no_body_is_known_is_what_its_description_says(title: kh.LearningTitle) -> None:
    """Kills: a gap that the description keeps silent about."""
    since = {
        T.COMMUNE_COMMUNITY: date(2015, 3, 4),
        T.DISTRICT_COMMUNITY: date(2024, 2, 12),
        T.DISTRICT_UNIT: date(2020, 9, 21),
        T.PROVINCE_UNIT: date(2020, 9, 21),
    }
    said = " ".join((kh.recognising_body.__doc__ or "").split())
    for start in since.values():
        assert f"before {start.day} {start:%B %Y}" in said
    for day in (date(2015, 3, 3), date(2020, 9, 20), date(2024, 2, 11), date(2025, 6, 30)):
        for on in (day, day + A_DAY):
            over = on >= date(2025, 7, 1) and title is not T.PROVINCE_UNIT
            known = title in since and on >= since[title] and not over
            assert (kh.recognising_body(title, on=on) is not None) is known


@pytest.mark.parametrize(
    "title", [title for title in T if title.rule_maker is not kh.TitleRuleMaker.MINISTRY]
)
def test_nobody_is_said_to_recognise_by_the_rules_of_the_association(
    title: kh.LearningTitle,
) -> None:
    """Kills: the chair of the commune, who is known from memory alone."""
    assert kh.recognising_body(title, on=date(2024, 6, 1)) is None


@pytest.mark.parametrize(
    ("title", "day", "said"),
    [
        ("family", date(2024, 1, 1), "recognising_body.title: expected a LearningTitle, got 'fam"),
        (T.FAMILY, datetime(2024, 1, 1), "recognising_body.on: expected a date without a time"),  # noqa: DTZ001
        (T.PROVINCE_UNIT, "2024", "recognising_body.on: expected a date without a time, got '20"),
    ],
)
def test_what_is_no_title_or_day_is_refused(title: object, day: object, said: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.recognising_body(title, on=day)  # type: ignore[arg-type]
    assert str(caught.value).startswith(said)
