"""People and memberships: what is shown of them, and what follows from their days."""

import copy
import json
import pickle
import traceback
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.interop.converter import make_converter

HIDDEN = "000000009876"  # no number that anybody has
FIRST = date(2023, 1, 1)
DAYS = [FIRST + timedelta(days=shift) for shift in range(8)]
NUMBER = kh.IdentityNumber(HIDDEN)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
PERSON = kh.Person(id="m-1", name="Bà An", identity_number=NUMBER)


# An identity number stays hidden

SHOWN: dict[str, Callable[[], object]] = {
    "repr": lambda: repr(PERSON),
    "str": lambda: f"{PERSON} {NUMBER} {NUMBER!s:>20} {NUMBER:>20} {[NUMBER]}",
    "asdict": lambda: attrs.asdict(PERSON),
    "astuple": lambda: attrs.astuple(PERSON),
    "default of json": lambda: json.dumps(attrs.asdict(PERSON), default=str),
    "default of json by repr": lambda: json.dumps([NUMBER], default=repr, ensure_ascii=False),
    "to_json": lambda: kh.to_json(PERSON),
    "converter": lambda: make_converter().unstructure(PERSON),
    "several": lambda: make_converter().unstructure((PERSON,), tuple[kh.Person, ...]),
    "finding": lambda: [
        (finding, finding.to_dict(), finding.html())
        for finding in kh.check_memberships([], people=[PERSON, attrs.evolve(PERSON, id="m-2")])
    ],
}


@pytest.mark.parametrize("way", SHOWN)
def test_no_way_of_showing_a_person_shows_the_number(way: str) -> None:
    """Kills: an attrs class for the number, which ``asdict`` opens; a number in a finding."""
    shown = str(SHOWN[way]())
    assert "m-1" in shown or "…876" in shown
    assert "9876" not in shown


def keys(*pairs: str) -> str:
    return '{"schema": "khuyenhoc.person/1", "id": "m-1", ' + ", ".join(pairs) + "}"


HELD = f'"identity_number": "{HIDDEN}"'
REFUSED: dict[str, Callable[[], object]] = {
    "text": lambda: kh.Person(id="m-1", identity_number=HIDDEN),  # type: ignore[arg-type]
    "whole number": lambda: kh.IdentityNumber(int(HIDDEN)),  # type: ignore[arg-type]
    "bytes": lambda: kh.IdentityNumber(HIDDEN.encode()),  # type: ignore[arg-type]
    "as the id": lambda: kh.Person(id=HIDDEN, identity_number=NUMBER),
    "in the id": lambda: kh.Person(id="m-0000.0000.9876", identity_number=NUMBER),
    "in the name": lambda: kh.Person(id="m-1", name=f"An {HIDDEN}", identity_number=NUMBER),
    "no person": lambda: kh.check_memberships([], people=[{"n": HIDDEN}]),  # type: ignore[list-item]
    "no membership": lambda: kh.check_memberships([{"n": HIDDEN}]),  # type: ignore[list-item]
    "no movement": lambda: kh.movements([{"n": HIDDEN}]),  # type: ignore[list-item]
    "number in a file": lambda: kh.from_json(kh.Person, keys(f'"identity_number": 1{HIDDEN}')),
    "fraction in a file": lambda: kh.from_json(kh.Person, keys(f'"identity_number": 1.{HIDDEN}')),
    "list in a file": lambda: kh.from_json(kh.Person, keys(f'"identity_number": ["{HIDDEN}"]')),
    "cut file": lambda: kh.from_json(kh.Person, keys(HELD)[:-2]),
    "cut file of another kind": lambda: kh.from_json(kh.Link, keys(HELD)[:-2]),
    "twice": lambda: kh.from_json(kh.Person, keys(HELD, HELD)),
    "beside an unknown key": lambda: kh.from_json(kh.Person, keys(HELD, '"phone": "1"')),
    "under a wrong key": lambda: kh.from_json(kh.Person, keys(f'"number": "{HIDDEN}"')),
    "as the id of a file": lambda: kh.from_json(kh.Person, keys(HELD).replace("m-1", HIDDEN)),
    "as the name, a list": lambda: kh.from_json(kh.Person, keys(f'"name": ["{HIDDEN}"]')),
    "list of files": lambda: kh.from_json(kh.Person, f"[{keys(HELD)}]"),
    "bare": lambda: kh.from_json(kh.Person, f'"{HIDDEN}"'),
    "nested": lambda: make_converter().structure([HIDDEN], tuple[kh.Person, ...]),
    "direct": lambda: make_converter().structure(HIDDEN, kh.Person),
    "whole number as the id": lambda: kh.Person(id=1_00009876),  # type: ignore[arg-type]
    "whole number as the name": lambda: kh.Person(id="m-1", name=1_00009876),  # type: ignore[arg-type]
    "as a key": lambda: kh.from_json(kh.Person, keys(f'"{HIDDEN}": "identity_number"')),
    "as the schema": lambda: kh.from_json(kh.Person, f'{{"schema": "{HIDDEN}"}}'),
    "as bytes of a file": lambda: kh.from_json(kh.Person, keys(HELD).encode()),  # type: ignore[arg-type]
    "as what is in a file": lambda: kh.from_json(kh.Person, json.loads(keys(HELD))),
    "object for a list": lambda: make_converter().structure({"n": HIDDEN}, tuple[kh.Person, ...]),
    "written without asking": lambda: make_converter().unstructure(NUMBER),
    "in wide digits": lambda: kh.Person(id=HIDDEN.translate(WIDE), identity_number=NUMBER),
    "half a letter": lambda: kh.to_json(
        attrs.evolve(PERSON, identity_number=kh.IdentityNumber(f"\ud800{HIDDEN}")),
        identity_numbers=True,
    ),
    "half a letter beside it": lambda: kh.to_json(
        attrs.evolve(PERSON, name="\ud800"), identity_numbers=True
    ),
}


