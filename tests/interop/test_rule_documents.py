"""Rules, decisions and applications that somebody wrote as data, and what is wrong with them."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, get_args

import pytest
from attrs import evolve, frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.interop.requirements import MOST_NESTED
from khuyenhoc.rules import (
    AllOf,
    ByArea,
    CountAtLeast,
    Fact,
    Level,
    OnlyFor,
    Points,
    PointsAtLeast,
    Requirement,
    ShareAtLeast,
    Stated,
)
from khuyenhoc.testing import applications, local_decisions, rule_sets

A_DAY: Final = date(2023, 12, 31)
SOURCE: Final = kh.Citation(instrument="12/QĐ-UBND", evidence=kh.Evidence.PRACTICE)
NAMES: Final[Any] = {"label_vi": "Mục", "label_en": "item", "citation": SOURCE}
WORDS: Final = (
    "points-at-least, share-at-least, count-at-least, stated, has-title, not-sourced, all-of, "
    "any-of, only-for, same-as"
)
DESKS: Final = kh.Indicator.flow("desks-given", "Bàn học", "desks given", kh.Unit("desk", "bộ bàn"))
STATED: Final = Stated(id="1", **NAMES)
RULES: Final = kh.RuleSet(
    id="made-up/1",
    title=kh.LearningTitle.FAMILY,
    citation=SOURCE,
    in_force=None,
    levels=(Level(requirement=STATED),),
)


def problems(kind: Any, text: str) -> list[str]:
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kind, text)
    return [str(problem) for problem in caught.value.problems]


def objects(data: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every object of plain data that has fields, each with its path."""
    if isinstance(data, dict):
        if not path.endswith(("facts", "thresholds", "caps", "criteria")):
            yield path, data
        for key, value in data.items():
            yield from objects(value, f"{path}.{key}".removeprefix("."))
    for index, value in enumerate(data if isinstance(data, list) else ()):
        yield from objects(value, f"{path}[{index}]")


@st.composite
def models(draw: st.DrawFn) -> object:
    rules = draw(rule_sets())
    decision = draw(local_decisions(rules))
    application = draw(applications(rules))
    book = kh.RuleBook((rules,), decisions=(decision,))
    return draw(st.sampled_from((rules, decision, application, book)))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(model=models(), data=st.data())
def test_all_that_is_wrong_anywhere_is_said_at_once(model: object, data: st.DataObject) -> None:
    """Kills: the first bad part alone; a bad criterion that hides a bad threshold."""
    written = json.loads(kh.to_json(model))
    places = dict(objects(written))
    wrong = data.draw(st.sets(st.sampled_from(sorted(places)), min_size=1))
    for path in wrong:
        places[path]["colour"] = "red"
    found = problems(type(model), json.dumps(written))
    assert sorted(one.partition(": ")[0] for one in found) == sorted(
        f"{path}.colour".removeprefix(".") for path in wrong
    )


DECISION: Final = """{
  "schema": "khuyenhoc.local-decision/1",
  "citation": {"instrument": "12/QĐ-UBND", "evidence": "practice"},
  "place": "tinh-a",
  "in_force": {"first_day": "2017-03-01"},
  "completes": "family/448",
  "caps": {"3": 20, "4": 20},
  "thresholds": {"total": {"general": 80, "difficult": 70}},
  "extra": [
    {"kind": "only-for",
     "when": {"id": "with-pupils", "label_vi": "Có học sinh", "label_en": "has pupils",
              "citation": {"instrument": "12/QĐ-UBND", "evidence": "practice"}},
     "part": {"kind": "stated", "id": "attending", "label_vi": "Đi học", "label_en": "attending",
              "citation": {"instrument": "12/QĐ-UBND", "evidence": "practice"}}}
  ]
}"""


def test_a_decision_written_by_hand_completes_its_frame() -> None:
    """Kills: a word asked for where the class is known; caps or thresholds left behind."""
    decision = kh.from_json(kh.LocalDecision, DECISION)
    completed = decision.complete(kh.RULE_BOOK["family/448"])
    assert completed["total"].at_least == ByArea(general=80, difficult=70)  # type: ignore[union-attr]
    assert isinstance(completed["attending"], OnlyFor | Stated)
    assert kh.from_json(kh.LocalDecision, kh.to_json(decision)) == decision


