"""Every error says what, where and what was expected, in a line, and travels between processes."""

import copy
import pickle
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from khuyenhoc.errors import (
    AmbiguousRuleError,
    AmbiguousUnitError,
    HierarchyError,
    InvalidValueError,
    KhuyenhocError,
    NotInForceError,
    NotThereError,
    Problem,
    ReadingError,
    StructuringError,
    UndefinedRatioError,
    shown,
)
from khuyenhoc.models.fault import FaultCode, in_words
from khuyenhoc.testing.reports import printed_percent
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.hidden import hidden_whole
from khuyenhoc.values.percent import print_percent
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.rounding import Rounding, unround
from khuyenhoc.values.unit import PERSON

A_DAY, AN_EARLIER, A_LATER = date(2025, 6, 30), date(2024, 12, 31), date(2025, 7, 1)
BEFORE = "the last day with one before it is 2024-12-31"
AFTER = "the first day with one after it is 2025-07-01"
PROBLEMS = [
    Problem("figures[3].value", -5, "a whole number of at least 0"),
    Problem("schema", None, "1"),
]
EVERY_ERROR = [
    InvalidValueError("Ratio.part", -5, "a whole number of at least 0"),
    UndefinedRatioError("5 of 0 population"),
    NotInForceError("the share", A_DAY, AN_EARLIER, A_LATER),
    ReadingError("35,%", "a percentage", "a digit is missing after the comma"),
    StructuringError("binh-thanh.json", PROBLEMS, [{"code": "members"}]),
    KhuyenhocError("anything else"),
    HierarchyError("association", A_DAY, [in_words(FaultCode.CYCLE, ("a",), None)]),
    NotThereError("unit", "p13", "the id of a unit of the tree"),
    AmbiguousRuleError("family", A_DAY, ("decision 1", "decision 2")),
    AmbiguousUnitError("code 44 of gso", None, (("a", "a (A)"), ("b", "b (B)"))),
]


def heirs(kind: type[Exception]) -> set[type[Exception]]:
    return {kind}.union(*(heirs(heir) for heir in kind.__subclasses__()))


def test_every_class_of_errors_is_tried_here() -> None:
    ours = {kind for kind in heirs(KhuyenhocError) if kind.__module__ == "khuyenhoc.errors"}
    assert {type(error) for error in EVERY_ERROR} == ours


def sent(error: KhuyenhocError) -> KhuyenhocError:
    arrived = pickle.loads(pickle.dumps(error))  # noqa: S301 - made here
    assert isinstance(arrived, KhuyenhocError)
    return arrived


@pytest.mark.parametrize("error", EVERY_ERROR)
@pytest.mark.parametrize("travel", [copy.copy, copy.deepcopy, sent])
def test_an_error_arrives_as_it_left(
    error: KhuyenhocError, travel: Callable[[KhuyenhocError], KhuyenhocError]
) -> None:
    """Kills: ``super().__init__(message)``, which cannot be unpickled."""
    arrived = travel(error)
    assert type(arrived) is type(error)
    assert str(arrived) == str(error)
    assert repr(arrived) == repr(error)
    assert vars(arrived) == vars(error)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (EVERY_ERROR[0], "Ratio.part: expected a whole number of at least 0, got -5"),
        (EVERY_ERROR[1], "5 of 0 population has no value: the whole is zero"),
        (
            EVERY_ERROR[2],
            f"the share: no value on 2025-06-30; {BEFORE}; {AFTER}",
        ),
        (
            NotInForceError("the share", A_DAY, after=A_LATER),
            f"the share: no value on 2025-06-30; {AFTER}",
        ),
        (
            NotInForceError("the share", A_DAY),
            "the share: no value on 2025-06-30; there is none on any day",
        ),
        (
            EVERY_ERROR[3],
            "expected a percentage, got '35,%': a digit is missing after the comma",
        ),
        (ReadingError("", "a percentage"), "expected a percentage, got ''"),
        (
            EVERY_ERROR[4],
            f"binh-thanh.json: 2 problems\n  {PROBLEMS[0]}\n  schema: expected 1, got None",
        ),
        (
            StructuringError("a.json", PROBLEMS[1:]),
            "a.json: 1 problem\n  schema: expected 1, got None",
        ),
        (
            AmbiguousRuleError("family", A_DAY, ("decision 1", "decision 2")),
            "family: expected one rule set in force on 2025-06-30, got decision 1, decision 2",
        ),
        (
            EVERY_ERROR[9],
            "code 44 of gso: expected a day, for what it means depends on it: a (A); b (B)",
        ),
        (
            AmbiguousUnitError("name 'A'", A_DAY, [("a", "a (A)"), ("b", "b (A)")]),
            "name 'A': expected one unit on 2025-06-30, got a (A); b (A)",
        ),
    ],
)
def test_an_error_says_what_was_wrong(error: KhuyenhocError, message: str) -> None:
    assert str(error) == message
    assert repr(error) == f"{type(error).__name__}({message!r})"