@pytest.mark.parametrize("given_", REFUSED)
def test_no_error_quotes_the_number(given_: str) -> None:
    """Kills: ``InvalidValueError(field, value, …)`` with what was given; an error chained to it."""
    with pytest.raises(kh.KhuyenhocError) as caught:
        REFUSED[given_]()
    said = "".join(traceback.format_exception_only(caught.value))
    problems = caught.value.problems if isinstance(caught.value, kh.StructuringError) else ()
    chained = [caught.value.__cause__, caught.value.__context__]
    assert "9876" not in said + repr(caught.value.args) + repr(problems) + repr(chained)


@pytest.mark.parametrize(
    ("given_", "message"),
    [
        (
            "text",
            (
                "Person.identity_number: expected an IdentityNumber; only the type of what was "
                "given is shown, got <class 'str'>"
            ),
        ),
        (
            "whole number",
            (
                "IdentityNumber.text: expected a text with a letter or digit in it; only its type "
                "is shown, got <class 'int'>"
            ),
        ),
        (
            "in the id",
            "Person.id: expected a text without the identity number, got IdentityNumber('…876')",
        ),
        (
            "number in a file",
            "person: 1 problem\n  identity_number: expected a text, got a value that is not shown",
        ),
        (
            "whole number as the id",
            (
                "Person.id: expected a text; only the type of what was given is shown, "
                "got <class 'int'>"
            ),
        ),
        (
            "written without asking",
            (
                "identity_number: expected identity_numbers=True, where identity numbers are to "
                "be written, got IdentityNumber('…876')"
            ),
        ),
        (
            "under a wrong key",
            (
                "person: 1 problem\n  …: expected a known key: id, name, identity_number, "
                "got a value that is not shown"
            ),
        ),
        ("no movement", "movements.memberships[0]: expected a Membership, got <class 'dict'>"),
        ("no person", "check_memberships.people[0]: expected a Person, got <class 'dict'>"),
    ],
)
def test_errors_about_people_say_what_was_expected(given_: str, message: str) -> None:
    with pytest.raises(kh.KhuyenhocError) as caught:
        REFUSED[given_]()
    assert str(caught.value) == message


