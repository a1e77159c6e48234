"""A stream of applications counted as one by one, however odd they are, and nothing kept."""

import json
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    AVERAGE,
    DAY,
    FAIR,
    GOOD,
    MET,
    NOT_MET,
    UNKNOWN,
    all_facts,
    all_of,
    any_of,
    application,
    book,
    cut_off,
    level,
    not_sourced,
    only_for,
    points,
    requirements,
    rules,
    same_as,
    share,
    stated,
)

import khuyenhoc as kh
from khuyenhoc.rules import AssessmentCounts, ByArea, Level, Points, Requirement
from khuyenhoc.rules.assessments.whole_points import WholePoints

ITEMS = tuple(points(key, cap) for key, cap in (("1.1", 10), ("1.2", 10), ("2.1", 5)))
TOTAL = points("t", 25, *ITEMS)
GRADED = rules(
    level(GOOD, all_of("top", cut_off(TOTAL, 20), cut_off(ITEMS[0], 8), cut_off(ITEMS[2], 3))),
    level(FAIR, all_of("middle", cut_off(TOTAL, 15), cut_off(ITEMS[0], 5))),
    level(AVERAGE, cut_off(TOTAL, 10)),
)
CLAN = kh.LearningTitle.CLAN


@st.composite
def rule_sets_of_points(draw: st.DrawFn) -> kh.RuleSet:
    """Make rule sets that ask for sums, floors and cut-offs of points, some with odd ones."""
    items = draw(st.permutations(ITEMS))[: draw(st.integers(1, 3))]
    caps = st.sampled_from((None, 12, 40))
    total = points("t", draw(caps), *items, complete=draw(st.integers(0, 9)) > 0)
    inner = points("u", None, *items[:2])
    nested = points("v", draw(caps), inner, *items[2:])
    odd: tuple[Requirement, ...] = (
        stated("y"),
        share("s"),
        not_sourced(),
        only_for("w", cut_off(items[0], 2)),
    )

    def condition() -> Requirement:
        if draw(st.integers(0, 12)) == 0:
            return draw(st.sampled_from(odd))
        one: Points = draw(st.sampled_from((total, total, *items, inner, nested)))
        least: Any = draw(st.integers(0, 15) | st.fractions(0, 15, max_denominator=3))
        if draw(st.integers(0, 15)) == 0:
            least = draw(st.sampled_from((None, ByArea(general=8, difficult=6))))
        return cut_off(one, least)

    def made(grade: kh.TitleGrade) -> Level:
        parts = [condition() for _ in range(draw(st.integers(1, 4)))]
        if len(parts) == 1:
            return level(grade, parts[0])
        together = any_of if draw(st.integers(0, 9)) == 0 else all_of
        return level(grade, together(f"a-{grade.value}", *parts))

    grades = (GOOD, FAIR, AVERAGE)[: draw(st.integers(1, 3))]
    return rules(*(made(grade) for grade in grades))


odd_facts = st.one_of(
    st.integers(0, 10),
    st.integers(0, 10),
    st.integers(0, 10),
    st.integers(-1, 12),
    st.booleans(),
    st.none(),
    st.sampled_from((Fraction(1, 2), Fraction(3), kh.Bounds(2, 6), kh.Bounds.at_least(1))),
)


@st.composite
def applications(draw: st.DrawFn, rule_set: kh.RuleSet) -> kh.Application:
    leaves = [key for key, one in rule_set.asked.items() if not getattr(one, "items", ())]
    facts: dict[str, Any] = {key: draw(odd_facts) for key in leaves}
    match draw(st.integers(0, 9)):
        case 0:
            facts.pop(leaves[0], None)
        case 1:
            facts["unknown"] = 5
        case 2:
            facts["t"] = draw(st.integers(0, 25))
        case 3:
            facts = {key: draw(st.integers(0, 10)) for key in leaves}
            facts.update({"2.1": 5} if "2.1" in facts else {})
        case _:
            pass
    holder = f"ho-{draw(st.integers(1, 3))}"
    return application(facts, holder=holder, area=draw(st.none() | st.sampled_from(kh.AreaClass)))


