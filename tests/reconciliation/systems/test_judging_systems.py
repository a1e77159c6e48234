"""Judging a system: what is never said of it, and what always is."""

from collections import Counter
from fractions import Fraction
from random import Random

import pytest
from attrs import evolve
from drawn_systems import Numbers, Printed, chain, holds, printed_systems, spoilt_systems, system_of
from hypothesis import given, settings
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.reconciliation.systems.judging import judged
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.values.unit import PERCENT, PERSON

REACHES = st.sampled_from((None, kh.WITHIN_A_TENTH, kh.Reach("a third", Fraction(1, 3))))
SOME = settings(max_examples=30)
BAD = kh.Verdict.CONTRADICTORY


def kinds(found: kh.Judgement) -> Counter[object]:
    """Count what was told of each relation and each number, whatever the order."""
    return Counter(
        (finding.code, finding.convention, frozenset(finding.figures), finding.value, finding.gap)
        for finding in found
        if not finding.code.startswith("joint-")
    )


# -- what is never said ----------------------------------------------------------------------------


@SOME
@given(printed_systems(), REACHES)
def test_figures_printed_from_one_truth_never_contradict_each_other(
    printed: Printed, reach: kh.Reach | None
) -> None:
    """Kills: one habit taken for both, a bound closed that is open, an end off by one."""
    found = kh.judge(printed.system, reach=reach)
    assert found.contradictions == ()
    by_habit = kh.judge(printed.system, habits={"report": printed.habit}, reach=reach)
    assert by_habit.verdict is found.verdict


@SOME
@given(printed_systems())
def test_what_follows_holds_the_truth(printed: Printed) -> None:
    """Kills: a number derived from too few readings of the print."""
    habits = {"report": printed.habit}
    for found in (kh.judge(printed.system), kh.judge(printed.system, habits=habits)):
        for finding in found:
            if finding.verdict is kh.Verdict.DERIVED:
                assert finding.value is not None
                assert printed.truth[finding.figures[0]] in finding.value
                readings = dict(finding.by_rounding)
                if readings and all(not v.is_printed or v.is_share for v in printed.system):
                    assert printed.truth[finding.figures[0]] in readings[printed.habit]


@SOME
@given(st.one_of(spoilt_systems(), printed_systems().map(lambda printed: printed.system)))
def test_only_numbers_that_satisfy_every_relation_prove_consistency(system: kh.System) -> None:
    """Kills: consistent for want of a contradiction, a witness outside what was printed."""
    found = kh.judge(system)
    assert (found.verdict is kh.Verdict.CONSISTENT) is (found.witness is not None)
    if found.witness is None:
        return
    assert not found.contradictions
    assert found.witness.keys() == {variable.key for variable in system}
    assert all(holds(relation, found.witness) for relation in system.relations)
    for variable in system:
        domain = variable.domain()
        assert domain is not None
        assert found.witness[variable.key] in domain


@SOME
@given(spoilt_systems())
def test_without_a_reach_nothing_hangs_on_a_convention(system: kh.System) -> None:
    """Kills: a convention that is named though nobody asked for one."""
    assert all(finding.convention is None for finding in kh.judge(system, reach=None))


@SOME
@given(spoilt_systems(), st.integers(1, 99))
def test_what_contradicts_itself_in_print_does_so_with_any_reach(
    system: kh.System, percent: int
) -> None:
    """Kills: a reach that widens what was printed, or that takes over the blame."""
    alone = kh.judge(system, reach=None)
    near = kh.judge(system, reach=kh.Reach("near", Fraction(percent, 100)))
    proved = Counter(finding.figures for finding in alone.contradictions)
    told = Counter(f.figures for f in near.contradictions if f.convention is None)
    assert proved == told


@SOME
@given(spoilt_systems(), st.randoms(use_true_random=False))
def test_the_order_has_no_say(system: kh.System, chance: Random) -> None:
    """Kills: a relation judged by what those before it left."""
    variables, relations = list(system.variables), list(system.relations)
    chance.shuffle(variables)
    chance.shuffle(relations)
    one, other = kh.judge(system), kh.judge(kh.System(tuple(variables), tuple(relations)))
    assert one.verdict is other.verdict
    assert kinds(one) == kinds(other)
    assert one.witness == other.witness