def test_a_file_in_no_utf_8_is_not_dragged_along(tmp_path: Any) -> None:
    """Kills: raising where the decoder's error is caught: that one holds the whole file."""
    path = tmp_path / "a.json"
    path.write_bytes(keys(HELD).encode() + b"\xff")
    with pytest.raises(kh.StructuringError, match="text in UTF-8") as caught:
        kh.load(kh.Person, path)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_a_key_that_is_missing_is_still_said_to_be() -> None:
    """Kills: hiding also that there was nothing to hide."""
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kh.Person, '{"schema": "khuyenhoc.person/1"}')
    assert str(caught.value.problems[0]) == (
        "id: expected a value, got nothing: the key is missing"
    )
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert str(again) == str(caught.value)


def test_an_error_without_what_was_there_travels_and_compares() -> None:
    with pytest.raises(kh.StructuringError) as caught:
        REFUSED["number in a file"]()
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert again.problems == caught.value.problems
    assert len({problem.value for problem in (*again.problems, *caught.value.problems)}) == 1


def test_the_number_is_there_for_who_asks_for_it_by_name() -> None:
    assert PERSON.identity_number is not None
    assert PERSON.identity_number.reveal() == HIDDEN
    assert make_converter(identity_numbers=True).unstructure(NUMBER) == HIDDEN
    text = kh.to_json(PERSON, identity_numbers=True)
    assert json.loads(text)["identity_number"] == HIDDEN
    read = kh.from_json(kh.Person, text)
    assert read == PERSON
    assert read.identity_number is not None
    assert read.identity_number.reveal() == HIDDEN
    assert kh.from_json(kh.Person, kh.to_json(PERSON)) == attrs.evolve(PERSON, identity_number=None)


def test_a_file_holds_the_number_only_if_it_is_asked_for(tmp_path: Any) -> None:
    kh.dump(PERSON, tmp_path / "a.json")
    assert HIDDEN not in (tmp_path / "a.json").read_text("utf-8")
    kh.dump(PERSON, tmp_path / "b.json", identity_numbers=True)
    assert kh.load(kh.Person, tmp_path / "b.json") == PERSON


@pytest.mark.parametrize(
    ("text", "shown"),
    [("12345678", "…"), ("123456789", "…789"), ("1234 5678", "…"), ("B-12345678", "…678")],
)
def test_never_more_than_a_third_of_a_number_is_shown(text: str, shown: str) -> None:
    assert str(kh.IdentityNumber(text)) == shown


@pytest.mark.parametrize("text", ["", " ", "--"])
def test_a_number_has_a_letter_or_digit(text: str) -> None:
    with pytest.raises(kh.InvalidValueError):
        kh.IdentityNumber(text)


@given(st.text("0123456789ab -.", min_size=1).filter(lambda text: text.strip(" -.")))
def test_numbers_are_equal_whatever_stands_between_their_digits(text: str) -> None:
    """Kills: a hash of the text as given, which loses one of two equal numbers in a set."""
    bare = kh.IdentityNumber(text.replace(" ", "").replace("-", "").replace(".", "").upper())
    assert bare == kh.IdentityNumber(text)
    assert len({bare, kh.IdentityNumber(text)}) == 1
    assert bare != kh.IdentityNumber(text + "7")
    assert bare != text


@pytest.mark.parametrize(
    ("number", "text", "said"),
    [
        (HIDDEN, "m-1", "no"),
        ("12", "m-12", "no"),
        ("12", "1-2", "yes"),
        ("12345678", "x12345678", "no"),
        ("123456789", "x 123.456.789", "yes"),
        ("001234567890", "m-1234567890", "yes"),  # the zeros a spreadsheet drops
        ("000123456789", "m-123456789", "yes"),
        ("000012345678", "m-12345678", "no"),  # too short to tell
        ("AB0123456789", "m-123456789", "no"),
        ("123456789", "１２３４５６７８９", "yes"),
    ],
)
def test_a_text_gives_a_number_away_if_it_holds_it(number: str, text: str, said: str) -> None:
    assert kh.IdentityNumber(number).is_in(text) is (said == "yes")