def one_by_one(several: Iterable[kh.Application], held: kh.RuleBook, keep: int) -> dict[str, Any]:
    """Count with ``assess`` alone, and by the plainest means."""
    verdicts: Counter[str] = Counter({verdict.value: 0 for verdict in kh.RuleVerdict})
    grades: Counter[kh.TitleGrade | None] = Counter()
    missed: dict[str, list[str]] = {}
    open_: dict[str, list[str]] = {}
    refused: list[tuple[str, str]] = []
    for one in several:
        try:
            found = kh.assess(one, on=DAY, book=held)
        except kh.KhuyenhocError as error:
            refused.append((one.holder, str(error)))
            continue
        verdicts[found.verdict.value] += 1
        if found.verdict is MET:
            grades[found.grade] += 1
        for key in {reason.id for reason in found.why_not()}:
            kept = missed if found.verdict is NOT_MET else open_
            kept.setdefault(key, []).append(one.holder)
    return {
        "verdicts": dict(verdicts),
        "grades": dict(grades),
        "missed": {key: (len(all_), tuple(all_[:keep])) for key, all_ in missed.items()},
        "open": {key: (len(all_), tuple(all_[:keep])) for key, all_ in open_.items()},
        "refusals": len(refused),
        "refused": refused[:keep],
    }


def as_plain(counts: AssessmentCounts) -> dict[str, Any]:
    return {
        "verdicts": {one.value: number for one, number in counts.by_verdict.items()},
        "grades": dict(counts.by_grade),
        "missed": {key: (one.applications, one.holders) for key, one in counts.missed.items()},
        "open": {key: (one.applications, one.holders) for key, one in counts.open.items()},
        "refusals": counts.refusals,
        "refused": [(one.holder, str(one.error)) for one in counts.refused],
    }


@given(rule_sets_of_points(), st.integers(0, 3), st.data())
def test_a_stream_of_points_is_counted_as_one_by_one(
    rule_set: kh.RuleSet, keep: int, data: st.DataObject
) -> None:
    """Kills: True as a point; points above the cap; a floor looked at by the sum; bounds summed.

    Also: a condition counted twice; a holder too many; facts short of one read as if it were 0.
    """
    several = data.draw(st.lists(applications(rule_set), max_size=8))
    held = book(rule_set)
    counts = kh.assess_all(iter(several), on=DAY, book=held, keep=keep)
    assert as_plain(counts) == one_by_one(several, held, keep)
    assert counts.total == len(several)


def outcome(assess: Callable[[], kh.Assessment]) -> kh.Assessment | str:
    try:
        return assess()
    except kh.KhuyenhocError as error:
        return repr(error)


@given(rule_sets_of_points(), st.data())
def test_one_of_a_stream_is_judged_as_alone(rule_set: kh.RuleSet, data: st.DataObject) -> None:
    """Kills: a finding of the quick way with another verdict, amount or threshold."""
    held = book(rule_set)
    one = data.draw(applications(rule_set))
    alone = outcome(lambda: kh.assess(one, on=DAY, book=held))
    assert outcome(lambda: next(kh.assess_each([one], on=DAY, book=held))) == alone


@given(requirements(), st.data())
def test_a_stream_of_anything_is_counted_as_one_by_one(
    rule: Requirement, data: st.DataObject
) -> None:
    """Kills: a quick way taken for rules that ask for more than points."""
    facts = st.lists(all_facts(rules(rule).asked), max_size=5)
    several = [application(one) for one in data.draw(facts)]
    counts = kh.assess_all(several, on=DAY, book=book(rule))
    assert as_plain(counts) == one_by_one(several, book(rule), 5)


@given(st.permutations([(None, 20), ("p", 3), ("q", 1)] * 2))
def test_places_may_come_in_any_order(order: list[tuple[str | None, int]]) -> None:
    """Kills: the rules of the application before; those of the one before an error."""
    low = points("t", 25, points("1.1", 10), points("1.2", 10))
    held = book(
        rules(cut_off(low, 2), key="p", place="p"),
        rules(*GRADED.levels, in_force=kh.Period(date(2020, 1, 1)), key="q", place="q"),
    )
    several = [
        application(
            {"1.1": number % 11, "1.2": 1, **({} if place == "p" else {"2.1": 1})}, place=place
        )
        for place, number in order
    ]
    counts = kh.assess_all(several, on=DAY, book=held)
    assert as_plain(counts) == one_by_one(several, held, 5)
    assert counts.refusals == 2


def test_each_title_is_counted_by_itself() -> None:
    """Kills: a condition of one title counted with that of another of the same id."""
    several = [application({"t": 20}), application({"t": 20}, title=CLAN)]
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.assess_all(several, on=DAY, book=book(GRADED))
    assert str(caught.value) == (
        "assess_all.applications: expected one for family, as those before; "
        "each title is counted by itself, got 'clan'"
    )


