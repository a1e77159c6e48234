"""What a rule set comes to for one application: verdict, grade, reasons, text, JSON and HTML."""

import json
from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    AVERAGE,
    DAY,
    FAIR,
    GOOD,
    MET,
    NOT_MET,
    SOURCE,
    UNKNOWN,
    all_facts,
    all_of,
    application,
    assessed,
    book,
    cut_off,
    level,
    points,
    requirements,
    rules,
    same_as,
    share,
    stated,
)

import khuyenhoc as kh
from khuyenhoc.models.indicators import UNIT_MEMBERS
from khuyenhoc.rules import Requirement

TOTAL = points("t", 100)
GRADED = rules(
    level(GOOD, cut_off(TOTAL, 85)),
    level(FAIR, cut_off(TOTAL, 70)),
    level(AVERAGE, cut_off(TOTAL, 50)),
)
WEAK = evolve(SOURCE, evidence=kh.Evidence.INFERENCE, place="hiệu lực")


@pytest.mark.parametrize(
    ("total", "verdict", "grade", "possible"),
    [
        (85, MET, GOOD, (GOOD,)),
        (84, MET, FAIR, (FAIR,)),
        (70, MET, FAIR, (FAIR,)),
        (50, MET, AVERAGE, (AVERAGE,)),
        (49, NOT_MET, None, ()),
        (kh.Bounds(72, 90), MET, None, (GOOD, FAIR)),
        (kh.Bounds(60, 84), MET, None, (FAIR, AVERAGE)),
        (kh.Bounds(0, 60), UNKNOWN, None, (AVERAGE,)),
        (kh.Bounds(0, 90), UNKNOWN, None, (GOOD, FAIR, AVERAGE)),
        (None, UNKNOWN, None, (GOOD, FAIR, AVERAGE)),
    ],
)
def test_the_grade_is_the_highest_that_is_met_if_no_higher_one_is_open(
    total: Any, verdict: kh.RuleVerdict, grade: kh.TitleGrade | None, possible: tuple[Any, ...]
) -> None:
    """Kills: the lowest grade that is met; a grade while a higher one is still possible."""
    found = assessed(GRADED, {"t": total})
    assert (found.verdict, found.grade, found.possible_grades) == (verdict, grade, possible)


@given(st.integers(0, 100), st.integers(0, 100))
def test_bounds_can_come_to_the_grades_of_the_numbers_within(one: int, two: int) -> None:
    """Kills: a grade that cannot come out; one that can and is not among them."""
    low, high = sorted((one, two))
    found = assessed(GRADED, {"t": kh.Bounds(low, high)})
    singly = [assessed(GRADED, {"t": total}).grade for total in range(low, high + 1)]
    assert {*found.possible_grades} == {*singly} - {None}


def test_a_title_without_grades_has_none() -> None:
    found = assessed(share("s"), {"s": kh.Bounds(1, 1)})
    assert (found.verdict, found.grade, found.possible_grades) == (MET, None, (None,))
    assert found.at(None) is found.findings[0]
    assert found.citation == SOURCE


def test_the_finding_for_a_grade() -> None:
    found = assessed(GRADED, {"t": 60})
    assert found.at(FAIR) is found.findings[1]
    with pytest.raises(kh.InvalidValueError) as caught:
        found.at(kh.TitleGrade.LEVEL_1)
    assert str(caught.value) == (
        "Assessment.at: expected one of its grades, TitleGrade.GOOD, TitleGrade.FAIR, "
        "TitleGrade.AVERAGE, got <TitleGrade.LEVEL_1: 'level-1'>"
    )
    with pytest.raises(kh.InvalidValueError, match=r"^Assessment\.at: "):
        found.why_not(kh.TitleGrade.LEVEL_2)