@pytest.mark.parametrize(
    "travel",
    [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))],  # noqa: S301
)
def test_a_number_cannot_change_and_travels(travel: Callable[[Any], Any]) -> None:
    arrived = travel(PERSON)
    assert arrived == PERSON
    assert arrived.identity_number.reveal() == HIDDEN
    with pytest.raises(FrozenInstanceError):
        NUMBER.text = "1"
    with pytest.raises(FrozenInstanceError):
        del NUMBER._text  # noqa: SLF001


# Memberships


@pytest.mark.parametrize(("kind", "said"), list(zip(kh.MembershipKind, "123", strict=True)))
def test_kinds_are_called_something_in_both_languages(kind: kh.MembershipKind, said: str) -> None:
    vi, en = {
        "1": ("hội viên chính thức", "full members"),
        "2": ("hội viên liên kết", "associate members"),
        "3": ("hội viên danh dự", "honorary members"),
    }[said]
    assert (kind.label(), kind.label("en")) == (vi, en)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("person", " ", "a text that is not blank"),
        ("organisation", 4, "a text that is not blank"),
        ("period", FIRST, "a value of Period"),
        ("kind", "full", "a value of MembershipKind"),
        ("party_member", 1, "True or False"),
        ("attributes", {"dân tộc": "Tày"}, "a tuple of pairs of a name and a value"),
    ],
)
def test_a_field_of_the_wrong_type_is_named(field: str, value: object, expected: str) -> None:
    given_: dict[str, Any] = {"person": "m-1", "organisation": "to-4", field: value}
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Membership(**given_)
    assert str(caught.value).startswith(f"Membership.{field}: expected {expected}, got ")


def test_only_what_is_said_is_shown() -> None:
    """Kills: a line of ``None`` for each field that nobody filled in."""
    row = kh.Membership(person="m-1", organisation="to-4", kind=kh.MembershipKind.FULL)
    assert repr(row) == "Membership(person='m-1', organisation='to-4', kind=MembershipKind.FULL)"
    left = kh.Movement(person="m-1", on=FIRST, left=("to-4",))
    assert repr(left) == "Movement(person='m-1', on=datetime.date(2023, 1, 1), left=('to-4',))"


RETIRED = "hưu trí"
SAID = (("giới tính", "nữ"), (RETIRED, "không"))


