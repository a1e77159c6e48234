"""What may have gone wrong with a figure: each kind on the fault it is for."""

from fractions import Fraction

import pytest
from attrs import evolve
from suspect_systems import counted, percent, printed

import khuyenhoc as kh
from khuyenhoc.reconciliation.relations.relation import Relation

KIND = kh.RepairKind
SUMS: tuple[Relation, ...] = (
    kh.PartsOf("all", ("north", "south", "west")),
    kh.ChangeSince("all", "before", change="more"),
    kh.PartsOf("west", ("w1", "w2")),
    kh.PartsOf("elsewhere", ("e1", "e2")),
    kh.AtMost("elsewhere", "before"),
)
SOUND = kh.System.of(
    {
        "all": counted(4821),
        "north": counted(1460),
        "south": counted(2305),
        "west": counted(1056),
        "w1": counted(512),
        "w2": counted(544),
        "before": counted(4607),
        "more": counted(214),
        "elsewhere": counted(703),
        "e1": counted(371),
        "e2": counted(332),
    },
    SUMS,
)


def kinds(found: kh.Suspects, key: str) -> list[tuple[kh.RepairKind, tuple[str, ...]]]:
    return [(r.kind, r.others) for r in found.repairs(key) if r.is_likely]


def slips(found: kh.Suspects, key: str) -> list[kh.MisreadingKind]:
    return [r.misreading.kind for r in found.repairs(key) if r.misreading is not None]


@pytest.mark.parametrize(
    ("fault", "slip"),
    [
        (4_821_000, kh.MisreadingKind.SLIPPED_THOUSAND),
        (48_210, kh.MisreadingKind.SLIPPED_TEN),
        (482_100, kh.MisreadingKind.SLIPPED_HUNDRED),
        (4281, kh.MisreadingKind.SWAPPED_DIGITS),
        (4827, kh.MisreadingKind.WRONG_DIGIT),
    ],
)
def test_a_slip_of_print_is_found(fault: int, slip: kh.MisreadingKind) -> None:
    """Kills: slips not tried; wrong digits not asked for; what was printed given as the value."""
    found = kh.suspects(printed(SOUND, {"all": fault}))
    assert found.top == (("all",),)
    (repair,) = found.repairs("all")
    assert slips(found, "all") == [slip]
    assert (repair.kind, repair.value) == (KIND.MISPRINT, kh.Bounds.exactly(4821))
    assert (repair.others, repair.beside) == ((), ())
    assert repair.is_likely is (slip is not kh.MisreadingKind.WRONG_DIGIT)


def test_a_part_left_out_is_found() -> None:
    """Kills: the part not named; a part that leaves the wrong rest."""
    found = kh.suspects(printed(SOUND, {"all": 4821 - 1460}))
    assert kinds(found, "all") == [(KIND.PART_LEFT_OUT, ("north",))]
    (repair,) = [r for r in found.repairs("all") if r.is_likely]
    assert repair.value == kh.Bounds.exactly(4821)
    assert (
        repair.sentence("en")
        == "“3.361 người” may leave “1.460 người” out; to agree it would be 4,821."
    )
    assert (
        str(repair)
        == "“3.361 người” có thể chưa tính “1.460 người”; muốn khớp phải là 4.821 người."
    )


def test_a_part_of_another_total_counted_in_is_found() -> None:
    """Kills: only own parts tried; what is a part of nothing taken for one."""
    found = kh.suspects(printed(SOUND, {"all": 4821 + 371}))
    assert kinds(found, "all") == [(KIND.PART_TOO_MANY, ("e1",))]
    (repair,) = [r for r in found.repairs("all") if r.is_likely]
    assert repair.vi == "“5.192 người” có thể tính cả “371 người”; muốn khớp phải là 4.821 người."
    assert repair.en == "“5.192 người” may include “371 người”; to agree it would be 4,821."
    assert kinds(kh.suspects(printed(SOUND, {"all": 4821 + 214})), "all") == []


