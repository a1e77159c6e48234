"""What follows from what, in words."""

from datetime import date

import pytest

import khuyenhoc as kh
from khuyenhoc.values.unit import PERSON

YEAR = kh.Period.year(2023)


def test_a_system_is_told_in_both_languages() -> None:
    """Kills: a key instead of the print; the reason left out; a unit left out."""
    because = "số liệu của tỉnh"
    system = kh.System.of(
        {"members": "383.058 hội viên", "percent": "32,05%", "people": PERSON},
        [kh.ShareOf("members", "people", share="percent", because=because)],
    )
    last = kh.propagate(system, rounding=kh.Rounding.DOWN).why("people")[-1]
    assert last.sentence() == str(last)
    assert last.sentence("vi") == (
        "people: từ 1.194.816 đến 1.195.188 người, vì “383.058 hội viên” = “32,05%” × people"
        " (số liệu của tỉnh)."
    )
    assert last.sentence("en") == (
        "people: 1,194,816 to 1,195,188, since “383.058 hội viên” = “32,05%” × people"
        " (số liệu của tỉnh)."
    )
    assert last.to_dict() == {
        "key": "people",
        "bounds": {"low": "1194816", "high": "1195188", "low_open": False, "high_open": False},
        "relation": "ShareOf",
        "others": ["percent", "members"],
        "vi": last.sentence("vi"),
        "en": last.sentence("en"),
    }
    with pytest.raises(kh.InvalidValueError, match="language"):
        last.sentence("fr")


def test_a_number_printed_without_words_is_told_as_print_has_it() -> None:
    """Kills: a quantity of no text told as “”."""
    system = kh.System.of(
        {"spent": None, "raised": kh.Quantity(value=5_000, unit=PERSON)},
        [kh.AtMost("spent", "raised")],
    )
    (step,) = kh.propagate(system).why("spent")
    assert step.sentence("en") == "spent: at most 5,000, since spent ≤ “5.000 người”."


def sentences(system: kh.System, key: str) -> list[str]:
    steps = kh.propagate(system).why(key)
    return [step.sentence(language) for step in steps for language in ("vi", "en")]


def test_days_are_told_as_days() -> None:
    """Kills: a day told as the number 738.520; the last day of a period told as the one after."""
    founded = kh.Variable.day("founded", date(2008, 3, 1))
    unknown = kh.Variable(key="congress", is_day=True)
    reported = kh.Variable.day("reported", YEAR)
    order = kh.InOrder(("founded", "congress", "reported"))
    system = kh.System((founded, unknown, reported), (order,))
    assert sentences(system, "congress")[-2:] == [
        "congress: từ ngày 1/3/2008 đến ngày 31/12/2023, vì founded ≤ congress ≤ reported.",
        "congress: 2008-03-01 to 2023-12-31, since founded ≤ congress ≤ reported.",
    ]
    after = kh.System((founded, unknown), (kh.InOrder(("founded", "congress"), strictly=True),))
    assert sentences(after, "congress") == [
        "congress: từ ngày 2/3/2008, vì founded < congress.",
        "congress: from 2008-03-02, since founded < congress.",
    ]
    before = kh.System((founded, unknown), (kh.InOrder(("congress", "founded")),))
    assert sentences(before, "congress") == [
        "congress: tính đến ngày 1/3/2008, vì congress ≤ founded.",
        "congress: until 2008-03-01, since congress ≤ founded.",
    ]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (kh.Bounds(-5, 0), "day: -5 to 0, since day = other."),
        (kh.Bounds.at_most(0), "day: at most 0, since day = other."),
        (kh.Bounds(0, 1), "day: until 0001-01-01, since day = other."),
        (kh.Bounds(1, 1), "day: 0001-01-01, since day = other."),
        (kh.Bounds.at_least(date.max.toordinal()), "day: at least 3,652,059, since day = other."),
        (
            kh.Bounds.exactly(date.max.toordinal() - 1),
            "day: 9999-12-30, since day = other.",
        ),
    ],
)
def test_what_no_calendar_has_is_told_as_a_number(numbers: kh.Bounds, told: str) -> None:
    """Kills: a sentence that breaks off at the end of the calendar."""
    day, other = (kh.Variable(key=key, is_day=True) for key in ("day", "other"))
    step = kh.Step(
        variable=day, bounds=numbers, relation=kh.EqualTo("day", "other"), others=(other,)
    )
    assert step.sentence("en") == told
    assert step.sentence("vi").startswith("day: ")


def test_a_report_is_not_published_before_its_period_is_over() -> None:
    """Kills: the last day of the period taken for the first that is too late."""
    for day, fine in ((date(2023, 12, 30), False), (date(2023, 12, 31), True)):
        system = kh.System(
            (kh.Variable.day("end", YEAR.last_day or day), kh.Variable.day("published", day)),
            (kh.InOrder(("end", "published"), because="kỳ báo cáo chưa kết thúc"),),
        )
        assert (kh.propagate(system).contradiction is None) == fine
