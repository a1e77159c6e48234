"""An officer holds what several reports say against each other, and writes to whom to ask."""

from datetime import date

import khuyenhoc as kh

H1, H2 = kh.Period.half(2018, 1), kh.Period.half(2018, 2)
Y2017, Y2018 = kh.Period.year(2017), kh.Period.year(2018)


def level(words: str, indicator: kh.Indicator, key: str) -> kh.Figure:
    return kh.Figure(key=key, indicator=indicator, quantity=kh.read_quantity(words))


def since_2017(words: str, indicator: kh.Indicator, key: str, about: str) -> kh.Figure:
    return kh.Figure(
        key=key,
        indicator=indicator,
        says=kh.Says.CHANGE,
        quantity=kh.read_quantity(words),
        about=about,
        since=Y2017,
    )


#: Báo Hải Dương, 6 July 2018 and December 2018, as printed.
MIDYEAR = kh.Report(
    organisation="hai-duong",
    name="Hội Khuyến học tỉnh Hải Dương",
    period=H1,
    published_on=date(2018, 7, 6),
    source="baohaiduong.vn, Hơn 26% số dân trong tỉnh là hội viên khuyến học",
    figures=(
        level("477.077 hội viên", kh.MEMBERS, "members"),
        since_2017("tăng 24.361 hội viên", kh.MEMBERS, "up", "members"),
        level("2.756 chi hội", kh.CHAPTERS, "chapters"),
        since_2017("tăng 36 chi hội", kh.CHAPTERS, "chapters_up", "chapters"),
    ),
)
YEAR_END = kh.Report(
    organisation="hai-duong",
    name="Hội Khuyến học tỉnh Hải Dương",
    period=Y2018,
    published_on=date(2018, 12, 31),
    source="baohaiduong.vn, Hội viên khuyến học toàn tỉnh chiếm gần 28% số dân",
    figures=(
        level("502.825 hội viên", kh.MEMBERS, "members"),
        since_2017("tăng 50.369 hội viên", kh.MEMBERS, "up", "members"),
        level("2.785 chi hội", kh.CHAPTERS, "chapters"),
        since_2017("tăng 29 chi hội", kh.CHAPTERS, "chapters_up", "chapters"),
    ),
)


def test_two_reports_that_start_from_two_different_years_2017() -> None:
    """452.716 members against 452.456, and 2.720 chapters against 2.756: one cannot be."""
    for reports in ((MIDYEAR, YEAR_END), (YEAR_END, MIDYEAR)):
        found = kh.reconcile(*reports)
        assert {clash.gap for clash in found.contradictions} == {
            kh.Bounds.exactly(260),
            kh.Bounds.exactly(36),
        }
    members, chapters = kh.reconcile(MIDYEAR, YEAR_END).contradictions
    for quoted in ("“477.077 hội viên”", "“24.361 hội viên”", "“502.825 hội viên”"):
        assert quoted in members.sentence("vi")
        assert quoted in members.sentence("en")
    assert "hội viên (năm 2017)" in members.sentence("vi")
    assert "không thể đúng: chênh 260 người" in members.sentence("vi")
    assert "cannot be: apart by 260" in members.sentence("en")
    assert "chênh 36 tổ chức hội" in chapters.sentence("vi")
    assert members.subjects == ("hai-duong",)
    assert set(members.periods) >= {H1, Y2018}
    # What each report alone implies of 2017 is told too.
    found = kh.reconcile(MIDYEAR, YEAR_END)
    implied = [one.value for one in found if one.code == "earlier-level"]
    assert implied == [kh.Bounds.exactly(n) for n in (452_716, 2_720, 452_456, 2_756)]


def test_each_of_the_two_reports_is_sound_alone() -> None:
    assert kh.reconcile(MIDYEAR).contradictions == ()
    assert kh.reconcile(YEAR_END).contradictions == ()


def test_a_third_report_says_which_of_the_two_to_doubt() -> None:
    """Kills: every figure as likely wrong as any other, though two reports agree against one."""
    last_year = kh.Report(
        organisation="hai-duong",
        period=Y2017,
        figures=(level("452.456 hội viên", kh.MEMBERS, "members"),),
    )
    found = kh.reconcile(MIDYEAR, YEAR_END, last_year)
    doubted = {key for key in found.suspects.figures if "chapters" not in key}
    midyear = found.names[0]
    assert doubted == {f"{midyear}:members", f"{midyear}:up"}


YEAR = kh.Period.year(2023)
TREE = kh.Tree.of(date(2023, 12, 31), dict.fromkeys(("ninh-kieu", "o-mon", "thot-not"), "can-tho"))


def members(unit: str, words: str) -> kh.Report:
    return kh.Report(organisation=unit, period=YEAR, figures=(level(words, kh.MEMBERS, "members"),))


def test_a_district_that_slipped_by_a_thousand_is_named_and_the_repair_offered() -> None:
    """The province says 383.058, its three districts come to more: one wrote nghìn for người."""
    reports = (
        members("can-tho", "383.058 hội viên"),
        members("ninh-kieu", "150.000 hội viên"),
        members("o-mon", "90.058.000 hội viên"),
        members("thot-not", "143.000 hội viên"),
    )
    found = kh.reconcile(*reports, tree=TREE, complete=True)
    (clash,) = found.contradictions
    assert clash.gap == kh.Bounds.exactly(89_967_942)
    assert "(các đơn vị trực thuộc)" in clash.sentence("vi")
    assert "(the units under it)" in clash.sentence("en")
    assert found.suspects.figures == ("o-mon@2023:members",)
    repair = found.suspects.repairs("o-mon@2023:members")[0]
    assert repair.kind is kh.RepairKind.MISPRINT
    assert repair.value == kh.Bounds.exactly(90_058)
    # Where districts need not be all of it, it may also be the province that slipped.
    open_tree = kh.reconcile(*reports, tree=TREE)
    assert open_tree.suspects.figures == ("can-tho@2023:members", "o-mon@2023:members")
    assert kh.reconcile(*reports).contradictions == ()


def test_a_fund_that_spent_what_it_never_had() -> None:
    before = kh.Report(
        organisation="can-tho",
        period=kh.Period.year(2022),
        figures=(level("1,2 tỉ đồng", kh.FUND_BALANCE, "balance"),),
    )
    now = kh.Report(
        organisation="can-tho",
        period=YEAR,
        figures=(
            level("2,9 tỉ đồng", kh.FUND_RAISED, "raised"),
            level("4,5 tỉ đồng", kh.FUND_SPENT, "spent"),
        ),
    )
    (found,) = kh.reconcile(before, now).contradictions
    assert found.figures == ("can-tho@2023:spent", "can-tho@2022:balance", "can-tho@2023:raised")
    assert "“4,5 tỉ đồng” ≤ “1,2 tỉ đồng” + “2,9 tỉ đồng”" in found.sentence("vi")
    assert "nếu không còn nguồn thu nào khác" in found.sentence("vi")
    assert "if nothing else came in" in found.sentence("en")