def test_a_bad_decision_is_answered_with_everything_that_is_wrong() -> None:
    """Kills: a number guessed; a path that stops at the mapping; one mapping hiding the next."""
    text = (
        DECISION.replace('"3": 20', '"3": 20.5')
        .replace('"4": 20', '"4": "20"')
        .replace('"difficult": 70', '"dificult": 70.5')
        .replace('"thresholds": {', '"thresholds": {"1.a": true, "1.b": null, ')
        .replace('"kind": "stated", "id"', '"kind": "said", "ident"')
        .replace('"with-pupils"', "7")
        .replace('"completes"', '"criteria": ["1"], "complets"')
    )
    assert problems(kh.LocalDecision, text) == [
        (
            'thresholds.1.a: expected a whole number, a decimal or fraction as text ("0.9" or '
            '"2/3"), or an object with keys of general, difficult, got True'
        ),
        (
            'thresholds.1.b: expected a whole number, a decimal or fraction as text ("0.9" or '
            '"2/3"), or an object with keys of general, difficult, got None'
        ),
        "thresholds.total.difficult: expected a value, got nothing: the key is missing",
        "thresholds.total.dificult: expected a known key: general, difficult, got 'dificult'",
        "caps.3: expected a whole number, got 20.5",
        "caps.4: expected a whole number, got '20'",
        "criteria: expected an object by ids, got ['1']",
        "extra[0].when.id: expected a text, got 7",
        f"extra[0].part.kind: expected one of {WORDS}, got 'said'",
        "extra[0].part.id: expected a value, got nothing: the key is missing",
        "extra[0].part.ident: expected a known key: id, label_vi, label_en, citation, got 'ident'",
        (
            "complets: expected a known key: citation, place, in_force, applies_to, completes, "
            "thresholds, caps, criteria, extra, targets, got 'complets'"
        ),
    ]


def test_points_are_objects() -> None:
    """Kills: points looked into before it is known that there are any."""
    written = json.loads(kh.to_json(evolve(RULES, levels=(nested(3, "points"),))))
    written["levels"][0]["requirement"]["points"]["items"] = [5]
    assert problems(kh.RuleSet, json.dumps(written)) == [
        (
            "levels[0].requirement.points.items[0]: expected an object with keys of id, label_vi, "
            "label_en, cap, items, complete, citation, got 5"
        )
    ]


def test_what_is_no_requirement_is_answered_with_all_words() -> None:
    """Kills: an object without a word taken for the class that it looks like."""
    written = json.loads(kh.to_json(RULES))
    requirement = written["levels"][0].pop("requirement")
    del requirement["kind"]
    written["levels"] = [
        {"requirement": requirement},
        {"requirement": {**requirement, "kind": ["stated"]}},
        {"requirement": "stated"},
        {"requirement": {**requirement, "kind": "all-of", "parts": [{"kind": "any-of"}, 5]}},
    ]
    assert problems(kh.RuleSet, json.dumps(written)) == [
        f"levels[0].requirement.kind: expected one of {WORDS}, got nothing: the key is missing",
        f"levels[1].requirement.kind: expected one of {WORDS}, got ['stated']",
        f"levels[2].requirement: expected an object with a kind: {WORDS}, got 'stated'",
        *(
            f"levels[3].requirement.parts[0].{key}: expected a value, "
            "got nothing: the key is missing"
            for key in ("id", "label_vi", "label_en", "parts", "citation")
        ),
        f"levels[3].requirement.parts[1]: expected an object with a kind: {WORDS}, got 5",
    ]