def test_a_caller_may_catch_what_python_would_have_raised() -> None:
    for error, builtin in zip(
        EVERY_ERROR,
        (ValueError, ZeroDivisionError, LookupError, ValueError, ValueError),
        strict=False,
    ):
        with pytest.raises(builtin) as caught:
            raise error
        assert caught.value is error


def test_what_was_read_before_is_kept() -> None:
    error = StructuringError("a.json", PROBLEMS, [1, 2])
    assert error.read == (1, 2)
    assert error.problems == tuple(PROBLEMS)


def test_problems_compare_and_travel() -> None:
    problem = Problem("a", 10**1_000_000, "a number of people")
    assert pickle.loads(pickle.dumps(problem)) == problem  # noqa: S301 - our own
    assert problem != Problem("b", 10**1_000_000, "a number of people")
    assert repr(problem) == "Problem('a', a whole number of 3321929 bits, 'a number of people')"


# Short whatever was given

MILLION_DIGITS = 10**1_000_000
ITS_BITS = "a whole number of 3321929 bits"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (ITS_BITS, MILLION_DIGITS),
        (f"({ITS_BITS},)", (-MILLION_DIGITS,)),
        (f"{{'members': [{ITS_BITS}]}}", {"members": [MILLION_DIGITS]}),
        ("a Fraction too long to print", Fraction(1, MILLION_DIGITS)),
        ("1" + "0" * 17 + "..." + "0" * 19, 10**50),
        ("'" + "7" * 37 + "..." + "7" * 38 + "'", "7" * 1_000_000),
        ("2025-06-30", A_DAY),
        ("True", True),
        ("nan", float("nan")),
        ("Decimal('3.70')", Decimal("3.70")),
        ("Fraction(1, 3)", Fraction(1, 3)),
    ],
    ids=lambda given: given if isinstance(given, str) and len(given) < 50 else type(given).__name__,
)
def test_what_is_shown_fits_a_line(said: str, value: object) -> None:
    assert shown(value) == said


REFUSED: dict[str, Callable[[], object]] = {
    "dong": lambda: Dong(Fraction(1, MILLION_DIGITS)),  # type: ignore[arg-type]
    "quantity": lambda: Quantity(value=-MILLION_DIGITS, unit=PERSON),
    "bounds": lambda: Bounds(MILLION_DIGITS, 5),
    "unround": lambda: unround(MILLION_DIGITS + 1, 10),
    "print_percent": lambda: print_percent(5, -MILLION_DIGITS, places=1),
    "part": lambda: hidden_whole(-MILLION_DIGITS, "5%"),
    "printed": lambda: hidden_whole(5, "7" * 1_000_000),
    "division": lambda: Bounds(1, MILLION_DIGITS) / 0,
}


@pytest.mark.parametrize("given", REFUSED)
def test_a_number_of_a_million_digits_is_refused_at_once_and_in_a_line(given: str) -> None:
    """Kills: ``f"{value}"`` in a message, which raises Python's own error about digits."""
    with pytest.raises(KhuyenhocError) as caught:
        REFUSED[given]()
    assert len(str(caught.value)) < 250


def test_a_share_of_nothing_is_not_printed() -> None:
    """Kills: Python's own ZeroDivisionError, which does not say what of what."""
    with pytest.raises(UndefinedRatioError) as caught:
        printed_percent(1, 0, 2, Rounding.DOWN)
    assert str(caught.value) == "1 of 0 in percent has no value: the whole is zero"