# -- contradictions ------------------------------------------------------------------------------


@given(
    first=st.integers(0, 10**6),
    apart=st.integers(1, 10**6),
    links=st.integers(1, 4),
    turned=st.booleans(),
)
def test_the_gap_between_exact_numbers_is_their_difference(
    first: int, apart: int, links: int, *, turned: bool
) -> None:
    """Kills: a gap with the sign of one side, or one that a number in between takes a part of."""
    ends = (first + apart, first) if turned else (first, first + apart)
    (finding,) = kh.judge(chain(links, *ends)).contradictions
    assert finding.gap == kh.Bounds.exactly(apart)
    assert finding.code == ("joint-contradictory" if links > 1 else "equality-contradictory")
    assert dict(finding.nearest) == {
        "n0": kh.Bounds.exactly(ends[1]),
        f"n{links}": kh.Bounds.exactly(ends[0]),
    }


@SOME
@given(spoilt_systems())
def test_any_one_nearest_number_makes_its_relation_hold(system: kh.System) -> None:
    """Kills: a number that would have to be what leaves the contradiction as it is."""
    for finding in kh.judge(system).contradictions:
        if finding.code.startswith(("joint-", "number-")):
            continue
        relations = [r for r in system.relations if tuple(r.terms) == finding.figures]
        for key, bounds in finding.nearest:
            end = bounds.low if bounds.low is not None and not bounds.low_open else bounds.high
            if end is None or (end == bounds.high and bounds.high_open):
                continue  # the ends are none of the numbers
            put = kh.Variable(key=key, unit=system[key].unit, known=kh.Bounds.exactly(end))
            numbers = [put if v.key == key else v for v in system if v.key in finding.figures]
            reach = None if finding.convention is None else kh.WITHIN_A_TENTH
            found = [kh.judge(kh.System(tuple(numbers), (one,)), reach=reach) for one in relations]
            assert any(judgement.verdict is not BAD for judgement in found)


@SOME
@given(spoilt_systems())
def test_none_of_the_figures_that_clash_together_can_be_left_out(system: kh.System) -> None:
    """Kills: a conflict with a figure too many, or one too few."""
    for finding in kh.judge(system, reach=None).contradictions:
        if not finding.code.startswith("joint-"):
            continue
        alone = [place for place, r in enumerate(system.relations) if _holds_alone(system, r)]
        sound = kh.System(system.variables, tuple(system.relations[at] for at in alone))
        rest = {v.key for v in system if v.is_printed} - set(finding.figures)
        fewest = sound.without(rest)
        assert kh.judge(fewest, reach=None).verdict is BAD
        for key in finding.figures:
            assert kh.judge(fewest.without({key}), reach=None).verdict is not BAD


def _holds_alone(system: kh.System, relation: Relation) -> bool:
    numbers = tuple(system[key] for key in relation.terms)
    return kh.judge(kh.System(numbers, (relation,)), reach=None).verdict is not BAD


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_one_more_or_less_is_a_contradiction(off: int) -> None:
    """Kills: a tolerance that nobody asked for."""
    system = kh.System.of(
        {"all": 10, "boys": 4, "girls": 6 + off}, [kh.PartsOf("all", ("boys", "girls"))]
    )
    assert (kh.judge(system).verdict is BAD) is bool(off)


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        ("96,41%", BAD),
        ("96,42%", kh.Verdict.CUT_OFF),
        ("96,43%", kh.Verdict.CONSISTENT),
        ("96,44%", BAD),
        ("96%", kh.Verdict.CONSISTENT),
        ("97%", BAD),
    ],
)
def test_54_of_56_clans(printed: str, verdict: kh.Verdict) -> None:
    """Kills: a percentage that is compared after it was rounded again."""
    numbers: Numbers = {"titled": 54, "percent": printed, "all": 56}
    (finding,) = kh.judge(kh.System.of(numbers, [kh.ShareOf("titled", "all", share="percent")]))
    assert finding.verdict is verdict
    assert finding.value == kh.Bounds.exactly(Fraction(5400, 56))
    assert finding.unit == PERCENT


