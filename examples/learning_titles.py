"""A commune's learning titles, from registration to recognition: made-up records, real rules.

    python examples/learning_titles.py

Provinces, decisions, households, clans, villages, people and the unit are made up; their tables
stand in the folder ``commune``. What the decisions complete, and what is judged without them, are
the rules of the association and of the ministry, each with how well it is known.
"""

import csv
import os
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from attrs import evolve

import khuyenhoc as kh
from khuyenhoc import rules

Title = kh.LearningTitle
Row = Mapping[str, str]
Facts = dict[str, rules.Fact]


def rows(table: str) -> list[dict[str, str]]:
    """Give the rows of a table."""
    path = Path(__file__).parent / "commune" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def made_up(instrument: str) -> kh.Citation:
    """Cite what nobody has decided; a host cites the decision that it holds in its hands."""
    return kh.Citation(instrument=f"{instrument} (giả định)", evidence=kh.Evidence.PRIMARY)


# -- the rules: those of the nation, which a province completes -----------------------------------

PROVINCE = made_up("Quyết định 12/2018 của tỉnh Sông Tiên")


def named(id: str, vi: str, en: str) -> dict[str, Any]:  # noqa: A002 - as the field is called
    """Give what every requirement of the province has."""
    return {"id": id, "label_vi": vi, "label_en": en, "citation": PROVINCE}


def families(id: str, at_least: rules.Threshold) -> rules.ShareAtLeast:  # noqa: A002
    """Ask for a share of learning families among households."""
    said = named(id, "Hộ là Gia đình học tập", "households that are learning families")
    return rules.ShareAtLeast(of=kh.HOUSEHOLDS, title=Title.FAMILY, at_least=at_least, **said)


def decided(completes: str, **what: Any) -> kh.LocalDecision:  # noqa: ANN401 - all that it decides
    """Give what the province decided to complete one rule set."""
    since = kh.Period(date(2019, 1, 1))
    return kh.LocalDecision(
        citation=PROVINCE, place="song-tien", in_force=since, completes=completes, **what
    )


IN_SCHOOL = rules.Stated(
    **named("in-school", "Mọi trẻ em trong độ tuổi đều đi học", "all children are in school")
)
COMMENDED = rules.CountAtLeast(
    unit=kh.PERSON,
    at_least=2,
    **named("commended", "Được khen thưởng về học tập trong năm", "commended for learning"),
)
CLAN = rules.AllOf(
    parts=(families("families", Fraction(60, 100)), COMMENDED),
    **named("criteria", "Tiêu chí của tỉnh", "the province's criteria"),
)
VILLAGE = families("criteria", rules.ByArea(general=Fraction(60, 100), difficult=Fraction(1, 2)))
TARGETS = tuple(
    kh.Target(
        indicator=kh.LEARNING_FAMILIES,
        of=kh.HOUSEHOLDS_REGISTERED,
        share=Fraction(75, 100),
        by=year,
        unit="dong-sen",
        citation=made_up("Chỉ tiêu giao của huyện Đồng Sen"),
    )
    for year in (2019, 2020, 2021)
)
BOOK = kh.RULE_BOOK.with_decisions(
    decided(
        "family/448",
        caps={"3": 20, "4": 20, "total": 100},
        thresholds={"total": rules.ByArea(general=80, difficult=70)},
        extra=(IN_SCHOOL,),
    ),
    decided("clan/448", criteria={"criteria": CLAN}),
    decided("village-community/448", criteria={"criteria": VILLAGE}, targets=TARGETS),
).in_force_from("citizen/324", date(2023, 1, 1), made_up("Kế hoạch năm 2023 của tỉnh Sông Tiên"))
TREE = kh.hierarchy_from_rows(rows("units"), headings={"Vùng": None}).on(date(2021, 12, 31))
AREAS = {row["Mã đơn vị"]: kh.AreaClass(row["Vùng"]) for row in rows("units") if row["Vùng"]}


# -- from registrations to recognitions -----------------------------------------------------------


class Case(NamedTuple):
    """A registration, what it came to and, where the title is met, its recognition."""

    registration: kh.Registration
    found: kh.Assessment
    given: kh.Recognition | None


def case(row: Row, title: Title, day: int, facts: Facts) -> Case:
    """Take a row all the way: judged, and decided if it is met, on a day of December."""
    year, unit = int(row["Năm"]), row["Đơn vị"]
    registration = kh.Registration(
        holder=row["Mã"],
        title=title,
        unit=unit,
        period=kh.Period.year(year),
        registered_on=date.fromisoformat(row["Ngày đăng ký"]),
    )
    application = kh.Application.of(registration, facts, area=AREAS[unit])
    on = date(year, 12, day)
    found = kh.assess(application, on=on, book=BOOK, tree=TREE)
    if found.verdict is not kh.RuleVerdict.MET:
        return Case(registration, found, None)
    decision = made_up(f"Quyết định công nhận năm {year} của xã Hòa Sen")
    # How long citizens hold their title stands in no source that was seen: the decision says it.
    valid = kh.Period(on, date(year + 2, 1, 1)) if title is Title.CITIZEN else None
    given = found.recognition(decided_on=on, decision=decision, valid=valid)
    return Case(registration, found, given)