@pytest.mark.parametrize(
    ("rule", "quick"),
    [
        (cut_off(TOTAL, 5), True),
        (all_of("a", cut_off(TOTAL, 5), cut_off(ITEMS[0], 2)), True),
        (cut_off(points("t", None, *ITEMS), Fraction(5, 2)), True),
        (cut_off(points("t", 25, ITEMS[0], ITEMS[1]), 5), True),
        (cut_off(points("t", 24, *ITEMS), 5), False),
        (cut_off(points("t", 25, *ITEMS, complete=False), 5), False),
        (cut_off(points("t", 25, points("1", None), points("2", 5)), 5), False),
        (cut_off(points("t", 25, points("1", 10, *ITEMS), points("2", 5)), 5), False),
        (cut_off(points("t", 25), 5), False),
        (cut_off(TOTAL, None), False),
        (cut_off(TOTAL, ByArea(general=5, difficult=4)), False),
        (any_of("a", cut_off(TOTAL, 5), cut_off(ITEMS[0], 2)), False),
        (all_of("a", cut_off(TOTAL, 5), stated("y")), False),
        (all_of("a", cut_off(TOTAL, 5), not_sourced()), False),
    ],
)
def test_the_quick_way_is_for_whole_points_of_known_items(
    rule: Requirement, *, quick: bool
) -> None:
    """Kills: a shortcut that is never taken; one for sums that a cap or a gap makes uncertain."""
    assert (WholePoints.of(rules(rule), None) is not None) is quick


@pytest.mark.parametrize(
    ("facts", "judged"),
    [
        ({"1.1": 10, "1.2": 5, "2.1": 5}, (GOOD,)),
        ({"1.1": 10, "1.2": 8, "2.1": 2}, (FAIR,)),
        ({"1.1": 0, "1.2": 9, "2.1": 0}, ["t"]),
        ({"1.1": 10, "1.2": 5, "2.1": 6}, None),
        ({"1.1": True, "1.2": 5, "2.1": 5}, None),
        ({"1.1": -1, "1.2": 5, "2.1": 5}, None),
        ({"1.1": None, "1.2": 5, "2.1": 5}, None),
        ({"1.1": kh.Bounds(1, 2), "1.2": 5, "2.1": 5}, None),
        ({"1.1": Fraction(5), "1.2": 5, "2.1": 5}, None),
        ({"1.1": 5, "1.2": 5}, None),
        ({"1.1": 5, "1.2": 5, "t": 5}, None),
        ({"1.1": 5, "1.2": 5, "2.1": 5, "t": 15}, None),
        ({"1.1": 5, "1.2": 5, "2.1": 5, "q": 15}, None),
    ],
)
def test_what_is_otherwise_is_left_to_be_judged(facts: dict[str, Any], judged: Any) -> None:
    """Kills: a fact of another kind judged as a whole number."""
    prepared = WholePoints.of(GRADED, None)
    assert prepared is not None
    assert prepared.judge(facts) == judged


SPLIT = rules(
    level(GOOD, all_of("top", cut_off(points("t", 25, *ITEMS), 20), cut_off(ITEMS[0], 8))),
    level(FAIR, cut_off(points("u", 20, *ITEMS[:2]), ByArea(general=15, difficult=12))),
    level(AVERAGE, cut_off(points("u", 20, *ITEMS[:2]), 14)),
)


@pytest.mark.parametrize(
    ("facts", "area", "verdicts"),
    [
        ((10, 10, 0), None, None),
        ((10, 10, 0), kh.AreaClass.GENERAL, [MET, MET, MET]),
        ((7, 8, 5), kh.AreaClass.GENERAL, [NOT_MET, MET, MET]),
        ((7, 7, 5), kh.AreaClass.GENERAL, [NOT_MET, NOT_MET, MET]),
        ((7, 7, 5), kh.AreaClass.DIFFICULT, [NOT_MET, MET, MET]),
        ((0, 12, 5), kh.AreaClass.DIFFICULT, None),
    ],
)
def test_sums_of_some_items_and_thresholds_by_area_are_quick_too(
    facts: tuple[int, ...], area: kh.AreaClass | None, verdicts: list[kh.RuleVerdict] | None
) -> None:
    """Kills: another sum's items; the threshold of the other areas; a cap not looked at."""
    prepared = WholePoints.of(SPLIT, area)
    stated_ = dict(zip(("1.1", "1.2", "2.1"), facts, strict=True))
    found = None if prepared is None else prepared.findings(stated_)
    assert (None if found is None else [one.verdict for one in found]) == verdicts
    if found is not None:
        alone = kh.assess(application(stated_, area=area), on=DAY, book=book(SPLIT))
        assert found == alone.findings