@pytest.mark.parametrize(
    ("actual", "verdict"), [(900, "limit-consistent"), (899, "limit-contradictory")]
)
def test_nearly_reaches_as_far_as_the_convention_says(actual: int, verdict: str) -> None:
    """Kills: a convention whose own end is left out."""
    numbers: Numbers = {"nearly": "gần 1.000 người", "at most": actual}
    (finding,) = kh.judge(kh.System.of(numbers, [kh.AtMost(("nearly",), ("at most",))]))
    assert finding.code == verdict
    assert finding.convention == ("within a tenth" if actual < 900 else None)


def test_a_number_that_is_known_otherwise_is_denied() -> None:
    """Kills: what is known made a part of the print, and the contradiction lost."""
    known = kh.Variable(
        key="wards", quantity=kh.read_quantity("20 phường"), known=kh.Bounds.at_most(18)
    )
    found = kh.judge(kh.System((known,)))
    (finding,) = found
    assert finding.code == "number-contradictory"
    assert finding.gap == kh.Bounds.at_least(2)
    assert finding.nearest == (("wards", kh.Bounds.at_most(18)),)
    assert found.witness is None
    assert finding.sentence() == "“20 phường” không thể đúng: đã biết là không quá 18 xã."
    assert finding.sentence("en") == "“20 phường” cannot be: known is at most 18."
    below = evolve(known, known=kh.Bounds(21, 22))
    (other,) = kh.judge(kh.System((below,)))
    assert other.gap == kh.Bounds(1, 2)


def test_a_number_may_be_denied_only_by_the_convention() -> None:
    """Kills: a convention that speaks of relations and not of what is known."""
    nearly = kh.Variable(
        key="members",
        quantity=kh.read_quantity("gần 1.000 hội viên"),
        known=kh.Bounds.at_most(800),
    )
    (finding,) = kh.judge(kh.System((nearly,)))
    assert finding.verdict is BAD
    assert finding.convention == "within a tenth"
    assert finding.gap == kh.Bounds.at_least(100)
    assert finding.sentence("en") == (
        "“gần 1.000 hội viên” cannot be: known is at most 800, if “gần” and “hơn” are off by at "
        "most 10%."
    )
    assert kh.judge(kh.System((nearly,)), reach=None).verdict is kh.Verdict.CONSISTENT


def test_what_was_not_printed_and_cannot_be_known_so_is_denied() -> None:
    nobody = kh.Variable(key="people", unit=PERSON, known=kh.Bounds.at_most(-1))
    (finding,) = kh.judge(kh.System((nobody,)))
    assert finding.code == "number-contradictory"
    assert finding.gap is None


def test_a_convention_does_not_hide_what_print_proves() -> None:
    """Kills: a relation that the convention denies taken out of what the others come to."""
    numbers: Numbers = {"nearly": "gần 1.000 người", "is": 500, "was": 700, "some": PERSON}
    system = system_of(
        numbers,
        kh.AtMost(("nearly",), ("is",)),
        kh.EqualTo(("some",), ("is",)),
        kh.EqualTo(("was",), ("some",)),
    )
    told = {f.code: f.convention for f in kh.judge(system).contradictions}
    assert told == {"limit-contradictory": "within a tenth", "joint-contradictory": None}


def test_a_convention_is_told_for_what_else_hangs_on_it() -> None:
    """Kills: only the first of two contradictions that hang on the convention."""
    numbers: Numbers = {
        "nearly": "gần 1.000 người",
        "is": 500,
        "some": PERSON,
        "was": 400,
        "new": 0,
    }
    system = system_of(
        numbers,
        kh.AtMost(("nearly",), ("is",)),
        kh.ChangeSince("nearly", "some", change="new"),
        kh.EqualTo(("was",), ("some",)),
    )
    found = kh.judge(system)
    assert [(f.code, f.convention, f.figures) for f in found.contradictions] == [
        ("limit-contradictory", "within a tenth", ("nearly", "is")),
        ("joint-contradictory", "within a tenth", ("nearly", "was", "new")),
    ]


# -- numbers that nobody printed -----------------------------------------------------------------