def given_in(cases: Iterable[Case]) -> list[kh.Recognition]:
    """Give the recognitions among them."""
    return [one.given for one in cases if one.given is not None]


def points(row: Row, *starting: str) -> Facts:
    """Read the cells of points; a blank one is not known, and never 0."""
    return {k: int(cell) if cell else None for k, cell in row.items() if k.startswith(starting)}


def group_facts(row: Row, given: list[kh.Recognition]) -> Facts:
    """Tell of a clan or a village how many of its households are learning families."""
    share = kh.title_share(
        Title.FAMILY,
        [one["Mã hộ"] for one in rows("households") if row["Mã"] in one.values()],
        given,
        on=date(int(row["Năm"]), 12, 25),
        of=kh.HOUSEHOLDS,
        validities=kh.TITLE_VALIDITY_IN_PRACTICE,
    )
    commended = row["Người được khen thưởng"]
    return {"families": share, "commended": int(commended)} if commended else {"criteria": share}


# -- what is shown --------------------------------------------------------------------------------


def show_rules() -> None:
    """Show what is asked of a family, with and without the province, and that the book is sound."""
    blank = kh.Application(holder="hồ sơ trống", title=Title.FAMILY, facts={})
    for place in ("khe-may", "hoa-sen"):
        found = kh.assess(evolve(blank, place=place), on=date(2021, 12, 15), book=BOOK, tree=TREE)
        print(found.why_not())
    print("Lỗi trong các bộ tiêu chí:", *(kh.check_rules(BOOK) or ["không có"]))


def show_years(cases: list[Case]) -> None:
    """Show who registered and who achieved, as two ratios, and what became of the targets."""
    commune = TREE.subtree("hoa-sen")
    villages = commune.children("hoa-sen")
    homes = [row["Thôn"] for row in rows("households")]
    for year in (2019, 2020, 2021):
        period = kh.Period.year(year)
        reports = (
            *kh.count_registrations((one.registration for one in cases), period=period),
            *kh.count_recognitions(given_in(cases), period=period, units=villages),
            *(kh.Report.of(it, period, {kh.HOUSEHOLDS: homes.count(it)}) for it in villages),
        )
        totals = kh.roll_up(reports, commune)
        print(f"\nNăm {year}")
        for base, place in ((kh.HOUSEHOLDS_REGISTERED, "hoa-sen"), (kh.HOUSEHOLDS, None)):
            ratios = totals.ratios(kh.LEARNING_FAMILIES, of=base)
            print(f"\n{ratios.table('vi')}")
            for target in BOOK.targets_for(
                kh.LEARNING_FAMILIES, by=year, area=AREAS["hoa-sen"], place=place, tree=TREE
            ):
                print(target.judge(ratios["hoa-sen"]).sentence())


def show_refusals(cases: list[Case]) -> None:
    """Show who was refused and why, what would be if, and what another province says."""
    on = date(2021, 12, 15)
    found = {one.registration.holder: one.found for one in cases if one.found.on == on}
    for holder in ("ho-14", "ho-16"):
        print(f"{found[holder].why_not()}\n")
    other = found["ho-14"].application.with_facts({"1.a": 10, "4": 18, "in-school": True})
    print("Nếu trẻ em đều đi học, mục 1.a được 10 điểm và tiêu chí 4 được 18 điểm:")
    print(kh.assess(other, on=on, book=BOOK, tree=TREE).sentence())
    here = [one.application for one in found.values()]
    # The other province asks for nothing beside the points of the nation.
    asked = BOOK["family/448"].asked
    there = [
        evolve(
            one, place="khe-may", facts={key: one.facts[key] for key in one.facts if key in asked}
        )
        for one in here
    ]
    rule_set = found["ho-14"].rule_set
    stricter = rule_set.supposing({"total": rules.ByArea(general=85, difficult=75)})
    for said, those, book in (
        ("Tất cả hộ đăng ký năm 2021", here, BOOK),
        ("Nếu yêu cầu 85 điểm, vùng khó khăn 75 điểm", here, BOOK.with_rule_sets(stricter)),
        ("Cũng những hộ ấy, nếu ở xã Khe Mây, tỉnh Núi Bạc", there, BOOK),
    ):
        counts = kh.assess_all(those, on=on, book=book, tree=TREE, keep=3)
        verdicts = ", ".join(f"{n} {one.label()}" for one, n in counts.by_verdict.items())
        print(f"\n{said}: {verdicts}.")
        for verdict, by_id in (("không đạt", counts.missed), ("chưa rõ", counts.open)):
            for key, of in by_id.items():
                more = "…" if of.applications > len(of.holders) else ""
                print(
                    f"  {verdict}: {rule_set[key].label_vi}, {of.applications} hộ"
                    f" ({', '.join(of.holders)}{more})"
                )
    print(kh.assess(there[0], on=on, book=BOOK, tree=TREE).why_not())