@pytest.mark.parametrize(
    ("total", "grade", "why", "why_not"),
    [
        (90, None, "met, good", None),
        (75, None, "met, fair", None),
        (75, AVERAGE, "average: met", None),
        (75, GOOD, None, "good: not met"),
        (40, None, None, "average: not met"),
        (kh.Bounds(40, 90), None, None, "average: not assessable"),
        (kh.Bounds(72, 90), None, "fair: met", None),
    ],
)
def test_reasons_are_those_of_the_grade_in_question(
    total: Any, grade: kh.TitleGrade | None, why: str | None, why_not: str | None
) -> None:
    """Kills: why the highest grade is missed where a lower is asked about; reasons for nothing."""
    found = assessed(GRADED, {"t": total})
    for reasons, said in ((found.why(grade), why), (found.why_not(grade), why_not)):
        assert bool(reasons) is (said is not None)
        if said is not None:
            assert reasons.en == f"ho-1: learning family, on 2024-03-01: {said} (5/QĐ)."
            assert [one.id for one in reasons] == ["t"]


def test_grades_that_ask_for_the_same_keep_their_names() -> None:
    """Kills: the heading of the first grade with such a finding."""
    same = rules(level(GOOD, cut_off(TOTAL, 50)), level(FAIR, cut_off(TOTAL, 50)))
    found = assessed(same, {"t": 10})
    assert ": fair: not met " in found.why_not(FAIR).en
    assert ": good: not met " in found.why_not(GOOD).en


def test_a_condition_that_decides_twice_is_one_reason() -> None:
    """Kills: the same sentence again; a base that a host brings, refused as it has no hash."""
    host = SimpleNamespace(code=UNIT_MEMBERS.code, label_vi="x", label_en="x", encloses=True)
    ratio = kh.Ratio(8, 10, of=host)
    found = assessed(all_of("a", share("s"), all_of("b", share("s"))), {"s": ratio})
    assert [one.id for one in found.why_not()] == ["s"]


def test_reasons_are_a_sequence() -> None:
    found = assessed(all_of("a", stated("x"), stated("y")), {"x": False, "y": False})
    reasons = found.why_not()
    assert (len(reasons), reasons[0].id, [one.id for one in reasons[1:]]) == (2, "x", ["y"])
    assert reasons[1] in reasons
    assert repr(reasons) == "<Reasons: x, y>"
    assert repr(found.why()) == "<Reasons: none>"
    assert str(reasons).splitlines() == [
        "ho-1: Gia đình học tập, ngày 01/03/2024: không đạt (5/QĐ).",
        "- Mục x: không, không đạt (5/QĐ).",
        "- Mục y: không, không đạt (5/QĐ).",
    ]
    assert reasons.text("en").splitlines()[1] == "- item x: no, not met (5/QĐ)."
    assert [one["id"] for one in reasons.to_dict()["reasons"]] == ["x", "y"]
    assert reasons.to_dict()["en"] == reasons.en
    with pytest.raises(kh.InvalidValueError, match=r"^language: "):
        reasons.text("fr")


# -- what it rests on ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "vi", "en"),
    [
        ({}, "5/QĐ", "5/QĐ"),
        (
            {"in_force_source": WEAK},
            "5/QĐ; hiệu lực, suy luận",
            "5/QĐ; dates: hiệu lực, inference",
        ),
        ({"in_force_source": evolve(SOURCE, place="Điều 9")}, "5/QĐ", "5/QĐ"),
        (
            {"decision": WEAK, "in_force_source": WEAK},
            "5/QĐ; và 5/QĐ, hiệu lực, suy luận",
            "5/QĐ; completed by 5/QĐ, hiệu lực, inference",
        ),
        (
            {"supposed": ("total >= 5", "s >= 1/2")},
            "5/QĐ; giả định total >= 5; giả định s >= 1/2",
            "5/QĐ; supposing total >= 5; supposing s >= 1/2",
        ),
    ],
)
def test_the_sentence_says_what_it_rests_on(changes: dict[str, Any], vi: str, en: str) -> None:
    """Kills: dates inferred, a decision or a supposition that cannot be seen."""
    found = assessed(rules(stated(), **changes), {"yes": True})
    assert found.sentence() == f"ho-1: Gia đình học tập, ngày 01/03/2024: đạt ({vi})."
    assert found.sentence("en") == f"ho-1: learning family, on 2024-03-01: met ({en})."


