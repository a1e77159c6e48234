"""A finding on a fund in words, in HTML and as plain data."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

MET, NOT_MET, UNKNOWN = kh.RuleVerdict
MILLION: Final = 1_000_000
FIRST: Final = date(2026, 3, 1)
BOARD: Final = kh.Citation(instrument="Nghị quyết 02/NQ-HĐQL", evidence=kh.Evidence.PRACTICE)
DAYS_VI: Final = (
    "hiệu lực theo 41/2022/TT-BTC từ ngày 1/9/2022; 03/2026/NĐ-CP từ ngày 1/3/2026, suy luận"
)
DAYS_EN: Final = (
    "dates: hiệu lực theo 41/2022/TT-BTC từ ngày 1/9/2022; 03/2026/NĐ-CP từ ngày 1/3/2026, "
    "inference"
)


A_BILLION: Final = kh.Dong(1_000 * MILLION)


def cost(spent: Any, base: Any = A_BILLION, share: Any = None) -> kh.FundFinding:
    ceiling = None if share is None else kh.CostCeiling(share, BOARD)
    return kh.management_cost(spent, base, year=2023, ceiling=ceiling)


def capital(assets: Any, *, foreign: bool | None = False, on: date = FIRST) -> kh.FundFinding:
    return kh.minimum_capital(assets, tier=kh.Tier.NATION, on=on, foreign_contributors=foreign)


def published(day: date | None, *, results: bool | None = True) -> kh.FundFinding:
    on = date(2027, 4, 10)
    return kh.fund_disclosure(year=2026, published_on=day, with_results=results, on=on)


SENTENCES: Final[tuple[tuple[kh.FundFinding, str, str], ...]] = (
    (
        cost(kh.Dong(40 * MILLION)),
        (
            "Chi quản lý quỹ, năm 2023: 40 triệu đồng/1 tỉ đồng = 4%, yêu cầu không quá 5%: đạt, "
            f"thấp hơn 1 điểm phần trăm (93/2019/NĐ-CP, điều 37; {DAYS_VI})."
        ),
        (
            "management cost, 2023: 40,000,000 đồng/1,000,000,000 đồng = 4%, at most 5% asked "
            f"for: met, 1 percentage point below (93/2019/NĐ-CP, điều 37; {DAYS_EN})."
        ),
    ),
    (
        cost(kh.Dong(50 * MILLION)),
        (
            "Chi quản lý quỹ, năm 2023: 50 triệu đồng/1 tỉ đồng = 5%, yêu cầu không quá 5%: đạt "
            f"(93/2019/NĐ-CP, điều 37; {DAYS_VI})."
        ),
        (
            "management cost, 2023: 50,000,000 đồng/1,000,000,000 đồng = 5%, at most 5% asked "
            f"for: met (93/2019/NĐ-CP, điều 37; {DAYS_EN})."
        ),
    ),
    (
        cost(kh.Dong(50 * MILLION + 1)),
        (
            "Chi quản lý quỹ, năm 2023: 50.000.001 đồng/1 tỉ đồng = 5,01%, yêu cầu không quá 5%: "
            "chưa đánh giá được, phần tiếp theo của điều này, về mức cao hơn, bị cắt trong nguồn "
            f"(93/2019/NĐ-CP, điều 37; {DAYS_VI})."
        ),
        (
            "management cost, 2023: 50,000,001 đồng/1,000,000,000 đồng = 5.01%, at most 5% asked "
            "for: not assessable, what follows in the article, on a higher share, is cut off in "
            f"the source (93/2019/NĐ-CP, điều 37; {DAYS_EN})."
        ),
    ),
    (
        cost(kh.Bounds(30 * MILLION, 40 * MILLION), share=Fraction(1, 30)),
        (
            "Chi quản lý quỹ, năm 2023: từ 3 đến 4%, yêu cầu không quá 1/30: chưa đánh giá được, "
            "số liệu chưa đủ chính xác (Nghị quyết 02/NQ-HĐQL, thực tiễn địa phương)."
        ),
        (
            "management cost, 2023: 3 to 4%, at most 1/30 asked for: not assessable, known too "
            "roughly (Nghị quyết 02/NQ-HĐQL, local practice)."
        ),
    ),
    (
        cost(kh.Dong(40 * MILLION), share=Fraction(25, 1000)),
        (
            "Chi quản lý quỹ, năm 2023: 40 triệu đồng/1 tỉ đồng = 4%, yêu cầu không quá 2,5%: "
            "không đạt, cao hơn 1,5 điểm phần trăm (Nghị quyết 02/NQ-HĐQL, thực tiễn địa phương)."
        ),
        (
            "management cost, 2023: 40,000,000 đồng/1,000,000,000 đồng = 4%, at most 2.5% asked "
            "for: not met, 1.5 percentage points above (Nghị quyết 02/NQ-HĐQL, local practice)."
        ),
    ),
    (
        cost(kh.Dong(0), kh.Dong(0)),
        (
            "Chi quản lý quỹ, năm 2023: 0 đồng/0 đồng, yêu cầu không quá 5%: đạt (93/2019/NĐ-CP, "
            f"điều 37; {DAYS_VI})."
        ),
        (
            "management cost, 2023: 0 đồng/0 đồng, at most 5% asked for: met (93/2019/NĐ-CP, "
            f"điều 37; {DAYS_EN})."
        ),
    ),
    (
        kh.management_cost(kh.Bounds(1, 5), kh.Dong(0), year=2015),
        (
            "Chi quản lý quỹ, năm 2015: chưa đánh giá được, chưa tìm thấy quy định nào có hiệu "
            "lực vào thời gian này."
        ),
        "management cost, 2015: not assessable, no rule was found that was in force then.",
    ),
    (
        capital(kh.Dong(9_000 * MILLION)),
        (
            "Tài sản đóng góp thành lập quỹ, ngày 1/3/2026: 9 tỉ đồng, yêu cầu ít nhất 8 tỉ "
            "đồng: đạt, vượt 1 tỉ đồng (03/2026/NĐ-CP, nguồn thứ cấp)."
        ),
        (
            "founding assets, 2026-03-01: 9,000,000,000 đồng, at least 8,000,000,000 đồng asked "
            "for: met, 1,000,000,000 đồng above (03/2026/NĐ-CP, secondary source)."
        ),
    ),
    (
        capital(kh.Bounds.at_least(8_000 * MILLION)),
        (
            "Tài sản đóng góp thành lập quỹ, ngày 1/3/2026: ít nhất 8 tỉ đồng, yêu cầu ít nhất 8 "
            "tỉ đồng: đạt (03/2026/NĐ-CP, nguồn thứ cấp)."
        ),
        (
            "founding assets, 2026-03-01: at least 8,000,000,000 đồng, at least 8,000,000,000 "
            "đồng asked for: met (03/2026/NĐ-CP, secondary source)."
        ),
    ),
    (
        capital(kh.Dong(7_000 * MILLION), foreign=None, on=date(2027, 1, 1)),
        (
            "Tài sản đóng góp thành lập quỹ, ngày 1/1/2027: 7 tỉ đồng, yêu cầu ít nhất 8 tỉ "
            "đồng, có nước ngoài góp 10,8 tỉ đồng: không đạt, thiếu từ 1 đến 3,8 tỉ đồng "
            "(03/2026/NĐ-CP, nguồn thứ cấp)."
        ),
        (
            "founding assets, 2027-01-01: 7,000,000,000 đồng, at least 8,000,000,000 đồng, with "
            "foreign contributors 10,800,000,000 đồng asked for: not met, 1,000,000,000 to "
            "3,800,000,000 đồng short (03/2026/NĐ-CP, secondary source)."
        ),
    ),
    (
        kh.founding_cash(kh.Dong(333), kh.Dong(667), on=FIRST),
        (
            "Tiền đồng Việt Nam trong tài sản đóng góp thành lập quỹ, ngày 1/3/2026: 333 "
            "đồng/667 đồng = 49,92%, yêu cầu ít nhất 50%: không đạt, thiếu 0,07 điểm phần trăm "
            "(03/2026/NĐ-CP, nguồn thứ cấp)."
        ),
        (
            "cash in đồng among the founding assets, 2026-03-01: 333 đồng/667 đồng = 49.92%, at "
            "least 50% asked for: not met, 0.07 percentage points short (03/2026/NĐ-CP, "
            "secondary source)."
        ),
    ),
    (
        published(date(2027, 3, 30)),
        (
            "Công khai đóng góp, tài sản tiếp nhận và kết quả sử dụng, năm 2026: công khai ngày "
            "30/03/2027, yêu cầu chậm nhất ngày 31/03/2027: đạt, sớm 1 ngày (03/2026/NĐ-CP, "
            "nguồn thứ cấp)."
        ),
        (
            "publishing contributions, assets received and results of use, 2026: published on "
            "2027-03-30, by 2027-03-31 asked for: met, 1 day early (03/2026/NĐ-CP, secondary "
            "source)."
        ),
    ),
    (
        published(date(2027, 4, 2)),
        (
            "Công khai đóng góp, tài sản tiếp nhận và kết quả sử dụng, năm 2026: công khai ngày "
            "02/04/2027, yêu cầu chậm nhất ngày 31/03/2027: không đạt, trễ 2 ngày "
            "(03/2026/NĐ-CP, nguồn thứ cấp)."
        ),
        (
            "publishing contributions, assets received and results of use, 2026: published on "
            "2027-04-02, by 2027-03-31 asked for: not met, 2 days late (03/2026/NĐ-CP, secondary "
            "source)."
        ),
    ),
    (
        published(date(2027, 3, 30), results=False),
        (
            "Công khai đóng góp, tài sản tiếp nhận và kết quả sử dụng, năm 2026: công khai ngày "
            "30/03/2027, không có kết quả sử dụng, yêu cầu chậm nhất ngày 31/03/2027: không đạt "
            "(03/2026/NĐ-CP, nguồn thứ cấp)."
        ),
        (
            "publishing contributions, assets received and results of use, 2026: published on "
            "2027-03-30 without the results of use, by 2027-03-31 asked for: not met "
            "(03/2026/NĐ-CP, secondary source)."
        ),
    ),
    (
        published(None, results=None),
        (
            "Công khai đóng góp, tài sản tiếp nhận và kết quả sử dụng, năm 2026: chưa công khai, "
            "yêu cầu chậm nhất ngày 31/03/2027: không đạt, trễ ít nhất 10 ngày (03/2026/NĐ-CP, "
            "nguồn thứ cấp)."
        ),
        (
            "publishing contributions, assets received and results of use, 2026: not published, "
            "by 2027-03-31 asked for: not met, at least 10 days late (03/2026/NĐ-CP, secondary "
            "source)."
        ),
    ),
    (
        kh.endowment_payout(kh.Dong(4), kh.Dong(100), year=2027, raises_money=True),
        (
            "Chi trong năm của quỹ được hiến, tặng, thừa kế không vận động tài trợ, năm 2027: 4 "
            "đồng/100 đồng = 4%: không áp dụng (03/2026/NĐ-CP, nguồn thứ cấp)."
        ),
        (
            "yearly spending of a fund from gift or will that raises no money, 2027: 4 đồng/100 "
            "đồng = 4%: does not apply (03/2026/NĐ-CP, secondary source)."
        ),
    ),
)


@pytest.mark.parametrize(
    ("found", "vi", "en"), SENTENCES, ids=[f"{number}" for number in range(len(SENTENCES))]
)
def test_sentence(found: kh.FundFinding, vi: str, en: str) -> None:
    assert found.sentence("vi") == vi == f"{found}"
    assert found.sentence("en") == en


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.fractions(0, 1, max_denominator=1_000))
def test_what_is_printed_never_hides_on_which_side_it_is(
    spent: int, base: int, share: Fraction
) -> None:
    """Kills: 5,001% printed as 5% of which at most 5% is asked for; 49,999% as 50%."""

    def shown(found: kh.FundFinding) -> Fraction:
        said = found.sentence("en").partition(" = ")[2].partition("%")[0]
        return Fraction(said.rpartition(" ")[2].replace(",", "")) / 100

    above = cost(kh.Dong(spent), kh.Dong(base), share)
    assert above.verdict is kh.RuleVerdict.of(Fraction(spent, base) <= share)
    if above.verdict is NOT_MET and share.denominator in (1, 2, 4, 5, 8, 10, 100):
        assert shown(above) > share
    below = kh.founding_cash(kh.Dong(spent), kh.Dong(spent + base), on=FIRST)
    if below.verdict is NOT_MET:
        assert shown(below) < Fraction(1, 2)


@given(st.integers(0, 10**12), st.integers(1, 10**12), st.integers(1, 10**12))
def test_bounds_are_printed_no_narrower_than_they_are(spent: int, more: int, base: int) -> None:
    """Kills: ends rounded inwards, so that what is possible is lost."""
    found = cost(kh.Bounds(spent, spent + more), kh.Dong(base), Fraction(1))
    said = found.sentence("en").partition(": ")[2].partition("%")[0].replace(",", "")
    low, high = (Fraction(end) / 100 for end in said.split(" to "))
    assert low <= Fraction(spent, base)
    assert Fraction(spent + more, base) <= high


CALLS: Final[tuple[Callable[[], kh.FundFinding], ...]] = (
    lambda: cost(kh.Dong(40)),
    lambda: capital(kh.Dong(40)),
    lambda: kh.founding_cash(kh.Dong(4), kh.Dong(9), on=FIRST),
    lambda: published(date(2027, 3, 30)),
    lambda: kh.endowment_payout(kh.Dong(4), kh.Dong(9), year=2027, raises_money=False),
)


RULES: Final = ("cost", "capital", "cash", "disclosure", "payout")


@pytest.mark.parametrize("call", CALLS, ids=RULES)
def test_weak_evidence_shows(call: Callable[[], kh.FundFinding]) -> None:
    """Kills: a secondary source, or inferred days, that look like the text itself."""
    found = call()
    weak = found.citation if found.citation and found.citation.weak else found.in_force_source
    assert weak is not None
    assert weak.evidence.label_vi in found.sentence("vi")
    assert weak.evidence.label_en in found.sentence("en")


@pytest.mark.parametrize("call", CALLS, ids=RULES)
def test_another_language_is_refused(call: Callable[[], kh.FundFinding]) -> None:
    for say in (call().sentence, call().html):
        with pytest.raises(kh.InvalidValueError) as caught:
            say("fr")
        assert str(caught.value) == 'language: expected "vi" or "en", got \'fr\''


def test_the_ids_are_stable() -> None:
    assert [call().rule for call in CALLS] == [
        "fund/management-cost",
        "fund/minimum-capital",
        "fund/founding-cash",
        "fund/disclosure",
        "fund/endowment-payout",
    ]
    assert repr(CALLS[0]()) == "<FundFinding: fund/management-cost met>"


def test_html_is_escaped_and_marked() -> None:
    """Kills: the citation of a user that is run as HTML."""
    board = kh.Citation(instrument="<b>", evidence=kh.Evidence.PRIMARY)
    found = kh.management_cost(
        kh.Dong(0), kh.Dong(9), year=2023, ceiling=kh.CostCeiling(Fraction(0), board)
    )
    html = found._repr_html_()
    assert html == found.html("vi")
    assert html == (
        '<p data-rule="fund/management-cost" data-verdict="met">Chi quản lý quỹ, năm 2023: '
        "0 đồng/9 đồng = 0%, yêu cầu không quá 0%: đạt (&lt;b&gt;).</p>"
    )


def test_a_finding_as_plain_data() -> None:
    """Kills: a float; an amount without its other side; a citation left out."""
    found = kh.founding_cash(kh.Dong(1), kh.Dong(3), on=FIRST)
    assert found.to_dict() == {
        "rule": "fund/founding-cash",
        "period": {"first_day": "2026-03-01", "last_day": "2026-03-01"},
        "verdict": "not-met",
        "applies": True,
        "observed": {"part": "1", "whole": "3"},
        "required": "1/2",
        "margin": {"low": "-50/3", "high": "-50/3", "low_open": False, "high_open": False},
        "missing": None,
        "instrument": "03/2026/NĐ-CP",
        "place": "",
        "evidence": "secondary",
        "in_force": {"first_day": "2026-03-01", "last_day": None},
        "vi": found.sentence("vi"),
        "en": found.sentence("en"),
    }


@pytest.mark.parametrize(
    ("found", "plain"),
    [
        (published(date(2027, 3, 30)), {"observed": "2027-03-30", "required": "2027-03-31"}),
        (capital(kh.Dong(5)), {"observed": "5", "required": "8000000000"}),
        (
            capital(kh.Bounds.at_most(5), foreign=None),
            {
                "observed": {"low": "0", "high": "5", "low_open": False, "high_open": False},
                "required": {
                    "low": "8000000000",
                    "high": "10800000000",
                    "low_open": False,
                    "high_open": False,
                },
            },
        ),
        (
            cost(kh.Bounds(1, 2), kh.Dong(4)),
            {
                "observed": {"low": "1/4", "high": "1/2", "low_open": False, "high_open": False},
                "required": "1/20",
                "missing": "next-clause",
            },
        ),
        (
            kh.management_cost(kh.Dong(1), kh.Dong(2), year=2001),
            {
                "required": None,
                "margin": None,
                "missing": "not-in-force",
                "instrument": None,
                "place": None,
                "evidence": None,
                "in_force": None,
            },
        ),
        (
            kh.management_cost(kh.Dong(1), kh.Dong(2), year=2030),
            {"missing": "threshold", "instrument": "03/2026/NĐ-CP"},
        ),
    ],
)
def test_what_was_stated_and_asked_for_as_plain_data(
    found: kh.FundFinding, plain: dict[str, Any]
) -> None:
    said = found.to_dict()
    assert {key: said[key] for key in plain} == plain


@pytest.mark.parametrize("missing", kh.FundMissing)
def test_what_is_missing_is_named_in_both_languages(missing: kh.FundMissing) -> None:
    """Kills: a member without a label; the same label for two."""
    others = [*kh.Missing, *kh.FundMissing]
    for language in ("vi", "en"):
        assert [one.label(language) for one in others].count(missing.label(language)) == 1
    assert [one.value for one in others].count(missing.value) == 1