def show_history(families: list[Case], groups: list[Case]) -> None:
    """Show what became of one family's title over the years, and who holds titles at the end."""
    practice = kh.TITLE_VALIDITY_IN_PRACTICE
    for event in kh.title_events(
        [one.registration for one in families if one.registration.holder == "ho-09"],
        [one for one in given_in(families) if one.holder == "ho-09"],
        on=date(2022, 1, 1),
        validities=practice,
    ):
        print(f"{kh.format_vi(event.on)}  {event.holder}  {event.kind.label()}")
    commune, given = TREE.subtree("hoa-sen"), given_in([*families, *groups])
    held = kh.count_titles(given, on=date(2021, 12, 31), validities=practice, units=commune)
    print("\nĐang giữ danh hiệu ngày 31/12/2021\n")
    print(kh.roll_up(held, commune, own=kh.OwnValue.ADD).table("vi"))


def show_unit(staff: list[Case]) -> None:
    """Show a unit of the province before and after the circular of 2023."""
    unit = kh.Application(
        holder="khuyen-nong", title=Title.PROVINCE_UNIT, place="song-tien", facts={}
    )
    people = {one.registration.holder for one in staff}
    all_of_them = kh.Ratio(len(people), len(people), of=kh.UNIT_MEMBERS)
    share = kh.title_share(
        Title.CITIZEN, people, given_in(staff), on=date(2024, 12, 31), of=kh.UNIT_MEMBERS
    )
    of_2024: Facts = {row["Yêu cầu"]: row["Trả lời"] == "có" for row in rows("unit")}
    of_2024 |= {"2.1": all_of_them, "2.2": all_of_them, "3.1.members": share}
    facts: dict[str, Facts] = {
        "province-unit/22-2020": {"1": 28, "2": 25, "3": 35},
        "province-unit/24-2023": of_2024,
    }
    years = kh.Period.years(2023, 2024)
    for days, found in kh.assess_during(unit, years, book=BOOK, tree=TREE, facts=facts):
        print(f"\n{kh.format_vi(days)}")
        if found is not None:
            print(found.why_not() or found.sentence())
    other = unit.with_facts({**of_2024, "3.1.members": kh.Ratio(9, 10, of=kh.UNIT_MEMBERS)})
    print("\nNếu có thêm một Công dân học tập")
    print(kh.assess(other, on=date(2024, 12, 31), book=BOOK, tree=TREE).why_not())


def show_receipt(found: kh.Assessment) -> None:
    """Show that an assessment can be made again, and not from other facts."""
    again = kh.replay(found.receipt, found.application, book=BOOK, tree=TREE)
    print("Đánh giá lại theo biên nhận, kết quả như cũ:", again.sentence())
    try:
        kh.replay(found.receipt, found.application.with_facts({"3": 20}), book=BOOK, tree=TREE)
    except kh.InvalidValueError:
        print("Sửa điểm tiêu chí 3 rồi đánh giá lại: không khớp với biên nhận.")


def main() -> None:
    """Print each part, in Vietnamese."""
    families = [
        case(
            row,
            Title.FAMILY,
            15,
            points(row, "1", "2", "3", "4") | {"in-school": row["Trẻ em bỏ học"] == "0"},
        )
        for row in rows("families")
    ]
    groups = [
        case(row, Title(row["Danh hiệu"]), 25, group_facts(row, given_in(families)))
        for row in rows("groups")
    ]
    staff = [case(row, Title.CITIZEN, 10, points(row, "indicator")) for row in rows("citizens")]

    print("Địa phương, hồ sơ và những văn bản ghi “giả định” đều là ví dụ, không có thật.\n")
    print("QUY ĐỊNH VỀ GIA ĐÌNH HỌC TẬP\n")
    show_rules()
    print("\nGIA ĐÌNH HỌC TẬP, BA NĂM")
    show_years(families)
    print("\nGIA ĐÌNH HỌC TẬP, TỪNG HỒ SƠ\n")
    show_refusals(families)
    print("\nDÒNG HỌ HỌC TẬP, CỘNG ĐỒNG HỌC TẬP NĂM 2021\n")
    for one in groups:
        if one.found.on.year == 2021:
            print(one.found.why_not() or one.found.sentence())
    print("\nTỪ ĐĂNG KÝ ĐẾN CÔNG NHẬN\n")
    show_history(families, groups)
    print("\nCÔNG DÂN HỌC TẬP NĂM 2024: TRUNG TÂM KHUYẾN NÔNG TỈNH\n")
    for one in staff:
        if one.found.on.year == 2024 and one.given is None:
            print(one.found.why_not())
    print("\nĐƠN VỊ HỌC TẬP CẤP TỈNH: TRUNG TÂM KHUYẾN NÔNG TỈNH")
    show_unit(staff)
    print("\nBIÊN NHẬN\n")
    show_receipt(families[0].found)


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough, as after ``| head``
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