def test_a_number_that_hangs_on_another_one_is_told_to_miss_it() -> None:
    """Kills: a number derived from nothing, or bounds that say no more than that there is one."""
    numbers: Numbers = {"money": None, "gifts": 20, "price": None}
    found = kh.judge(system_of(numbers, kh.ProductOf("money", "gifts", each="price")))
    assert [finding.code for finding in found] == ["number-undetermined"] * 2
    assert found.verdict is kh.Verdict.CONSISTENT
    assert [finding.sentence() for finding in found] == [
        "Không suy ra được money: còn thiếu price.",
        "Không suy ra được price: còn thiếu money.",
    ]
    assert found.findings[0].sentence("en") == (
        "Nothing follows for money: price would have to be known."
    )


def test_a_number_that_print_does_not_limit_is_told_so() -> None:
    system = kh.System.of(
        {"members": "gần 61.000 người", "percent": "gần 45%", "people": PERSON},
        [kh.ShareOf("members", "people", share="percent")],
    )
    (finding,) = kh.judge(system, reach=None)
    assert finding.code == "number-undetermined"
    assert finding.sentence() == "Không suy ra được people: các số in không giới hạn nó."
    assert finding.sentence("en") == (
        "Nothing follows for people: what is printed does not limit it."
    )
    (by_convention,) = kh.judge(system)
    assert by_convention.code == "number-derived"
    assert by_convention.convention == "within a tenth"
    assert by_convention.value == kh.Bounds(122_001, 150_614)
    assert by_convention.sentence() == (
        "Từ “gần 61.000 người” = “gần 45%” × people: people là từ 122.001 đến 150.614 người, "
        "nếu “gần”, “hơn” lệch không quá 10%."
    )
    assert by_convention.sentence("en") == (
        "From “gần 61.000 người” = “gần 45%” × people: people is 122,001 to 150,614, if “gần” and "
        "“hơn” are off by at most 10%."
    )


def test_nothing_follows_from_figures_that_contradict_each_other() -> None:
    """Kills: a population derived from figures one of which is wrong."""
    found = kh.judge(chain(2, 1, 2))
    (finding,) = [one for one in found if one.verdict is kh.Verdict.UNDETERMINED]
    assert finding.figures[0] == "n1"
    assert finding.sentence() == ("Không suy ra được n1: các số cùng quan hệ mâu thuẫn nhau.")
    assert finding.sentence("en") == (
        "Nothing follows for n1: the figures it hangs on contradict each other."
    )


def test_what_follows_is_said_in_each_habit_and_by_the_convention() -> None:
    numbers: Numbers = {"members": "hơn 45.900 hội viên", "percent": "35,05%", "people": PERSON}
    system = kh.System.of(numbers, [kh.ShareOf("members", "people", share="percent")])
    (finding,) = kh.judge(system)
    assert finding.value == kh.Bounds.at_least(130_922)
    assert dict(finding.by_rounding) == {
        kh.Rounding.HALF_UP: kh.Bounds.at_least(130_940),
        kh.Rounding.DOWN: kh.Bounds.at_least(130_922),
    }
    assert finding.sentence() == (
        "Từ “hơn 45.900 hội viên” = “35,05%” × people: people là ít nhất 130.922 người (làm tròn: "
        "ít nhất 130.940 người; cắt bỏ: ít nhất 130.922 người); nếu “gần”, “hơn” lệch không quá "
        "10%: từ 130.922 đến 144.071 người."
    )
    assert finding.sentence("en") == (
        "From “hơn 45.900 hội viên” = “35,05%” × people: people is at least 130,922 (rounded: at "
        "least 130,940; cut off: at least 130,922); if “gần” and “hơn” are off by at most 10%: "
        "130,922 to 144,071."
    )


def test_a_base_that_only_cutting_off_explains_is_told_with_that() -> None:
    """54 are 96,42 % of a whole number only if cut off.  Kills: a base told without its price."""
    numbers: Numbers = {"titled": 54, "percent": "96,42%", "clans": PERSON}
    found = kh.judge(kh.System.of(numbers, [kh.ShareOf("titled", "clans", share="percent")]))
    assert [(finding.code, finding.value) for finding in found] == [
        ("share-cut-off", None),
        ("number-derived", kh.Bounds.exactly(56)),
    ]