def test_an_attribute_is_told_by_its_name_alone() -> None:
    """Kills: the first value whatever the name; a name told by its value; an error for no value."""
    row = kh.Membership(person="m-1", organisation="to-4", attributes=SAID)
    names = ("giới tính", RETIRED, "nữ", "Hưu trí")
    assert [row.attribute(name) for name in names] == ["nữ", "không", None, None]
    assert kh.Membership(person="m-1", organisation="to-4").attribute(RETIRED) is None


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        (
            (*SAID, ("giới tính", "nam")),
            "Membership.attributes: expected each name once, got 'giới tính'",
        ),
        (
            (*SAID, SAID[0]),
            "Membership.attributes: expected each name once, got 'giới tính'",
        ),
        (
            (*SAID, ("dân tộc", " ")),
            "Membership.attributes[2]: expected a pair of a name and a value, got ('dân tộc', ' ')",
        ),
        (
            (*SAID, ("", "Tày")),
            "Membership.attributes[2]: expected a pair of a name and a value, got ('', 'Tày')",
        ),
    ],
)
def test_each_attribute_has_a_name_of_its_own_and_a_value(
    attributes: tuple[tuple[str, str], ...], message: str
) -> None:
    """Kills: a later value that silently wins; a check of neighbours alone; a blank value."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Membership(person="m-1", organisation="to-4", attributes=attributes)
    assert str(caught.value) == message


def test_a_file_with_one_attribute_twice_is_refused_with_its_name() -> None:
    row = kh.Membership(person="m-1", organisation="to-4", attributes=SAID)
    text = kh.to_json(row)
    assert kh.from_json(kh.Membership, text) == row
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kh.Membership, text.replace(RETIRED, "giới tính"))
    (problem,) = caught.value.problems
    assert str(problem) == "attributes: expected each name once, got 'giới tính'"


near = st.sampled_from(DAYS)
periods = (
    st.none()
    | st.builds(kh.Period, near)
    | st.builds(kh.Period, st.none(), near)
    | st.lists(near, min_size=2, max_size=2, unique=True).map(lambda two: kh.Period(*sorted(two)))
)
memberships = st.lists(
    st.builds(
        kh.Membership,
        person=st.sampled_from(("m-1", "m-2")),
        organisation=st.sampled_from(("to-4", "to-9")),
        period=periods,
        party_member=st.none() | st.booleans(),
        attributes=st.sampled_from(((), ((RETIRED, "có"),), ((RETIRED, "không"),))),
    ),
    max_size=7,
)


def belongs(rows: list[kh.Membership], person: str, day: date) -> set[str]:
    return {one.organisation for one in rows if one.person == person and one.in_force_on(day)}


@given(memberships, st.data())
def test_movements_are_what_changes_from_one_day_to_the_next(
    rows: list[kh.Membership], data: st.DataObject
) -> None:
    """Kills: a version as leaving and joining; the last day as the day of leaving; overlaps."""
    expected = []
    for day in DAYS:
        for person in ("m-1", "m-2"):
            before = belongs(rows, person, day - timedelta(days=1))
            now = belongs(rows, person, day)
            if before != now:
                expected.append(
                    kh.Movement(
                        person=person,
                        on=day,
                        joined=tuple(sorted(now - before)),
                        left=tuple(sorted(before - now)),
                    )
                )
    assert [*kh.movements(data.draw(st.permutations(rows)))] == expected
    period = kh.Period(DAYS[2], DAYS[5])
    assert [*kh.movements(rows, during=period)] == [one for one in expected if one.on in period]


def test_who_retires_neither_leaves_nor_joins_nor_is_doubtful() -> None:
    """Kills: movements or overlaps by all that a membership says and not by its days."""
    retired = DAYS[3]
    rows = [
        kh.Membership(
            person="m-1", organisation="to-4", period=kh.Period(FIRST, retired), attributes=SAID
        ),
        kh.Membership(
            person="m-1",
            organisation="to-4",
            period=kh.Period(retired),
            attributes=(SAID[0], (RETIRED, "có")),
        ),
    ]
    (joining,) = kh.movements(rows)
    assert (joining.on, joining.joined, joining.left) == (FIRST, ("to-4",), ())
    assert kh.check_memberships(rows) == ()
    days = (retired - timedelta(days=1), retired)
    said = [[one.attribute(RETIRED) for one in rows if one.in_force_on(day)] for day in days]
    assert said == [["không"], ["có"]]


def test_days_between_make_a_move_a_leaving_and_a_joining() -> None:
    end, start = DAYS[2], DAYS[3]
    rows = [
        kh.Membership(person="m-1", organisation="to-4", period=kh.Period(None, end)),
        kh.Membership(person="m-1", organisation="to-9", period=kh.Period(start)),
    ]
    assert [one.is_move for one in kh.movements(rows)] == [False, False]
    (move,) = kh.movements([rows[0], attrs.evolve(rows[1], period=kh.Period(end))])
    assert move.is_move


@pytest.mark.parametrize(
    "wrong", [{}, {"joined": ("to-4",), "left": ("to-4",)}, {"joined": ("to-4", "to-9", "to-4")}]
)
def test_a_movement_changes_something_and_each_organisation_once(wrong: dict[str, Any]) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Movement(person="m-1", on=FIRST, **wrong)
    assert "expected organisations, at least one in all and none twice" in str(caught.value)


# What is doubtful


def days_of(finding: kh.Finding) -> tuple[kh.Bounds | None, str]:
    return finding.value, finding.en


@given(memberships, st.data())
def test_overlaps_and_disagreements_are_those_of_each_day(
    rows: list[kh.Membership], data: st.DataObject
) -> None:
    """Kills: neighbours only; another person's or organisation's; what is not stated as "no"."""
    findings = kh.check_memberships(data.draw(st.permutations(rows)))
    assert findings == kh.check_memberships(rows)
    beyond = [DAYS[0] - timedelta(days=1), *DAYS]
    overlaps: set[tuple[str, ...]] = set()
    disagreements: set[tuple[str, ...]] = set()
    for person in ("m-1", "m-2"):
        for day in beyond:
            there = [one for one in rows if one.person == person and one.in_force_on(day)]
            units = [one.organisation for one in there]
            overlaps |= {(person, unit) for unit in units if units.count(unit) > 1}
            if {True, False} <= {one.party_member for one in there}:
                disagreements.add((person,))
    of_code = {
        code: {finding.figures for finding in findings if finding.code == code}
        for code in ("memberships-overlap", "party-member-disagrees")
    }
    assert of_code["memberships-overlap"] == overlaps
    assert {figures[:1] for figures in of_code["party-member-disagrees"]} == disagreements


FROM, TO = date(2023, 5, 1), date(2023, 6, 1)


@pytest.mark.parametrize(
    ("periods_", "value", "when"),
    [
        (
            (kh.Period(FROM, TO), kh.Period.year(2023)),
            kh.Bounds(31, 31),
            "2023-05-01 to 2023-05-31",
        ),
        ((kh.Period(FROM), kh.Period(TO)), kh.Bounds.at_least(1), "from 2023-06-01"),
        ((kh.Period(None, FROM), kh.Period(None, TO)), kh.Bounds.at_least(1), "until 2023-04-30"),
        ((None, None), kh.Bounds.at_least(1), "at all times"),
    ],
)
def test_a_finding_says_on_which_days(
    periods_: tuple[kh.Period | None, ...], value: kh.Bounds, when: str
) -> None:
    rows = [kh.Membership(person="m-1", organisation="to-4", period=one) for one in periods_]
    (finding,) = kh.check_memberships(rows)
    assert (finding.value, finding.unit) == (value, kh.UNITS["day"])
    assert finding.en == f"m-1: several memberships in to-4 at once ({when})."
    assert finding.verdict is kh.Verdict.DOUBTFUL


def test_periods_that_meet_do_not_overlap() -> None:
    """Kills: an inclusive end."""
    rows = [
        kh.Membership(person="m-1", organisation="to-4", period=kh.Period(FROM, TO)),
        kh.Membership(person="m-1", organisation="to-4", period=kh.Period(TO)),
    ]
    assert kh.check_memberships(rows) == ()


def test_a_disagreement_names_the_organisations_that_disagree() -> None:
    """Kills: one named that says nothing of it, or only on other days."""
    rows = [
        kh.Membership(person="m-1", organisation="a", party_member=True, period=kh.Period(FROM)),
        kh.Membership(person="m-1", organisation="b", party_member=False),
        kh.Membership(
            person="m-1", organisation="c", party_member=False, period=kh.Period(None, FROM)
        ),
        kh.Membership(person="m-1", organisation="d"),
    ]
    (finding,) = kh.check_memberships(rows)
    assert (finding.code, finding.figures) == ("party-member-disagrees", ("m-1", "a", "b"))
    assert finding.vi == "m-1: nơi ghi là đảng viên, nơi ghi là không (từ ngày 1/5/2023)."
    assert finding.en == "m-1: said to be a party member and not to be one (from 2023-05-01)."


def test_two_ids_of_one_identity_number_are_found() -> None:
    """Kills: a person given twice taken for two; people without a number taken for one."""
    people = [
        kh.Person(id="m-2", identity_number=kh.IdentityNumber("0000 0000 9876")),
        PERSON,
        PERSON,
        kh.Person(id="m-3"),
        kh.Person(id="m-4"),
        kh.Person(id="m-5", identity_number=kh.IdentityNumber("000000000001")),
    ]
    (finding,) = kh.check_memberships([], people=people)
    assert (finding.code, finding.figures) == ("same-identity-number", ("m-1", "m-2"))
    assert (finding.vi, finding.en) == (
        "m-1, m-2: cùng một số định danh.",
        "m-1, m-2: one identity number.",
    )