def test_a_part_that_was_moved_explains_two_totals_together() -> None:
    """Kills: repairs of a set sought as if the other figure were right."""
    system = printed(SOUND, {"west": 1056 + 371, "elsewhere": 703 - 371, "all": 4821})
    found = kh.suspects(system)
    assert found.figures == ("west", "elsewhere")
    assert kinds(found, "west") == [(KIND.PART_TOO_MANY, ("e1",))]
    assert (KIND.PART_LEFT_OUT, ("e1",)) in kinds(found, "elsewhere")


def test_nothing_left_out_explains_nothing() -> None:
    """Kills: a part of 0 offered as what was left out."""
    system = kh.System.of({"all": 5, "a": 0, "b": 7}, [kh.PartsOf("all", ("a", "b"))])
    assert kinds(kh.suspects(system), "all") == []


@pytest.mark.parametrize(
    "parts",
    [
        kh.PartsOf("all", ("a", "b"), complete=False),
        kh.PartsOf("all", ("a", "b"), overlap=True),
    ],
)
def test_a_total_that_is_no_sum_is_not_explained_by_its_parts(parts: kh.PartsOf) -> None:
    """Kills: a sum assumed where parts overlap or are not all."""
    relations: list[Relation] = [parts, kh.EqualTo("all", "again"), kh.EqualTo("all", "third")]
    system = kh.System.of({"all": 3, "a": 3, "b": 4, "again": 7, "third": 7}, relations)
    found = kh.suspects(system)
    assert found.figures == ("all",)
    assert kinds(found, "all") == []


def test_the_figure_of_another_time_printed_again_is_found() -> None:
    """Kills: last year's not looked at; the change itself taken for a time."""
    found = kh.suspects(printed(SOUND, {"all": 4607}))
    assert kinds(found, "all") == [(KIND.ANOTHER_TIME, ("before",))]
    (repair,) = [r for r in found.repairs("all") if r.is_likely]
    assert repair.vi == (
        "“4.607 người” có thể là số của kỳ khác (“4.607 người”); muốn khớp phải là 4.821 người."
    )
    assert repair.en == (
        "“4.607 người” may be the figure of another time (“4.607 người”); to agree it would be "
        "4,821."
    )
    changed = kh.suspects(printed(SOUND, {"all": 214}))
    assert kinds(changed, "all") == []
    assert kinds(kh.suspects(printed(SOUND, {"more": 4607})), "more") == []


def test_the_other_time_is_named() -> None:
    """Kills: the key of the host's number in a sentence for officers."""
    system = kh.System(
        tuple(
            evolve(v, period=kh.Period.year(2021)) if v.key == "before" else v
            for v in printed(SOUND, {"all": 4607})
        ),
        SUMS,
    )
    (repair,) = [r for r in kh.suspects(system).repairs("all") if r.is_likely]
    assert "số của kỳ khác (“4.607 người”, năm 2021)" in repair.vi
    assert "of another time (“4.607 người”, 2021-01-01 to 2021-12-31)" in repair.en


def shares(**more: object) -> kh.System:
    """Give members of two years, the population and last year's, and the registered."""
    numbers: dict[str, kh.Variable] = {
        "members": kh.Variable(key="members", quantity=counted(5321)),
        "before": kh.Variable(key="before", quantity=counted(5107)),
        "more": kh.Variable(key="more", quantity=counted(214)),
        "people": kh.Variable(key="people", quantity=counted(20_419)),
        "people-before": kh.Variable(key="people-before", quantity=counted(19_876)),
        "share": kh.Variable(key="share", quantity=percent(5321, 20_419), document="report"),
    }
    numbers |= {
        key: evolve(numbers[key], quantity=quantity)  # type: ignore[arg-type]
        for key, quantity in more.items()
    }
    relations = (
        kh.ChangeSince("members", "before", change="more"),
        kh.ShareOf("members", "people", share="share"),
        kh.WithinDrift("people", "people-before", drift=Fraction(1, 20)),
    )
    return kh.System(tuple(numbers.values()), relations)