def test_weak_evidence_is_listed_once() -> None:
    """Kills: evidence for the dates or of a single condition left out; the text itself in it."""
    far = evolve(SOURCE, evidence=kh.Evidence.PRACTICE)
    decision = evolve(SOURCE, evidence=kh.Evidence.SECONDARY)
    rule = all_of("a", evolve(stated("x"), citation=far), evolve(stated("y"), citation=far))
    found = assessed(rules(rule, in_force_source=WEAK, decision=decision))
    assert found.weak_evidence == (WEAK, decision, far)
    assert assessed(stated()).weak_evidence == ()


# -- as text, JSON and HTML ---------------------------------------------------------------------


@given(requirements(), st.data())
def test_every_assessment_prints_goes_to_json_and_is_sound_html(
    rule: Requirement, data: st.DataObject
) -> None:
    """Kills: a Fraction in JSON; a finding left out of the text; an angle bracket unescaped."""
    marked = rules(level(GOOD, rule), level(FAIR, all_of("low", rule)))
    facts = data.draw(all_facts(marked.asked))
    found = assessed(marked, facts, holder="<ho> & 1")
    plain = found.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert [one["verdict"] for one in plain["levels"]] == [
        one.verdict.value for one in found.findings
    ]
    for language in ("vi", "en"):
        lines = found.text(language).splitlines()
        said = [line.strip().removeprefix("- ") for line in lines[1:]]
        assert said == [one.sentence(language) for one in found.walk()]
        assert lines[0] == found.sentence(language)
        html, reasons = found.html(language), found.why(GOOD)
        assert texts_of(html) == [lines[0], *said]
        assert texts_of(reasons.html(language)) == [
            line.removeprefix("- ") for line in reasons.text(language).splitlines()
        ]
        marks = [one.get("data-verdict") for one in in_html(html).iter("li")]
        assert marks == [one.verdict.value for one in found.walk()]


def test_what_labels_say_is_escaped() -> None:
    """Kills: a label, a holder or a reason that ends as a tag."""
    rule = evolve(stated("x"), label_vi="số <b> & 5", label_en="a number <b> & 5")
    found = assessed(rule, {"x": False}, holder="<ho>")
    assert texts_of(found.html())[1] == found.findings[0].sentence()
    assert texts_of(found.why_not().html("en")) == [
        found.sentence("en"),
        found.findings[0].sentence("en"),
    ]


def in_html(html: str) -> ET.Element:
    return ET.fromstring(f"<div>{html}</div>")  # noqa: S314 - it was made here


def texts_of(html: str) -> list[str | None]:
    return [one.text for one in in_html(html).iter() if one.tag in ("p", "li")]


def test_a_notebook_and_print_show_the_same() -> None:
    found = assessed(GRADED, {"t": 60})
    assert str(found) == found.text()
    assert found._repr_html_() == found.html()
    assert found.why()._repr_html_() == found.why().html()
    assert repr(found) == "<Assessment: ho-1 r met>"
    assert repr(found.findings[0]) == "<RuleFinding: t not-met>"
    plain = found.to_dict()
    assert (plain["holder"], plain["title"], plain["on"]) == ("ho-1", "family", "2024-03-01")
    assert (plain["grade"], plain["verdict"]) == ("average", "met")
    assert assessed(stated(), {"yes": True}).to_dict()["levels"][0]["grade"] is None