def test_every_requirement_has_a_word_and_the_page_has_them_all() -> None:
    """Kills: a new class without a word; a word that nobody is told of."""
    converter = kh.make_converter()
    folder = Path(__file__).parents[2] / "docs" / "reference"
    page = (folder / "json-format.md").read_text("utf-8")
    assert f"at most {MOST_NESTED} deep in each other" in page
    listed = [
        line.split("`")[1::2][:2]
        for line in page.splitlines()
        if line.startswith("| `") and "| `rules." in line
    ]
    assert ", ".join(word for word, _ in listed) == WORDS
    assert [name for _, name in listed] == [
        f"rules.{kind.__name__}" for kind in get_args(Requirement)
    ]
    assert converter.unstructure(STATED, Requirement)["kind"] == "stated"
    assert "kind" not in converter.unstructure(STATED)


def test_one_condition_changed_is_one_line_changed() -> None:
    """Kills: a whole level, or a whole rule set, on one line."""
    changed = kh.RULE_BOOK["province-unit/24-2023"].supposing({"3.1.members": Fraction(1, 2)})
    book = kh.RULE_BOOK.with_rule_sets(evolve(changed, supposed=()))
    before, after = (
        kh.to_json(kh.RuleBook(tuple(sorted(one, key=lambda rules: rules.id)))).splitlines()
        for one in (kh.RULE_BOOK, book)
    )
    lines = [line for line in after if line not in before]
    assert len(after) == len(before)
    assert 1 <= len(lines) <= 2  # of two levels
    assert all(line.count('"id": "3.1.members"') == line.count('"kind"') == 1 for line in lines)


def share(at_least: Any) -> kh.RuleSet:
    one = ShareAtLeast(id="1", of=kh.ADULTS, at_least=at_least, **NAMES)
    return evolve(RULES, levels=(Level(requirement=one),))


@pytest.mark.parametrize(
    "at_least",
    [Fraction(1), Fraction(9, 10), ByArea(general=Fraction(1), difficult=Fraction(2, 3)), None],
)
def test_a_share_of_all_remains_a_share(at_least: Any) -> None:
    """Kills: a whole fraction read back as a whole number, which is no share."""
    written = kh.to_json(share(at_least))
    assert kh.from_json(kh.RuleSet, written) == share(at_least)
    for key in ("at_least", "general"):  # of a share, 1 can only be all
        written = written.replace(f'"{key}": "1"', f'"{key}": 1')
    assert repr(kh.from_json(kh.RuleSet, written)) == repr(share(at_least))
    if at_least is None:
        return
    decision = kh.LocalDecision(
        citation=SOURCE,
        place="tinh-a",
        in_force=kh.Period(A_DAY),
        completes="made-up/1",
        thresholds={"1": at_least},
    )
    read = kh.from_json(kh.LocalDecision, kh.to_json(decision))
    frame = evolve(share(None), in_force=kh.Period(A_DAY), in_force_source=SOURCE)
    assert read.complete(frame)["1"].at_least == at_least  # type: ignore[union-attr]


def test_a_percentage_is_no_share() -> None:
    """Kills: 80 divided by 100 in silence."""
    written = kh.to_json(share(Fraction(4, 5))).replace('"0.8"', "80")
    assert problems(kh.RuleSet, written) == [
        (
            "levels[0].requirement.at_least: expected a Fraction above 0 and at most 1, such as "
            "Fraction(90, 100), or two of them ByArea, got Fraction(80, 1)"
        )
    ]


def test_a_number_remains_the_number_it_was() -> None:
    """Kills: 3 written as text; "3.0" read as a share of a count."""
    for at_least in (3, Fraction(3), Fraction(7, 2), ByArea(general=3, difficult=Fraction(2))):
        one = CountAtLeast(id="1", at_least=at_least, **NAMES)
        rules = evolve(RULES, levels=(Level(requirement=one),))
        read = kh.from_json(kh.RuleSet, kh.to_json(rules))["1"]
        assert isinstance(read, CountAtLeast)
        assert repr(read.at_least) == repr(at_least)


def application(facts: Mapping[str, Any]) -> kh.Application:
    return kh.Application(holder="ho-1", title=kh.LearningTitle.FAMILY, facts=facts)


@frozen
class OwnShare:
    """A ratio that a host computes in its own way."""

    bounds: kh.Bounds
    of: kh.Indicator


