"""A statement as a table, with what money and goods come to in đồng."""

from collections.abc import Mapping
from typing import Any, Final

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.models.funds.amounts import Amounts
from khuyenhoc.rollup.wording import bounds_in_vietnamese
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.text.printed_numbers import format_number_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.period import Period

__all__ = ["LINES", "in_dong", "statement_row", "statement_table"]

#: The lines of a statement, as they are called; the last two are part of the one above them.
LINES: Final[Mapping[str, tuple[str, str]]] = {
    "opening": ("Tồn đầu kỳ", "opening"),
    "raised": ("Vận động được", "raised"),
    "received": ("Nhận từ quỹ khác", "received from other funds"),
    "spent": ("Đã chi", "spent"),
    "passed_on": ("Chuyển quỹ khác", "passed on to other funds"),
    "exchanged": ("Mua, bán, đổi", "exchanged"),
    "revalued": ("Đánh giá lại", "revalued"),
    "closing": ("Tồn cuối kỳ", "closing"),
    "in_transit": ("trong đó đang chuyển", "of which in transit"),
    "unassigned": ("trong đó chưa bàn giao", "of which unassigned"),
}
#: Those that are shown where there is nothing in them, too.
_ALWAYS: Final = frozenset({"opening", "raised", "spent", "closing"})


def statement_table(of: str, period: Period, lines: Mapping[str, Amounts], language: str) -> Table:
    """Lay out the lines of a statement; those of which there is nothing are left out."""
    headings = in_language(
        language,
        vi=("Khoản mục", "Tiền (đồng)", "Hiện vật (đồng)", "Cộng (đồng)", "Ngoài đồng"),
        en=("Line", "Cash (VND)", "In kind (VND)", "Together (VND)", "Beside VND"),
    )
    rows: list[tuple[str | None, ...]] = []
    for name, amounts in lines.items():
        if amounts or name in _ALWAYS:
            vi, en = LINES[name]
            label = in_language(language, vi=vi, en=en)
            cash = in_dong(amounts.cash, language)
            worth = (in_dong(amounts.in_kind, language), in_dong(amounts.together, language))
            rows.append((label, cash, *worth, amounts.beside_dong(language)))
    when = in_language(language, vi=format_period_vi(period), en=str(period))
    return Table(headings, tuple(rows), caption=f"{of}, {when}")


def in_dong(amount: Dong | Bounds, language: str) -> str:
    """Say how many đồng something is, without the word."""
    if isinstance(amount, Dong):
        plain = amount.amount
        return in_language(language, vi=format_number_vi(plain), en=f"{plain:,}")
    return in_language(language, vi=bounds_in_vietnamese, en=bounds_in_english)(amount)


def statement_row(
    of: str, period: Period, funds: int, lines: Mapping[str, Amounts]
) -> dict[str, Any]:
    """Give the lines as plain data: cash, and what all comes to in đồng with both its ends."""
    row: dict[str, Any] = {"unit": of, "start": period.start, "end": period.end, "funds": funds}
    for name, amounts in lines.items():
        together = amounts.together
        row[f"{name}_cash"] = amounts.cash.amount
        row[f"{name}_low"], row[f"{name}_high"] = together.low, together.high
    return row
