"""The shipped reports say what their printed words say."""

import pytest

import khuyenhoc as kh

FIGURES = [(name, figure) for name in kh.SAMPLE_REPORTS for figure in kh.sample_report(name)]

#: Chapters that the report counts by the place they are in: "89 khu phố" are 89 chapters.
COUNTED_BY_PLACE = {"br_pc", "br_kp", "br_sch", "br_ent"}


@pytest.mark.parametrize(("name", "figure"), FIGURES, ids=lambda item: getattr(item, "key", item))
def test_every_figure_is_what_its_words_read_as(name: str, figure: kh.Figure) -> None:
    """Kills: a digit mistyped in a data file; a reader that changes its mind."""
    words, stored = figure.quantity.text, figure.quantity
    assert words, f"{name}: {figure.key} has no words"
    read = kh.read_quantity(words)
    assert (read.value, read.high, read.qualifier) == (stored.value, stored.high, stored.qualifier)
    if figure.key not in COUNTED_BY_PLACE:
        assert read.unit == stored.unit
    assert (read.resolution, read.each) == (stored.resolution, stored.each)
    assert [w.alternatives for w in read.warnings] == [w.alternatives for w in stored.warnings]


@pytest.mark.parametrize("name", kh.SAMPLE_REPORTS)
def test_every_report_says_when_and_by_whom_it_was_published(name: str) -> None:
    report = kh.sample_report(name)
    assert report.published_on is not None
    assert report.published_by
    assert report.source
    assert kh.report_from_json(kh.report_to_json(report)) == report


def test_a_report_that_is_not_shipped_is_answered_with_those_that_are() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.sample_report("ha-noi-2023")
    assert str(caught.value) == (
        "name: expected one of can-tho-2023, quang-tri-2023, binh-thanh-2022, hai-phong-2023h1, "
        "hoan-kiem-2019, got 'ha-noi-2023'"
    )