def test_a_percentage_of_another_base_is_found() -> None:
    """Kills: only the given base tried; a base that the part exceeds."""
    found = kh.suspects(shares(share=percent(5321, 19_876)))
    assert ("share",) in found.top
    assert kinds(found, "share") == [(KIND.ANOTHER_BASE, ("people-before",))]
    repair = found.repairs("share")[0]
    assert Fraction(532100, 20_419) in repair.value
    assert repair.en == "“26,77%” may be of “19.876 người”; to agree it would be 26.0590…%."
    assert repair.vi == ("“26,77%” có thể tính trên “19.876 người”; muốn khớp phải là 26,0590…%.")


def test_a_percentage_of_another_part_is_found() -> None:
    """Kills: only bases tried; any number at all taken for the part."""
    found = kh.suspects(shares(share=percent(5107, 20_419)))
    assert kinds(found, "share") == [(KIND.ANOTHER_PART, ("before",))]
    repair = found.repairs("share")[0]
    assert repair.en == (
        "“25,01%” may be the share of “5.107 người”; to agree it would be 26.0590…%."
    )
    assert repair.vi.startswith("“25,01%” có thể là tỷ lệ của “5.107 người”; muốn khớp phải là")


def test_a_base_of_another_kind_or_without_an_end_explains_nothing() -> None:
    """Kills: money taken for a base of people; a base that is anything above its print."""
    dong = kh.Quantity(value=19_876, unit=kh.VND)
    open_end = kh.read_quantity("hơn 19.000 người")
    for other in (dong, open_end):
        system = shares(share=percent(5321, 19_876))
        variables = tuple(
            kh.Variable(key=v.key, quantity=other) if v.key == "people-before" else v
            for v in system
        )
        unrelated = kh.System(variables, system.relations[:2])
        assert kinds(kh.suspects(unrelated, reach=None), "share") == []


def test_a_percentage_cut_off_where_others_are_rounded_is_found() -> None:
    """Kills: habits not heeded; the own habit tried; what was printed given as the value."""
    cut = percent(5321, 20_419, kh.Rounding.DOWN)
    rounded = percent(5321, 20_419)
    assert cut.value != rounded.value
    system = shares(share=cut)
    assert kh.suspects(system).groups == ()
    found = kh.suspects(system, habits={"report": kh.Rounding.HALF_UP})
    assert ("share",) in found.groups[0].sets
    assert (KIND.ANOTHER_HABIT, ()) in kinds(found, "share")
    repair = next(r for r in found.repairs("share") if r.kind is KIND.ANOTHER_HABIT)
    assert Fraction(532100, 20_419) in repair.value
    assert "có thể được cắt bỏ, không làm tròn như các số còn lại; muốn khớp" in repair.vi
    assert "may be cut off, not rounded like the others; to agree" in repair.en
    other = kh.suspects(shares(share=rounded), habits={"report": kh.Rounding.DOWN})
    assert (KIND.ANOTHER_HABIT, ()) in kinds(other, "share")
    assert kh.suspects(system, habits={"another": kh.Rounding.HALF_UP}).groups == ()


def test_a_percentage_printed_as_a_fraction_is_put_back_in_its_own_unit() -> None:
    """Kills: 26 put in for 26 % of a number that relations take for a fraction."""
    wrong = kh.Quantity(value=Fraction("26.06"), resolution=Fraction(1, 100), unit=kh.FRACTION)
    system = kh.System.of(
        {"part": counted(5321), "whole": counted(20_419), "share": wrong},
        [kh.ShareOf("part", "whole", share="share")],
    )
    found = kh.suspects(system)
    assert found.top == (("share",),)
    assert kh.MisreadingKind.PERCENT_FOR_FRACTION in slips(found, "share")
    repair = next(r for r in found.repairs("share") if r.value.low is not None)
    assert Fraction(5321, 20_419) in repair.value


def test_the_same_guess_from_two_relations_is_offered_once() -> None:
    """Kills: a sentence for every relation that leads to it."""
    again = (*SUMS, kh.GrowthSince("all", "before", rate="rate"))
    numbers = {v.key: v.quantity for v in SOUND}
    system = kh.System.of({**numbers, "rate": percent(214, 4607)}, again)
    found = kh.suspects(printed(system, {"all": 4607}))
    assert kinds(found, "all").count((KIND.ANOTHER_TIME, ("before",))) == 1


