"""What holds of every ledger, whatever its reports say."""

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_reports import printed, reports_of, truths

import khuyenhoc as kh
from khuyenhoc.reconciliation.ledger.meaning import Likeness, likeness, meaning_of

FEW = settings(max_examples=25, deadline=None)


@FEW
@given(data=st.data())
def test_what_is_drawn_from_one_truth_never_contradicts_itself(data: st.DataObject) -> None:
    """Kills: a cut-off number read as rounded; "gần" with a far end; a rise taken for a fall;

    a stock compared as a flow; a scope disregarded; the rest of a period with the wrong sign.
    """
    truth = data.draw(truths())
    ledger = kh.ClaimsLedger.of(data.draw(reports_of(truth)))
    assert [finding.en for finding in ledger.contradictions] == []


@FEW
@given(data=st.data(), reports=reports_of(None))
def test_the_order_of_reports_is_of_no_consequence(
    data: st.DataObject, reports: list[kh.Report]
) -> None:
    """Kills: names, findings or a later number that hang on which report came first."""
    ledger = kh.ClaimsLedger.of(reports)
    again = kh.ClaimsLedger.of(data.draw(st.permutations(reports)))
    assert again.to_dict() == ledger.to_dict()


@FEW
@given(reports=reports_of(None))
def test_every_figure_of_every_report_is_a_claim(reports: list[kh.Report]) -> None:
    """Kills: a claim kept by its key alone, so that the same key of another report goes lost."""
    ledger = kh.ClaimsLedger.of(reports)
    assert len({claim.id for claim in ledger}) == len(ledger) == sum(map(len, reports))
    for report in reports:
        kept = [claim.figure for claim in ledger if claim.report == report]
        assert sorted(map(repr, kept)) == sorted(map(repr, report))


@FEW
@given(reports=reports_of(None), more=reports_of(None))
def test_a_further_report_never_removes_a_claim(
    reports: list[kh.Report], more: list[kh.Report]
) -> None:
    """Kills: a later document that takes the place of an earlier one."""
    further = [report for report in more if report not in reports]
    before = {(repr(claim.report), claim.key) for claim in kh.ClaimsLedger.of(reports)}
    after = {(repr(claim.report), claim.key) for claim in kh.ClaimsLedger.of([*reports, *further])}
    assert before <= after


@FEW
@given(reports=reports_of(None))
def test_other_scopes_are_never_told_as_a_contradiction(reports: list[kh.Report]) -> None:
    """Kills: a comparison that forgets which part of the organisation a figure is limited to."""
    ledger = kh.ClaimsLedger.of(reports)
    for finding in ledger.contradictions:
        assert len({ledger[claim].scope for claim in finding.figures}) == 1
    for finding in ledger.findings:
        if finding.code == "claims-differ-in-scope":
            assert finding.verdict is kh.Verdict.CONSISTENT
            assert len({ledger[claim].scope for claim in finding.figures}) == 2


@FEW
@given(reports=reports_of(None))
def test_a_finding_names_what_is_there_and_quotes_it(reports: list[kh.Report]) -> None:
    """Kills: a key of no claim; printed words in another order; a gap below 0 or missing."""
    ledger = kh.ClaimsLedger.of(reports)
    for finding in ledger.findings:
        assert [ledger[claim].printed for claim in finding.figures] == list(finding.printed)
        assert {key for key, _ in finding.nearest} <= set(finding.figures)
        assert set(finding.subjects) == {ledger[claim].organisation for claim in finding.figures}
        if finding.verdict is kh.Verdict.CONTRADICTORY:
            assert finding.gap is not None
            assert finding.gap.low is not None
            assert finding.gap.low >= 0
            assert 0 not in finding.gap


@FEW
@given(reports=reports_of(None))
def test_each_nearest_value_is_one_with_which_the_contradiction_goes(
    reports: list[kh.Report],
) -> None:
    """Kills: a change added where it is to be taken away; a fall mended as a rise."""
    ledger = kh.ClaimsLedger.of(reports)
    for finding in ledger.findings:
        if finding.code not in ("claims-contradict", "earlier-levels-contradict"):
            continue
        for key, wanted in finding.nearest:
            if wanted.value is None or type(wanted.value) is not int or wanted.value < 0:
                continue
            mended = _mended(ledger, key, wanted.value)
            pair = set(finding.figures)
            assert not any(
                set(one.figures) == pair and one.code == finding.code
                for one in mended.contradictions
            )


def _mended(ledger: kh.ClaimsLedger, key: str, value: int) -> kh.ClaimsLedger:
    """Give the same ledger with one figure printed as another number."""
    old = ledger[key]
    quantity = kh.Quantity(
        value=value, unit=old.figure.quantity.unit, change=old.figure.quantity.change
    )
    figure = evolve(old.figure, quantity=quantity)
    figures = tuple(figure if one is old.figure else one for one in old.report)
    mended = evolve(old.report, figures=figures)
    claims = [
        evolve(claim, report=mended, figure=mended[claim.key])
        if claim.document == old.document
        else claim
        for claim in ledger
    ]
    return evolve(ledger, claims=tuple(claims))


@given(data=st.data(), value=st.integers(0, 3_000), other=st.integers(0, 3_000))
def test_likeness_is_the_same_from_either_side_and_a_claim_agrees_with_itself(
    data: st.DataObject, value: int, other: int
) -> None:
    """Kills: a gap that counts in one direction alone; a print that contradicts itself."""
    one, two = (
        kh.ClaimsLedger.of(
            [
                kh.Report.of(
                    "p6",
                    kh.Period.year(2023),
                    {kh.MEMBERS: data.draw(printed(number, kh.MEMBERS.unit))},
                )
            ]
        )
        for number in (value, other)
    )
    first, second = (meaning_of(next(iter(each)), each.reach) for each in (one, two))
    assert likeness(first, second) is likeness(second, first)
    assert likeness(first, first) is Likeness.AGREE
    if value == other:
        assert likeness(first, second) is not Likeness.APART
