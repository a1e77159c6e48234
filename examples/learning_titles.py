"""A commune's learning titles, from registration to recognition: made-up records, real rules.

    python examples/learning_titles.py

Provinces, decisions, households, clans, villages, units and people are made up; the folder
``commune`` holds their tables and what the province decides. What the decisions complete, and what
is judged without them, are the rules of the association and of the ministry, each with how well it
is known.
"""

import csv
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from attrs import evolve
from commune.decisions import BOOK, made_up

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


TREE = kh.hierarchy_from_rows(rows("units"), headings={"Vùng": None}).on(date(2021, 12, 31))
AREAS = {row["Mã đơn vị"]: kh.AreaClass(row["Vùng"]) for row in rows("units") if row["Vùng"]}
NAMES = {row["Mã"]: row["Tên"] for row in rows("groups")}  # the others are numbered


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
    """Tell what is asked of a unit, or how many households of a clan or village have the title."""
    if row["Danh hiệu"] == Title.COMMUNE_UNIT.value:
        learned = kh.Ratio(int(row["Người đã học"]), int(row["Số người"]), of=kh.UNIT_MEMBERS)
        plan = row["Kế hoạch học tập"]
        return {"staff": learned, "plan": plan == "có" if plan else None}
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
        targets = BOOK.targets_for(
            kh.LEARNING_FAMILIES, by=year, area=AREAS["hoa-sen"], place="hoa-sen", tree=TREE
        )
        for base in (kh.HOUSEHOLDS_REGISTERED, kh.HOUSEHOLDS):
            ratios = totals.ratios(kh.LEARNING_FAMILIES, of=base)
            print(f"\n{ratios.table('vi')}")
            for target in targets:
                if target.of == base:
                    print(target.judge(ratios["hoa-sen"]).sentence())


def show_supposed(cases: list[Case]) -> None:
    """Show what would be if more were known or asked for, and what another province says."""
    on = date(2021, 12, 15)
    found = {one.registration.holder: one.found for one in cases if one.found.on == on}
    other = found["ho-14"].application.with_facts({"1.a": 10, "4": 18, "in-school": True})
    print("\nNếu trẻ em của ho-14 đều đi học, mục 1.a được 10 điểm và tiêu chí 4 được 18 điểm:")
    print(kh.assess(other, on=on, book=BOOK, tree=TREE).sentence())
    here = [one.application for one in found.values()]
    # The other province asks for nothing beside the points of the nation.
    asked = BOOK["family/448"].asked
    facts = [{key: one.facts[key] for key in asked if key in one.facts} for one in here]
    there = [evolve(one, place="khe-may", facts=of) for one, of in zip(here, facts, strict=True)]
    stricter = found["ho-14"].rule_set.supposing({"total": rules.ByArea(general=85, difficult=75)})
    for said, those, book in (
        ("Tất cả hộ đăng ký năm 2021", here, BOOK),
        ("Nếu yêu cầu 85 điểm, vùng khó khăn 75 điểm", here, BOOK.with_rule_sets(stricter)),
        ("Cũng những hộ ấy, nếu ở xã Khe Mây, tỉnh Núi Bạc", there, BOOK),
    ):
        print(f"\n{said}\n\n{kh.assess_all(those, on=on, book=book, tree=TREE).table()}")
    print(f"\n{kh.assess(there[0], on=on, book=BOOK, tree=TREE).why_not()}")


def show_outcomes(cases: list[Case], refused_in: int) -> None:
    """Show what became of the registrations of each year, and why those of one were refused."""
    counted = Counter(
        (one.registration.title, one.found.on.year, one.found.verdict) for one in cases
    )
    table = []
    for title, year in dict.fromkeys(key[:2] for key in sorted(counted, key=by_title)):
        of_year = [counted[title, year, verdict] for verdict in kh.RuleVerdict]
        table.append((title.label(), f"{year}", *(f"{n}" for n in (sum(of_year), *of_year))))
    verdicts = (verdict.label().capitalize() for verdict in kh.RuleVerdict)
    print(kh.Table(("Danh hiệu", "Năm", "Đăng ký", *verdicts), tuple(table)))
    print(f"\nLý do chưa được công nhận năm {refused_in}\n")
    for one in cases:
        if one.found.on.year == refused_in and one.given is None:
            holder = one.registration.holder
            print(f"{NAMES.get(holder, holder)}: {one.found.verdict.label()}")
            print(*(f"- {reason}" for reason in one.found.why_not()), sep="\n")


def by_title(key: tuple[Title, int, kh.RuleVerdict]) -> tuple[int, int]:
    """Put titles in their own order, and years in that of time."""
    return list(Title).index(key[0]), key[1]


def show_history(cases: list[Case]) -> None:
    """Show what became of one title of each kind, and who holds titles at the end of 2021."""
    practice, commune = kh.TITLE_VALIDITY_IN_PRACTICE, TREE.subtree("hoa-sen")
    for holder in ("ho-09", "dong-ho-nguyen", "thon-dong", "mam-non", "cb-09"):
        own = [one for one in cases if one.registration.holder == holder]
        registered, given = [one.registration for one in own], given_in(own)
        events = kh.title_events(registered, given, on=date(2025, 12, 31), validities=practice)
        said = "; ".join(f"{kh.format_vi(event.on)} {event.kind.label()}" for event in events)
        print(f"{NAMES.get(holder, holder)}, {registered[0].title.label()}: {said}.")
    held = kh.count_titles(
        given_in(cases), on=date(2021, 12, 31), validities=practice, units=commune
    )
    print("\nĐang giữ danh hiệu ngày 31/12/2021\n")
    print(kh.roll_up(held, commune, own=kh.OwnValue.ADD).table("vi"))
    print("Ô ghi một khoảng: chưa tìm thấy nguồn nào cho thời hạn công nhận của danh hiệu đó.")


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
    show_outcomes(families, 2021)
    show_supposed(families)
    print("\nDÒNG HỌ, CỘNG ĐỒNG, ĐƠN VỊ HỌC TẬP, BA NĂM\n")
    show_outcomes(groups, 2021)
    print("\nCÔNG DÂN HỌC TẬP, BA NĂM: TRUNG TÂM KHUYẾN NÔNG TỈNH\n")
    show_outcomes(staff, 2024)
    print("\nTỪ ĐĂNG KÝ ĐẾN CÔNG NHẬN\n")
    show_history([*families, *groups, *staff])
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
