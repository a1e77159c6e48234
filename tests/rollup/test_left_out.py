"""Nothing that was reported is lost: each level is in a total, or left out for a reason."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

DAY = date(2023, 12, 31)
YEAR = kh.Period.year(2023)
TREE = kh.Tree.of(DAY, {"p6": "q", "p7": "q"})


def figure(key: str, printed: str = "57 hội viên", **said: Any) -> kh.Figure:
    given_: dict[str, Any] = {"indicator": kh.MEMBERS, "quantity": kh.read_quantity(printed)}
    return kh.Figure(key=key, **{**given_, **said})


def report(*figures: kh.Figure, published_on: date | None = None) -> kh.Report:
    return kh.Report(organisation="p6", period=YEAR, figures=figures, published_on=published_on)


LEVEL = figure("members", "1.200 hội viên")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (figure("a", scope="khối trường học"), kh.LeftOutFor.SCOPE),
        (figure("a", part_of="members"), kh.LeftOutFor.PART),
        (figure("a", period=kh.Period.year(2022)), kh.LeftOutFor.OTHER_TIME),
        (figure("a", "57 tổ chức hội"), kh.LeftOutFor.OTHER_UNIT),
        (figure("z", "1.200 hội viên"), kh.LeftOutFor.REPEATED),
        (
            figure("a", quantity=evolve(kh.read_quantity("57 hội viên"), each=True)),
            kh.LeftOutFor.EACH,
        ),
        (
            figure("a", "65.000 đồng", indicator=kh.FUND_PER_HEAD),
            kh.LeftOutFor.NOT_ADDED,
        ),
    ],
    ids=lambda value: value.value if isinstance(value, kh.LeftOutFor) else "",
)
def test_what_is_in_no_total_is_left_out_for_its_reason(
    other: kh.Figure, why: kh.LeftOutFor
) -> None:
    """Kills: a figure of each one added; a figure dropped without a word."""
    totals = kh.roll_up([report(LEVEL, other)], TREE)
    assert totals.left_out == (kh.LeftOut(unit="p6", figure=other, why=why),)
    assert [it.key for _, it in totals["q"][kh.MEMBERS].figures] == ["members"]
    alone = kh.roll_up([report(other, evolve(LEVEL, indicator=kh.HOUSEHOLDS))], TREE)
    if why not in (kh.LeftOutFor.PART, kh.LeftOutFor.REPEATED):
        assert [it.figure for it in alone.left_out if it.figure.key == "a"] == [other]


def test_an_earlier_report_is_left_out_as_superseded() -> None:
    """Kills: the later one left out; one without a day taken for an earlier one."""
    early, late = date(2024, 1, 5), date(2024, 1, 9)
    first, last = report(figure("members"), published_on=early), report(LEVEL, published_on=late)
    totals = kh.roll_up([last, first], TREE)
    assert totals.left_out == (
        kh.LeftOut(unit="p6", figure=first.figures[0], why=kh.LeftOutFor.SUPERSEDED),
    )
    assert kh.roll_up([last, report(figure("members"))], TREE).left_out == ()


def test_what_several_reports_say_alike_is_repeated_and_not_superseded() -> None:
    """Kills: a report that supersedes itself; one without a day that is superseded."""
    dated, undated = report(LEVEL, published_on=date(2024, 1, 5)), report(LEVEL)
    for said in ([dated, dated], [dated, undated], [undated, undated], [undated, undated, dated]):
        again = [evolve(it, figures=(evolve(LEVEL),)) for it in said]
        left = kh.roll_up(again, TREE).left_out
        assert [it.why for it in left] == [kh.LeftOutFor.REPEATED] * (len(said) - 1)


def test_of_several_figures_one_said_of_each_one_is_left_out() -> None:
    """Kills: a figure of each one that becomes a rival of the others."""
    each = figure("a", quantity=evolve(kh.read_quantity("57 hội viên"), each=True))
    both = kh.roll_up([report(LEVEL, each, figure("z", "1.200 hội viên"))], TREE)
    assert both["p6"][kh.MEMBERS].value == kh.Bounds.exactly(1_200)
    assert [it.why for it in both.left_out] == [kh.LeftOutFor.EACH, kh.LeftOutFor.REPEATED]


def test_what_was_not_asked_for_is_not_left_out() -> None:
    """Kills: targets, shares and other indicators listed as lost."""
    target = figure("goal", target=True, about="members")
    share = figure("share", "20%", says=kh.Says.SHARE, about="members")
    both = report(LEVEL, target, share, figure("hộ", "9 hộ", indicator=kh.HOUSEHOLDS))
    assert kh.roll_up([both], TREE).left_out == ()
    assert kh.roll_up([both], TREE, indicators=[kh.MEMBERS]).left_out == ()
    columns = {kh.MEMBERS: [None, 5, None]}
    assert kh.roll_up_columns(columns, TREE).left_out == ()


@st.composite
def reports(draw: st.DrawFn) -> list[kh.Report]:
    """Reports of one unit that may say several things, anew or alike."""
    return [
        report(
            *(
                figure(
                    f"f{place}",
                    f"{draw(st.integers(1, 2))} {draw(st.sampled_from(['hội viên', 'hộ']))}",
                    scope=draw(st.sampled_from([None, None, "một phần"])),
                    period=draw(st.sampled_from([None, YEAR, kh.Period.year(2022)])),
                )
                for place in range(draw(st.integers(0, 3)))
            ),
            published_on=draw(st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 2))),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]


@given(reports())
def test_each_level_is_in_the_total_or_left_out(said: list[kh.Report]) -> None:
    """Kills: a figure in neither; one in both."""
    totals = kh.roll_up(said, TREE)
    total = totals["p6"].get(kh.MEMBERS)
    used = [] if total is None else [it for _, it in total.figures]
    left = [it.figure for it in totals.left_out]
    every = [it for one in said for it in one.figures]
    assert sorted(map(id, [*used, *left])) == sorted(map(id, every))


def test_a_reason_is_told_in_both_languages() -> None:
    (one,) = kh.roll_up([report(LEVEL, figure("a", scope="x"))], TREE).left_out
    assert str(one) == "p6/a: 57 hội viên (limited to a scope)"
    assert (one.why.label(), one.why.label("en")) == ("chỉ tính một phạm vi", "limited to a scope")
    with pytest.raises(kh.InvalidValueError, match=r"^language: expected"):
        one.why.label("fr")
    for language in ("vi", "en"):
        labels = [why.label(language) for why in kh.LeftOutFor]
        assert len(set(labels)) == len(labels)
