"""What a judgement answers, and the sentences of its findings."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from drawn_systems import Numbers, chain, system_of

import khuyenhoc as kh
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.values.unit import DAY, FRACTION, PERCENT, PERCENTAGE_POINT, PERSON

GOOD = system_of({"all": 10, "boys": 4, "girls": 6}, kh.PartsOf("all", ("boys", "girls")))
WRONG = system_of({"all": 10, "boys": 4, "girls": 7}, kh.PartsOf("all", ("boys", "girls")))


def only(numbers: Numbers, *relations: Relation, reach: kh.Reach | None = None) -> kh.Finding:
    (finding,) = kh.judge(system_of(numbers, *relations), reach=reach)
    return finding


# -- the judgement -------------------------------------------------------------------------------


def test_a_judgement_lists_its_findings_in_order() -> None:
    system = kh.System(WRONG.variables, (*WRONG.relations, kh.AtMost(("boys",), ("girls",))))
    found = kh.judge(system)
    assert [finding.code for finding in found] == ["parts-contradictory", "limit-consistent"]
    assert len(found) == 2
    assert found.contradictions == found.findings[:1]
    assert found.about("all") == found.findings[:1]
    assert found.about("boys") == found.findings


def test_a_number_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(kh.InvalidValueError, match="girls"):
        kh.judge(GOOD).about("girl")


@pytest.mark.parametrize(
    ("found", "verdict", "vi", "en"),
    [
        (
            kh.judge(GOOD),
            kh.Verdict.CONSISTENT,
            "Các số có thể cùng đúng.",
            "The numbers can all be true together.",
        ),
        (kh.judge(WRONG), kh.Verdict.CONTRADICTORY, "Có 1 mâu thuẫn.", "1 contradiction."),
        (
            kh.judge(kh.System(WRONG.variables, WRONG.relations * 2)),
            kh.Verdict.CONTRADICTORY,
            "Có 2 mâu thuẫn.",
            "2 contradictions.",
        ),
        (
            evolve(kh.judge(GOOD), witness=None),
            kh.Verdict.UNDETERMINED,
            "Không tìm thấy mâu thuẫn.",
            "No contradiction found.",
        ),
    ],
)
def test_a_judgement_says_no_more_than_it_proves(
    found: kh.Judgement, verdict: kh.Verdict, vi: str, en: str
) -> None:
    """Kills: consistent for want of a contradiction."""
    assert found.verdict is verdict
    assert (str(found), found.sentence("en")) == (vi, en)


def test_a_notebook_shows_all_sentences_safely() -> None:
    """Kills: a name that ends a tag."""
    numbers: Numbers = {"<b>": 1, "c": PERSON}
    found = kh.judge(system_of(numbers, kh.AtMost(("c",), ("<b>",))))
    assert found._repr_html_() == found.html("vi")
    assert found.html("en").startswith("<p>The numbers can all be true together.</p><ol><li><p")
    assert "<b>" not in found.html()
    with pytest.raises(kh.InvalidValueError, match="language"):
        found.sentence("fr")


def test_a_judgement_is_made_of_its_kinds() -> None:
    with pytest.raises(kh.InvalidValueError, match=r"Judgement\.findings"):
        evolve(kh.judge(GOOD), findings=("wrong",))  # type: ignore[arg-type]
    with pytest.raises(kh.InvalidValueError, match=r"Judgement\.system"):
        evolve(kh.judge(GOOD), system=None)  # type: ignore[arg-type]


# -- the sentences of relations ------------------------------------------------------------------


def test_what_agrees_is_said_with_the_habit_it_needs() -> None:
    shares = kh.ShareOf("titled", "clans", share="percent")
    sentences = {
        printed: only({"titled": 54, "clans": 56, "percent": printed}, shares)
        for printed in ("96,43%", "96,42%", "96%")
    }
    assert [finding.vi for finding in sentences.values()] == [
        "“54” = “96,43%” × “56”: khớp nếu làm tròn.",
        "“54” = “96,42%” × “56”: chỉ khớp nếu cắt bỏ, không khớp nếu làm tròn.",
        "“54” = “96%” × “56”: khớp.",
    ]
    assert [finding.en for finding in sentences.values()] == [
        "“54” = “96,43%” × “56”: agrees if rounded.",
        "“54” = “96,42%” × “56”: only if the percentage was cut off, not if it was rounded.",
        "“54” = “96%” × “56”: agrees.",
    ]


def test_percentages_that_need_both_habits_are_said_to() -> None:
    numbers: Numbers = {"some": 2, "all": 3, "body": "66,6%", "headline": "66,7%"}
    found = kh.judge(
        system_of(
            numbers,
            kh.ShareOf("some", "all", share="body"),
            kh.ShareOf("some", "all", share="headline"),
        )
    )
    joint = found.findings[-1]
    assert joint.code == "joint-undetermined"
    assert joint.sentence().endswith(": chỉ khớp nếu một số làm tròn, một số cắt bỏ.")
    assert joint.sentence("en").endswith(": only if some were rounded and others cut off.")
    assert joint.sentence().startswith("Cùng lúc “2” = “66,6%” × “3”; “2” = “66,7%” × “3”")
    assert (joint.gap, joint.nearest) == (None, ())


def test_what_cannot_be_is_said_with_the_gap_and_what_could() -> None:
    finding = only({"all": 10, "boys": 4, "girls": 7}, *WRONG.relations)
    assert finding.sentence() == (
        "“4” + “7” = “10” không thể đúng: chênh 1. Có thể khớp nếu “10” là 11, “4” là 3 hoặc “7” "
        "là 6."
    )
    assert finding.sentence("en") == (
        "“4” + “7” = “10” cannot be: apart by 1. It could if “10” were 11, “4” were 3 or “7” were "
        "6."
    )
    assert finding.printed == ("10", "4", "7")


def test_one_number_that_could_be_another_one_is_said_without_or() -> None:
    finding = only({"less": 20, "more": kh.Bounds.at_most(9)}, kh.AtMost(("less",), ("more",)))
    assert finding.sentence() == (
        "“20” ≤ more không thể đúng: chênh ít nhất 11. Có thể khớp nếu “20” là không quá 9."
    )
    assert finding.sentence("en") == (
        "“20” ≤ more cannot be: apart by at least 11. It could if “20” were at most 9."
    )


def test_where_no_single_number_could_help_none_is_named() -> None:
    """11 + 12 people in a hall for 10, and 10 is known.  Kills: a number below 0 offered."""
    numbers: Numbers = {"hall": kh.Bounds.exactly(10), "men": "11 người", "women": "12 người"}
    finding = only(numbers, kh.PartsOf("hall", ("men", "women"), complete=False))
    assert finding.nearest == ()
    assert finding.gap == kh.Bounds.exactly(13)
    assert finding.sentence() == "“11 người” + “12 người” ≤ hall không thể đúng: chênh 13 người."


def test_a_contradiction_by_convention_says_which() -> None:
    """Kills: a sentence that takes the convention for print."""
    numbers: Numbers = {"raised": "gần 100 người", "spent": 60}
    relation = kh.AtMost(("raised",), ("spent",), because="điều 5")
    finding = only(numbers, relation, reach=kh.WITHIN_A_TENTH)
    assert finding.sentence() == (
        "“gần 100 người” ≤ “60” (điều 5) không thể đúng: chênh từ 30 đến 39 người, nếu “gần”, "
        "“hơn” lệch không quá 10%. Có thể khớp nếu “gần 100 người” là không quá 60 người hoặc “60” "
        "là ít nhất 90."
    )
    assert finding.sentence("en") == (
        "“gần 100 người” ≤ “60” (điều 5) cannot be: apart by 30 to 39, if “gần” and “hơn” are off "
        "by at most 10%. It could if “gần 100 người” were at most 60 or “60” were at least 90."
    )
    assert finding.convention == "within a tenth"


def test_what_clashes_together_is_said_together() -> None:
    (joint,) = kh.judge(chain(2, 5, 7)).contradictions
    assert joint.sentence() == (
        "Cùng lúc “5” = n1; n1 = “7” không thể đúng: chênh 2 người. Có thể khớp nếu “5” là 7 hoặc "
        "“7” là 5."
    )
    assert joint.sentence("en") == (
        "Together “5” = n1; n1 = “7” cannot be: apart by 2. It could if “5” were 7 or “7” were 5."
    )


# -- by how much, and in what --------------------------------------------------------------------


def test_percentages_are_apart_in_points() -> None:
    """Kills: 0,3 points called 0,3 percent."""
    june = only({"june": "31,5%", "later": "31,1%"}, kh.AtMost(("june",), ("later",)))
    assert june.unit == PERCENTAGE_POINT
    assert june.gap == kh.Bounds(Fraction(1, 4), Fraction(11, 20), low_open=True, high_open=True)
    share = only({"a": 1, "all": 2, "%": "51%"}, kh.ShareOf("a", "all", share="%"))
    assert share.gap == kh.Bounds(Fraction(1, 2), 2, high_open=True)
    assert share.unit == PERCENT, "of the value"
    assert share.value == kh.Bounds.exactly(50)
    assert "điểm phần trăm" in share.sentence()


def test_fractions_are_apart_in_fractions() -> None:
    half = kh.Quantity(value=Fraction(1, 2), unit=FRACTION, resolution=0)
    finding = only({"a": 1, "all": 4, "half": half}, kh.ShareOf("a", "all", share="half"))
    assert finding.gap == kh.Bounds.exactly(Fraction(1, 4))
    assert finding.unit == FRACTION


def test_days_are_apart_in_days() -> None:
    days = (
        kh.Variable.day("founded", date(2008, 3, 1)),
        kh.Variable.day("congress", date(2008, 2, 28)),
    )
    (finding,) = kh.judge(kh.System(days, (kh.InOrder(("founded", "congress")),)))
    assert finding.gap == kh.Bounds.exactly(2)
    assert finding.unit == DAY
    assert finding.nearest == (), "days are known and not suspected"


def test_amounts_are_apart_in_their_unit_and_plain_numbers_in_none() -> None:
    money = only({"spent": "3 đồng", "raised": "1 đồng"}, kh.AtMost(("spent",), ("raised",)))
    assert money.unit == kh.UNITS["VND"]
    plain = only({"a": 3, "b": 1}, kh.AtMost(("a",), ("b",)))
    assert plain.unit is None


def test_what_else_a_relation_says_counts_in_its_gap() -> None:
    """Kills: parts of which one is not printed, and so could be below 0."""
    vnd = kh.UNITS["VND"]
    numbers: Numbers = {"all": "1 đồng", "one": "3 đồng", "other": vnd}
    (contradiction,) = kh.judge(
        system_of(numbers, kh.PartsOf("all", ("one", "other"), complete=False))
    ).contradictions
    assert contradiction.gap == kh.Bounds.at_least(2)


def test_no_whole_number_of_them_is_no_gap() -> None:
    """No clans of which 2 are 33,4 %.  Kills: a gap of nothing."""
    numbers: Numbers = {"titled": 2, "percent": "33,4%", "clans": PERSON}
    found = kh.judge(system_of(numbers, kh.ShareOf("titled", "clans", share="percent")))
    finding = found.findings[0]
    assert finding.code == "share-contradictory"
    assert finding.gap is None
    assert "chênh" not in finding.sentence()


def test_a_joint_gap_is_of_a_sum_sooner_than_of_a_product() -> None:
    """Kills: percentage points where people are meant."""
    numbers: Numbers = {
        "a": 50,
        "a%": "50%",
        "old": PERSON,
        "b": 150,
        "b%": "50%",
        "new": PERSON,
    }
    system = system_of(
        numbers,
        kh.ShareOf("a", "old", share="a%"),
        kh.ShareOf("b", "new", share="b%"),
        kh.EqualTo(("old",), ("new",)),
    )
    (joint,) = kh.judge(system).contradictions
    assert joint.unit == PERSON
    assert joint.gap == kh.Bounds(295 - 101, 303 - 99)


def test_a_joint_gap_of_products_is_one_of_rates() -> None:
    numbers: Numbers = {"a": 50, "a%": "50%", "all": PERSON, "b": 50, "b%": "40%"}
    system = system_of(
        numbers, kh.ShareOf("a", "all", share="a%"), kh.ShareOf("b", "all", share="b%")
    )
    (joint,) = kh.judge(system).contradictions
    assert joint.unit == PERCENTAGE_POINT
    assert joint.gap is not None


def test_who_and_when_is_told() -> None:
    """Kills: the subject of one of two reports lost, or one told twice."""
    wards = tuple(
        kh.Variable(
            key=key,
            quantity=kh.Quantity(value=value),
            subject=subject,
            period=kh.Period.year(year),
        )
        for key, value, subject, year in (("a", 1, "p6", 2022), ("b", 2, "p7", 2022))
    )
    (finding,) = kh.judge(kh.System(wards, (kh.EqualTo(("a",), ("b",)),)))
    assert finding.subjects == ("p6", "p7")
    assert finding.periods == (kh.Period.year(2022),)


def test_a_joint_gap_is_of_a_relation_beside_which_the_others_hold() -> None:
    """Kills: by how much a relation is off where the others are off as well."""
    numbers: Numbers = {
        "a": "10 người",
        "b": "5 người",
        "d": "7 người",
        "n": PERSON,
        "m": PERSON,
    }
    system = system_of(
        numbers,
        kh.AtMost(("a",), ("n",)),
        kh.AtMost(("n", "d"), ("m",)),
        kh.AtMost(("m",), ("b",)),
    )
    (joint,) = kh.judge(system).contradictions
    assert joint.figures == ("a", "b")
    assert joint.gap == kh.Bounds.at_least(10 + 7 - 5)


def test_no_whole_number_between_is_no_joint_gap() -> None:
    """4,5 % are 1 of 22 or 2 of 44, and of none between.  Kills: a gap of nothing."""
    numbers: Numbers = {
        "%": "4,5%",
        "some": PERSON,
        "all": PERSON,
        "about": kh.Bounds(23, 43),
    }
    system = system_of(
        numbers,
        kh.ShareOf("some", "all", share="%"),
        kh.EqualTo(("all",), ("about",)),
    )
    (joint,) = kh.judge(system).contradictions
    assert joint.code == "joint-contradictory"
    assert joint.gap is None
    assert "apart" not in joint.sentence("en")