def test_what_keeps_it_open_says_whose_decisions_there_are() -> None:
    """Kills: decisions of elsewhere offered where nothing is open; those of here for later."""
    frame = rules(share("s", None))

    def decision(place: str, start: date) -> kh.LocalDecision:
        return kh.LocalDecision(
            citation=SOURCE,
            place=place,
            in_force=kh.Period(start),
            completes="r",
            thresholds={"s": Fraction(1, 2)},
        )

    there = book(frame).with_decisions(
        decision("tinh-a", DAY), decision("tinh-b", DAY), decision("tinh-c", date(2024, 3, 2))
    )
    said = {}
    for place in ("tinh-c", None, "tinh-a"):
        found = kh.assess(application({"s": kh.Bounds(1, 1)}, place=place), on=DAY, book=there)
        said[place] = [found.sentence(language).partition("). ")[2] for language in ("vi", "en")]
    assert said == {
        "tinh-c": [
            "Có quyết định của tinh-a, tinh-b, tinh-c, không áp dụng cho tinh-c vào ngày này.",
            "There are decisions of tinh-a, tinh-b, tinh-c; none is for tinh-c on this day.",
        ],
        None: [
            (
                "Có quyết định của tinh-a, tinh-b, tinh-c, không áp dụng cho hồ sơ chưa rõ nơi "
                "vào ngày này."
            ),
            (
                "There are decisions of tinh-a, tinh-b, tinh-c; none is for an unstated place "
                "on this day."
            ),
        ],
        "tinh-a": ["", ""],
    }


def test_only_an_application_is_judged() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.assess({"s": 5}, on=DAY, book=book(stated()))  # type: ignore[arg-type]
    assert str(caught.value) == "application: expected an Application, got {'s': 5}"


# -- what it rests on beside its own rules ---------------------------------------------------------


def test_decisions_and_weak_sources_of_articles_are_said() -> None:
    """Kills: a headline of the law's own text over requirements that were only reported."""
    decided = kh.Citation(instrument="9/QĐ-UBND", evidence=kh.Evidence.PRIMARY)
    reported = evolve(stated("k"), citation=evolve(SOURCE, evidence=kh.Evidence.SECONDARY))
    lender = rules(
        reported, key="lender", title=kh.LearningTitle.CLAN, in_force_source=WEAK, decision=decided
    )
    held = book(rules(same_as("same", "lender", "k")), lender)
    found = kh.assess(application({"k": True}), on=DAY, book=held)
    assert found.weak_evidence == (WEAK, reported.citation)
    assert found.sentence("en").endswith(
        "met (5/QĐ; completed by 9/QĐ-UBND; requirements: secondary source)."
    )
    assert found.sentence().endswith("đạt (5/QĐ; và 9/QĐ-UBND; yêu cầu: nguồn thứ cấp).")


def test_what_is_supposed_is_marked_in_every_sentence_and_recognised_by_nobody() -> None:
    """Kills: a what-if that can be cited as the law."""
    low = rules(cut_off(TOTAL, 80)).supposing({"t": 60})
    found = kh.assess(application({"t": 63}, place="p"), on=DAY, book=book(low))
    assert found.why()[0].sentence().endswith("vượt 3 điểm (5/QĐ, giả định).")
    assert found.why()[0].to_dict()["evidence"] == "supposition"
    with pytest.raises(kh.InvalidValueError, match="with nothing supposed"):
        found.recognition(decided_on=DAY)
    with pytest.raises(kh.InvalidValueError, match="at most 100, all there are, got 200"):
        rules(cut_off(TOTAL, 80)).supposing({"t": 200})


def test_a_receipt_is_of_the_facts_as_they_were() -> None:
    """Kills: facts that are changed after they were judged."""
    one = application({"t": 63})
    found = kh.assess(one, on=DAY, book=book(rules(cut_off(TOTAL, 60))))
    with pytest.raises(TypeError, match="cannot be written to"):
        one.facts["t"] = 1  # type: ignore[index]
    with pytest.raises(TypeError, match="cannot be written to"):
        found.rule_set.asked.clear()  # type: ignore[attr-defined]
    assert hash(found) == hash(kh.assess(one, on=DAY, book=book(rules(cut_off(TOTAL, 60)))))