def test_the_likeliest_comes_first() -> None:
    """Kills: repairs in the order of figures; any wrong digit before what explains more."""
    system = kh.System.of({"all": 32, "a": 10, "b": 13}, [kh.PartsOf("all", ("a", "b"))])
    (group,) = kh.suspects(system)
    likely = [repair.is_likely for repair in group.repairs]
    assert likely == sorted(likely, reverse=True)
    assert {True, False} == set(likely)
    order = [list(KIND).index(repair.kind) for repair in group.repairs if repair.is_likely]
    assert order == sorted(order)


def test_two_figures_that_are_wrong_together_are_told_together() -> None:
    """Kills: a repair that only fits because another figure is left out, not saying so."""
    numbers = {"a": 5, "b": 6, "c": 50, "d": 50, "e": 50}
    relations = [kh.EqualTo("a", key) for key in "cde"] + [kh.EqualTo("b", key) for key in "cde"]
    found = kh.suspects(kh.System.of(numbers, relations))
    assert found.top == (("a", "b"),)
    (repair,) = found.repairs("a")
    assert (repair.beside, repair.value) == (("b",), kh.Bounds.exactly(50))
    assert repair.en == "“5” may be 50 (ten times out), if “6” is wrong too."
    assert repair.vi == "“5” có thể là 50 (in lệch mười lần), nếu “6” cũng sai."
    assert repair.to_dict()["beside"] == ["b"]


def test_several_besides_are_all_named() -> None:
    """Kills: a verb for one where there are two."""
    numbers = {"a": 5, "b": 6, "f": 7, "c": 50, "d": 50, "e": 50, "g": 50}
    relations = [kh.EqualTo(bad, good) for bad in "abf" for good in "cdeg"]
    found = kh.suspects(kh.System.of(numbers, relations))
    assert found.repairs("a")[0].en.endswith(", if “6” and “7” are wrong too.")
    assert found.repairs("a")[0].vi.endswith(", nếu “6” và “7” cũng sai.")


def test_a_key_that_looks_like_a_stand_in_is_left_alone() -> None:
    """Kills: the print of a figure taken for a number of the host."""
    numbers = {v.key: v.quantity for v in SOUND}
    relations = (*SUMS, kh.EqualTo("all'", "third"))
    system = kh.System.of({**numbers, "all'": 3, "third": 3}, relations)
    system = kh.System(system.variables, (*relations, kh.AtMost("third", "all")))
    found = kh.suspects(printed(system, {"all": 4821 - 1460}))
    assert kinds(found, "all") == [(KIND.PART_LEFT_OUT, ("north",))]


def test_what_is_withdrawn_too_explains_nothing() -> None:
    """Kills: a wrong figure explained by another one that is as wrong."""
    numbers = {"a": 5, "b": 5, "c": 51, "d": 51, "e": 51}
    relations: list[Relation] = [kh.EqualTo(bad, good) for bad in "ab" for good in "cde"]
    relations.append(kh.InOrder(("a", "b")))
    found = kh.suspects(kh.System.of(numbers, relations))
    assert found.top == (("a", "b"),)
    assert kinds(found, "a") == kinds(found, "b") == []


def test_another_habit_is_only_offered_where_it_explains_the_print() -> None:
    """Kills: the other habit offered for any percentage that is doubted."""
    found = kh.suspects(shares(share=percent(1, 2)), habits={"report": kh.Rounding.HALF_UP})
    assert ("share",) in found.groups[0].sets
    assert kinds(found, "share") == []


def test_a_slip_that_could_count_nothing_is_passed_over() -> None:
    """Kills: an error where "gần 1 người" would leave no whole number."""
    numbers: dict[str, int | str] = {"a": "gần 10 người", "b": 50, "c": 50}
    system = kh.System.of(numbers, [kh.EqualTo("a", "b"), kh.EqualTo("a", "c")])
    found = kh.suspects(system)
    assert found.top == (("a",),)
    assert all(50 in repair.value for repair in found.repairs("a"))