BASE: Final = SimpleNamespace(code="desks", label_vi="bàn", label_en="desks", encloses=True)
HALF: Final = kh.Bounds.exactly(Fraction(1, 2))


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        (
            OwnShare(HALF, kh.ADULTS),
            (
                "Application.facts.1.a: expected a fact that a file can hold: a yes or no, "
                "a number, a ratio or Bounds, got OwnShare("
            ),
        ),
        (
            kh.Ratio(1, 2, of=BASE),
            (
                "Application.facts.1.a.of: expected an Indicator, which a file names by its code, "
                "got 'desks'"
            ),
        ),
        (10**1000, "Application.facts.1.a: expected at most 1000 digits, got 1000000"),
    ],
    ids=["own", "base", "digits"],
)
def test_a_fact_that_could_not_be_read_back_is_named(fact: Any, message: str) -> None:
    """Kills: a host's share written as bounds alone; an error that says not which fact."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.to_json(application({"1": 5, "1.a": fact}))
    assert str(caught.value).startswith(message)


def test_a_ratio_of_nobody_is_read_and_named_when_it_is_judged() -> None:
    """Kills: computing a ratio to see whether it is one, which fails for 0 of 0."""
    made = evolve(
        application({"2.1": kh.Ratio(0, 0, of=kh.UNIT_MEMBERS)}),
        title=kh.LearningTitle.PROVINCE_UNIT,
    )
    read = kh.from_json(kh.Application, kh.to_json(made))
    assert read == made
    with pytest.raises(kh.StructuringError) as caught:
        kh.assess(read, on=date(2024, 6, 1))
    assert [(one.path, one.expected) for one in caught.value.problems] == [
        ("facts['2.1']", "a ratio of at least one; None if there is nobody to count")
    ]


def test_bad_facts_are_all_named() -> None:
    """Kills: ``"yes"`` taken for a yes; a ratio without its base; keys of two classes mixed."""
    text = """{"schema": "khuyenhoc.application/1", "holder": "ho-1", "title": "family", "facts": {
        "1": 5.5, "2": "yes", "3": {"part": 3, "whole": 2, "of": "adults"}, "4": {"low": 1},
        "5": {}, "6": [1], "7": {"part": 1, "whole": 2, "low": 0, "of": "nobody"},
        "8": {"bounds": {"low": 0, "high": 1}, "of": "adults", "low": 0}}}"""
    said = (
        'expected true or false, a whole number, a decimal or fraction as text ("32.05" or "1/3"), '
        "a ratio with part, whole and of, or with bounds and of, bounds with low and high, "
        "or null where it is not known"
    )
    assert problems(kh.Application, text) == [
        f"facts.1: {said}, got 5.5",
        f"facts.2: {said}, got 'yes'",
        "facts.3.part: expected at most the whole, 2 of adults, got 3",
        "facts.4.high: expected a value, got nothing: the key is missing",
        f"facts.5: {said}, got {{}}",
        f"facts.6: {said}, got [1]",
        "facts.7.of: expected the code of an indicator of the catalogue, got 'nobody'",
        "facts.7.low: expected a known key: part, whole, of, got 'low'",
        "facts.8.low: expected a known key: bounds, of, zeros, got 'low'",
    ]
    assert problems(kh.Application, kh.to_json(application({})).replace("{}", "[]")) == [
        "facts: expected an object by ids, got []"
    ]


def test_ids_are_texts_that_a_file_can_hold() -> None:
    """Kills: half of a character, or a number, as the id of a fact."""
    with pytest.raises(kh.StructuringError) as caught:
        kh.make_converter().structure({"\ud800": 1, 5: 2, "1": 3}, Mapping[str, Fact])  # type: ignore[type-abstract]
    assert [(one.path, one.expected) for one in caught.value.problems] == [
        ("\ud800", "a text of whole characters, which UTF-8 can hold"),
        ("5", "a text"),
    ]


def test_what_a_host_counts_is_found_in_facts_and_criteria() -> None:
    """Kills: looking for indicators in lists alone."""
    mine = kh.CATALOGUE.extended(DESKS)
    of_desks = evolve(DESKS, code="desks")
    made = application({"1": kh.Ratio(1, 2, of=DESKS)})
    with pytest.raises(kh.StructuringError):
        kh.from_json(kh.Application, kh.to_json(made))
    assert kh.from_json(kh.Application, kh.to_json(made), catalogue=mine) == made
    decision = kh.LocalDecision(
        citation=SOURCE,
        place="tinh-a",
        in_force=kh.Period(A_DAY),
        completes="made-up/1",
        criteria={"1": ShareAtLeast(id="1", of=of_desks, at_least=None, **NAMES)},
    )
    with pytest.raises(kh.InvalidValueError, match="it goes by its code, got 'desks'"):
        kh.to_json(
            decision, catalogue=kh.CATALOGUE.extended(evolve(of_desks, label_en="other desks"))
        )


def nested(depth: int, kind: str) -> Level:
    one: Requirement = STATED
    if kind == "points":
        points = Points(id="0", cap=None, **NAMES)
        for number in range(1, depth - 1):
            points = Points(id=f"{number}", cap=None, items=(points,), **NAMES)
        return Level(requirement=PointsAtLeast(points=points, at_least=None, citation=SOURCE))
    for _ in range(depth - 1):
        if kind == "parts":
            one = AllOf(id="0", parts=(one,), **NAMES)
        else:
            one = OnlyFor(when=STATED, part=one)
    return Level(requirement=one)


TOO_DEEP: Final = f"expected requirements and points at most {MOST_NESTED} deep in each other"


@pytest.mark.parametrize("kind", ["parts", "part", "points"])
def test_how_deep_requirements_nest_is_limited(kind: str) -> None:
    """Kills: a limit that files pass which cannot be read; following a hostile file for ever."""
    converter = kh.make_converter()
    deepest = evolve(RULES, levels=(nested(MOST_NESTED, kind),))
    assert kh.from_json(kh.RuleSet, kh.to_json(deepest)) == deepest
    for depth in (MOST_NESTED + 1, 900):
        with pytest.raises(kh.InvalidValueError, match=f"{TOO_DEEP}, got {depth}"):
            converter.unstructure(nested(depth, kind))
    hostile: dict[str, Any] = {"kind": "stated"}
    for _ in range(899):
        ways: dict[str, dict[str, Any]] = {
            "parts": {"kind": "all-of", "parts": [hostile, 5]},
            "part": {"kind": "bad", "part": hostile},
            "points": {"kind": "points-at-least", "points": hostile, "items": [[hostile], 5]},
        }
        hostile = ways[kind]
    with pytest.raises(kh.StructuringError) as caught:
        converter.structure([{"requirement": hostile}], tuple[Level, ...])
    assert f"[0].requirement: {TOO_DEEP}, got 900" in map(str, caught.value.problems)


def test_a_requirement_of_a_host_s_own_kind_is_not_written() -> None:
    """Kills: a subclass written as what it is not."""

    class Promised(Stated):
        pass

    rules = evolve(RULES, levels=(Level(requirement=Promised(id="1", **NAMES)),))
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.to_json(rules)
    assert str(caught.value).startswith(
        f"requirement: expected a requirement of this package: {WORDS}, got "
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    facts=st.dictionaries(
        st.sampled_from(("1", "2", "3")), st.integers(0, 20) | st.integers(0, 20).map(Fraction)
    )
)
def test_an_assessment_is_made_again_from_files(facts: dict[str, int | Fraction]) -> None:
    """Kills: a mark that tells 10 from 10/1, which a file does not."""
    asked = evolve(application(facts), title=kh.LearningTitle.PROVINCE_UNIT)
    made = kh.assess(asked, on=date(2023, 12, 20))
    again = kh.replay(
        kh.from_json(kh.Receipt, kh.to_json(made.receipt)),
        kh.from_json(kh.Application, kh.to_json(asked)),
        book=kh.from_json(kh.RuleBook, kh.to_json(kh.RULE_BOOK)),
    )
    assert again == made