@pytest.mark.parametrize(
    ("first", "others", "judged"),
    [
        (8, 8, (None,)),
        (7, 8, ["total"]),
        (5, 10, (None,)),
        (4, 10, ["indicator-1"]),
        (10, 7, ["total"]),
        (11, 8, None),
        (True, 10, None),
    ],
)
def test_most_citizens_are_seen_at_once(first: int, others: int, judged: Any) -> None:
    """Kills: a total seen without its floors, or without its cap."""
    prepared = WholePoints.of(kh.RULE_BOOK["citizen/324"], None)
    assert prepared is not None
    facts = {f"indicator-{number}": others for number in range(1, 11)}
    assert prepared.judge({**facts, "indicator-1": first}) == judged


@pytest.mark.parametrize(
    "conditions",
    [
        (cut_off(points("t", 30, points("1.1", 12), ITEMS[1]), 5), cut_off(ITEMS[0], 2)),
        (cut_off(points("c", 20, *ITEMS[:2], complete=False), 5), cut_off(ITEMS[0], 2)),
    ],
)
def test_an_id_of_two_points_is_left_to_be_judged(conditions: tuple[Requirement, ...]) -> None:
    """Kills: the first of two points of one id taken for both; an item counted beside its sum."""
    levels = (level(GOOD, conditions[0]), level(FAIR, conditions[1]))
    assert WholePoints.of(rules(*levels), None) is None


def test_what_another_article_asks_for_is_counted_by_its_name() -> None:
    """Kills: a count whose condition is nowhere; an article that is not in force looked into."""
    lender = rules(all_of("a", stated("lent"), stated("kept")), key="lender", title=CLAN)
    borrower = rules(
        all_of("b", same_as("same", "lender", "lent"), same_as("gone", "nowhere", "x"))
    )
    several = [application({"lent": False}), application({"lent": True})]
    counts = kh.assess_all(several, on=DAY, book=kh.RuleBook((lender, borrower)))
    assert {key: one.condition.label_vi for key, one in counts.missed.items()} == {
        "lent": "Mục lent"
    }
    assert {key: one.condition.label_vi for key, one in counts.open.items()} == {"gone": "Mục gone"}


def test_a_condition_missed_twice_counts_once() -> None:
    """Kills: more applications that miss a condition than there are."""
    rule = all_of("a", cut_off(ITEMS[0], 5), cut_off(ITEMS[0], 7), cut_off(TOTAL, 20))
    several = [application({"1.1": 1, "1.2": 1, "2.1": 1})]
    counts = kh.assess_all(several, on=DAY, book=book(rule))
    assert {key: one.applications for key, one in counts.missed.items()} == {"1.1": 1, "t": 1}


# -- refused, lazy, flat ------------------------------------------------------------------------


def test_refused_ones_are_counted_with_their_errors() -> None:
    """Kills: a stream that stops; an application that cannot be judged counted as not met."""
    several = [
        application({"t": 26}, holder="ho-1"),
        application({"1.1": 10, "1.2": 10, "2.1": 5}, holder="ho-2"),
        application(holder="ho-3", place="p"),
        application({"q": 1}, holder="ho-4"),
    ]
    held = book(GRADED, *(rules(stated(key), key=key, place="p") for key in ("a", "b")))
    counts = kh.assess_all(several, on=DAY, book=held, keep=2)
    assert (counts.total, counts.refusals, counts.by_verdict[MET]) == (4, 3, 1)
    assert [one.holder for one in counts.refused] == ["ho-1", "ho-3"]
    kinds = [type(one.error) for one in counts.refused]
    assert kinds == [kh.StructuringError, kh.AmbiguousRuleError]
    assert str(counts.refused[0].error).endswith("facts['t']: expected points from 0 to 25, got 26")