def test_a_slip_keeps_to_what_is_known_and_to_the_convention() -> None:
    """Kills: misprints sought without the reach of "gần", so that "gần 100" may be 51."""
    system = kh.System.of(
        {"a": "gần 10 người", "b": 51, "c": 51}, [kh.EqualTo("a", "b"), kh.EqualTo("a", "c")]
    )
    near = kh.suspects(system).repairs("a")
    assert kh.MisreadingKind.SLIPPED_TEN not in slips(kh.suspects(system), "a")
    assert all(r.value == kh.Bounds.exactly(51) for r in near)


def test_one_of_two_doubts_is_explained_by_the_other_as_printed() -> None:
    """Kills: what is doubted for other reasons taken for anything, or passed over."""
    found = kh.suspects(printed(SOUND, {"all": 4821 - 1056, "elsewhere": 702}))
    assert {group.sets for group in found} >= {(("all",),)}
    assert kinds(found, "all") == [(KIND.PART_LEFT_OUT, ("west",))]


def test_a_total_that_denies_what_is_known_may_leave_a_part_out() -> None:
    """Kills: a print that denies what is known taken for no print at all."""
    wrong = printed(SOUND, {"all": 4821 - 1460})
    system = kh.System(
        tuple(evolve(v, known=kh.Bounds.at_least(4000)) if v.key == "all" else v for v in wrong),
        wrong.relations,
    )
    assert kinds(kh.suspects(system), "all") == [(KIND.PART_LEFT_OUT, ("north",))]


def test_what_is_doubted_elsewhere_is_taken_as_printed() -> None:
    """Kills: a part that is doubted too taken for any number, so that it explains everything."""
    found = kh.suspects(printed(SOUND, {"west": 1056 + 100, "elsewhere": 332}))
    assert any(("e1",) in group.sets for group in found)
    assert any(group.sets == (("west",),) for group in found)
    assert kinds(found, "west") == []


def test_a_guess_has_to_go_with_all_that_is_left() -> None:
    """Kills: a part left out that only the rough bounds of each number allow."""
    numbers: dict[str, int | str] = {"all": 6, "a": 7, "b": "3 - 5"}
    found = kh.suspects(kh.System.of(numbers, [kh.PartsOf("all", ("a", "b"))]))
    assert ("all",) in found.groups[0].sets
    assert kinds(found, "all") == []


def test_only_the_same_print_is_that_of_another_time() -> None:
    """Kills: a figure near that of last year taken for it."""
    found = kh.suspects(printed(SOUND, {"all": 4607, "before": "hơn 4.600 người"}))
    assert ("all",) in found.groups[0].sets
    assert kinds(found, "all") == []


def test_what_is_in_another_unit_is_no_part_of_a_total() -> None:
    """Kills: households counted among people."""
    homes = kh.Quantity(value=371, unit=kh.HOUSEHOLD)
    rest = kh.Quantity(value=332, unit=kh.HOUSEHOLD)
    total = kh.Quantity(value=703, unit=kh.HOUSEHOLD)
    numbers = {v.key: v.quantity for v in SOUND} | {"elsewhere": total, "e1": homes, "e2": rest}
    system = printed(kh.System.of(numbers, SUMS), {"all": 4821 + 371})
    assert kinds(kh.suspects(system), "all") == []


@pytest.mark.parametrize(("total", "explained"), [(30, ()), (20, (("x", "y"),))])
def test_a_set_is_explained_by_repairs_that_can_be_so_together(
    total: int, explained: tuple[tuple[str, ...], ...]
) -> None:
    """Kills: two repairs, each of which denies the other, taken for an explanation of both."""
    system = kh.System(
        (
            kh.Variable(key="x", quantity=counted(100)),
            kh.Variable(key="y", quantity=counted(100)),
            kh.Variable(key="z", quantity=counted(total), trust=9),
            kh.Variable(key="c", unit=kh.PERSON, known=kh.Bounds(10, 20)),
        ),
        (kh.PartsOf("z", ("x", "y")), kh.AtMost("x", "c"), kh.AtMost("y", "c")),
    )
    (group,) = kh.suspects(system)
    assert {repair.key for repair in group.repairs} == {"x", "y"}
    assert (group.sets, group.explained) == ((("x", "y"),), explained)