@pytest.mark.parametrize("habit", [kh.Rounding.HALF_UP, kh.Rounding.DOWN])
def test_the_habit_of_a_document_decides_no_verdict(habit: kh.Rounding) -> None:
    """Kills: "some were rounded and others cut off" of one percentage that only rounding gives."""
    share = kh.Variable(key="percent", quantity=kh.read_quantity("96,43%"), document="report")
    system = kh.System(
        (*kh.System.of({"titled": 54, "clans": PERSON}), share),
        (kh.ShareOf("titled", "clans", share="percent"),),
    )
    found = kh.judge(system, habits={"report": habit})
    (finding,) = found
    assert finding.value == kh.Bounds.exactly(56)
    assert found.verdict is kh.Verdict.CONSISTENT
    told = "(tài liệu này làm tròn)" in finding.sentence()
    assert told is (habit is kh.Rounding.HALF_UP)


# -- how -----------------------------------------------------------------------------------------


def test_what_cannot_be_judged_is_refused() -> None:
    system = kh.System.of({"a": 1})
    with pytest.raises(kh.InvalidValueError, match=r"system: expected a System"):
        kh.judge({"a": 1})  # type: ignore[arg-type]
    with pytest.raises(kh.InvalidValueError, match=r"reach: expected a Reach or None"):
        kh.judge(system, reach=Fraction(1, 10))  # type: ignore[arg-type]
    with pytest.raises(kh.InvalidValueError, match=r"habits\['r'\]: expected Rounding.HALF_UP or"):
        kh.judge(system, habits={"r": kh.Rounding.UP})


def test_nothing_is_judged_where_there_is_nothing() -> None:
    found = kh.judge(kh.System(()))
    assert (len(found), found.verdict, found.witness) == (0, kh.Verdict.CONSISTENT, {})


@pytest.mark.parametrize(
    ("known", "witness"),
    [
        (kh.Bounds.at_most(0), 0),
        (kh.Bounds.less_than(0), -1),
        (kh.Bounds.less_than(5), 4),
        (kh.Bounds.at_least(3), 3),
        (kh.Bounds.more_than(3), 4),
        (kh.Bounds(1, 2, low_open=True, high_open=True), Fraction(3, 2)),
        (kh.Bounds(None, None), 0),
    ],
)
def test_numbers_in_no_relation_have_a_witness_too(known: kh.Bounds, witness: object) -> None:
    """Kills: a witness that leaves a number out, or finds none for one without a limit."""
    found = kh.judge(kh.System((kh.Variable(key="free", known=known),)))
    assert found.witness == {"free": witness}


def test_what_is_neither_proved_nor_disproved_is_open() -> None:
    """Two equal whole numbers are never 7.  Kills: consistent for want of a contradiction."""
    numbers: Numbers = {"x": PERSON, "y": PERSON, "sum": 7}
    system = system_of(
        numbers,
        kh.EqualTo(("x", "y"), ("sum",)),
        kh.EqualTo(("x",), ("y",)),
        kh.AtMost(("x",), ("sum",)),
    )
    found = kh.judge(system)
    assert not found.contradictions
    assert found.witness is None
    assert found.verdict is kh.Verdict.UNDETERMINED


def test_what_is_told_elsewhere_is_not_told_again() -> None:
    """Kills: a number left out though it follows from more than the relations told elsewhere."""
    numbers: Numbers = {"a": 5, "b": 6, "n": PERSON, "m": PERSON}
    system = system_of(
        numbers,
        kh.AtMost(("a",), ("n",)),
        kh.AtMost(("n",), ("m",)),
        kh.EqualTo(("m",), ("b",)),
    )
    told = judged(Scenes(system), frozenset({0, 1, 2}))
    assert [(f.figures[0], f.value) for f in told] == [("n", kh.Bounds(5, 6))]
    assert {f.figures[0] for f in kh.judge(system)} == {"n", "m"}
    clash = judged(Scenes(chain(2, 5, 6)), frozenset({0, 1}))
    assert [finding.code for finding in clash] == ["joint-contradictory"]