@pytest.mark.parametrize(
    ("several", "changes", "said"),
    [
        ([], {"keep": -1}, "assess_all.keep: expected a whole number of at least 0, got -1"),
        ([], {"keep": True}, "assess_all.keep: expected a whole number of at least 0, got True"),
        ([], {"on": "2024"}, "assess_all.on: expected a date without a time, got '2024'"),
        ([], {"on": datetime(2024, 3, 1)}, "assess_all.on: expected a date without a time, got"),  # noqa: DTZ001
        ([{"t": 5}], {}, "assess_all.applications: expected an Application, got {'t': 5}"),
    ],
)
def test_what_the_caller_has_wrong_is_no_refused_application(
    several: Any, changes: dict[str, Any], said: str
) -> None:
    """Kills: a million applications refused for one wrong argument."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.assess_all(several, **{"on": DAY, "book": book(GRADED), **changes})
    assert str(caught.value).startswith(said)


def test_one_by_one_is_lazy() -> None:
    """Kills: the whole stream read first; an error before it is reached."""
    taken: list[int] = []

    def stream() -> Iterator[Any]:
        for number in range(3):
            taken.append(number)
            yield application({"t": 20 + number})
        yield "ho-9"

    found = kh.assess_each(stream(), on=DAY, book=book(GRADED))
    assert taken == []
    assert (next(found).grade, taken) == (None, [0])
    assert [next(found).application.facts["t"] for _ in range(2)] == [21, 22]
    with pytest.raises(kh.InvalidValueError) as caught:
        next(found)
    assert str(caught.value) == "applications: expected an Application, got 'ho-9'"


def test_one_by_one_is_as_assess_alone() -> None:
    """Kills: the finding of one area given for another with the same points."""
    areas = (*kh.AreaClass, None)
    several = [application({"t": number}, area=area) for number in range(26) for area in areas]
    held = book(cut_off(TOTAL, ByArea(general=20, difficult=15)))
    assert [*kh.assess_each(several, on=DAY, book=held)] == [
        kh.assess(one, on=DAY, book=held) for one in several
    ]
    with pytest.raises(kh.NotInForceError):
        next(kh.assess_each(several, on=date(2019, 1, 1), book=held))


@pytest.mark.parametrize("odd", [False, True])
def test_ten_times_as_many_take_no_more_memory(*, odd: bool) -> None:
    """Kills: a list of the stream; one holder kept for each; a finding kept for each."""

    def stream(size: int) -> Iterator[kh.Application]:
        for number in range(size):
            facts: dict[str, Any] = {"1.1": number % 11, "1.2": number % 7, "2.1": number % 5}
            if odd:
                facts["1.1"] = None if number % 2 else kh.Bounds(0, 5 + number % 3)
            yield application(facts, holder=f"ho-{number}")

    def peak(size: int) -> int:
        tracemalloc.start()
        counts = kh.assess_all(stream(size), on=DAY, book=book(GRADED))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert counts.total == size
        return most

    size = 120 if odd else 2_000
    peak(10 * size)  # what the interpreter keeps for itself is kept by now
    assert peak(10 * size) < 1.5 * peak(size) + 20_000


# -- as a table and as data ---------------------------------------------------------------------


COUNTS = kh.assess_all(
    [
        *(application({"1.1": 10, "1.2": 10, "2.1": 5}) for _ in range(1_200)),
        application({"1.1": 1, "1.2": 1, "2.1": 1}, holder="ho-2"),
        application({"1.1": 1, "1.2": 1, "2.1": None}, holder="ho-3"),
        application({"1.1": 9, "1.2": 9, "2.1": None}, holder="ho-4"),
        application({"1.1": 1, "1.2": 5}, holder="ho-5"),
        application({"q": 1}, holder="ho-6"),
    ],
    on=DAY,
    book=book(GRADED),
)


def test_counts_as_a_table() -> None:
    """Kills: a comma between thousands in Vietnamese; refused ones left out."""
    assert [*COUNTS.table("en").rows] == [
        ("met", None, "1,201"),
        ("not met", None, "2"),
        ("not assessable", None, "1"),
        ("not met", "item t", "2"),
        ("not assessable", "item t", "1"),
        ("refused", None, "1"),
    ]
    assert str(COUNTS) == COUNTS.table().text()
    assert COUNTS.table().rows[0] == ("đạt", None, "1.201")
    assert COUNTS.table().headings == ("Kết quả", "Yêu cầu", "Hồ sơ")
    assert COUNTS._repr_html_() == COUNTS.table().html()
    assert repr(COUNTS) == "<AssessmentCounts: 1201 met, 2 not-met, 1 not-assessable, 1 refused>"
    with pytest.raises(kh.InvalidValueError, match=r"^language: "):
        COUNTS.table("fr")


def test_counts_as_data() -> None:
    plain = COUNTS.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["by_grade"] == {"good": 1_200, "": 1}
    assert plain["missed"] == {"t": 2}
    assert plain["open"] == {"t": 1}
    assert [one["holder"] for one in plain["refused"]] == ["ho-6"]
    assert COUNTS.missed["t"].holders == ("ho-2", "ho-3")
    assert UNKNOWN in COUNTS.by_verdict
