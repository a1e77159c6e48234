"""Totals that units published of their own funds, consolidated though nobody says who paid whom."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final, cast

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, optional, text, tuple_of
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicator import Indicator, check_indicator
from khuyenhoc.models.indicators import FUND_RAISED, FUND_SPENT
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.wording import bounds_in_vietnamese
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.unit import VND

__all__ = ["PublishedFunds", "consolidate_published"]

_NONE: Final = Bounds.exactly(0)
_ANY: Final = Bounds.at_least(0)


@frozen(kw_only=True)
class PublishedFunds:
    """What units raised and spent together, of totals that may count the same đồng several times.

    ``None`` where the totals cannot all be true, by themselves or with what is known to have passed
    between the units.
    """

    #: The id of the unit that it is of, with all below it.
    unit: str = field(validator=text)
    #: What came from outside and what went outside, in đồng.
    raised: Bounds | None = field(validator=optional(one_of_type(Bounds)))
    spent: Bounds | None = field(validator=optional(one_of_type(Bounds)))
    #: What passed between the units, counted by both.
    passed_inside: Bounds | None = field(validator=optional(one_of_type(Bounds)))
    #: The ids of the units that published neither, or one of both only.
    incomplete: tuple[str, ...] = field(default=(), validator=tuple_of(str))
    #: The ids of the units whose own reports contradict each other, or say less than nothing.
    contradicting: tuple[str, ...] = field(default=(), validator=tuple_of(str))

    @property
    def is_contradictory(self) -> bool:
        """Whether the totals and the transfers cannot be true together."""
        return self.raised is None or self.spent is None

    def sentence(self, language: str = "vi") -> str:
        """Say what came in and went out in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        if self.contradicting:
            units = ", ".join(self.contradicting)
            return in_language(
                language,
                vi=f"{self.unit}: báo cáo của {units} mâu thuẫn nhau.",
                en=f"{self.unit}: the reports of {units} contradict each other.",
            )
        if self.raised is None or self.spent is None:
            return in_language(
                language,
                vi=f"{self.unit}: số chuyển nội bộ vượt quá số đã công bố.",
                en=f"{self.unit}: more passed between the units than they published.",
            )
        lacking = len(self.incomplete)
        if in_language(language, vi=True, en=False):
            raised = bounds_in_vietnamese(self.raised, VND)
            spent = bounds_in_vietnamese(self.spent, VND)
            rest = f"; {lacking} đơn vị chưa công bố đủ" if lacking else ""
            return f"{self.unit}: vận động được {raised}, đã chi {spent}{rest}."
        raised, spent = bounds_in_english(self.raised), bounds_in_english(self.spent)
        rest = f"; {lacking} units did not publish both" if lacking else ""
        return f"{self.unit}: raised {raised} VND, spent {spent} VND{rest}."

    def __str__(self) -> str:
        return self.sentence("en")


def consolidate_published(  # noqa: PLR0913 - the choices of one question, each named
    reports: Iterable[Report],
    tree: Tree,
    unit: str,
    *,
    passed_inside: Dong | Bounds | None = None,
    raised: Indicator = FUND_RAISED,
    spent: Indicator = FUND_SPENT,
) -> PublishedFunds:
    """Bound what a unit and all below it raised and spent, of what each published of its own books.

    A unit's "raised" may have in it what others of them passed on to it, and its "spent" what it
    passed on to others. Who received what is not published, so all that could have passed between
    them is: nothing at the least, and at the most as much as some could have given and others got.
    A unit never pays itself, so what one raised beyond all that the others spent came from outside.
    ``passed_inside`` is what is known of it. The bounds are attained: some transfers give each end.

    >>> from datetime import date
    >>> from khuyenhoc.values.period import Period
    >>> tree, year = Tree.of(date(2023, 12, 31), {"p6": "bt", "p7": "bt"}), Period.year(2023)
    >>> def own(unit: str, got: int, gave: int) -> Report:
    ...     return Report.of(unit, year, {FUND_RAISED: Dong(got), FUND_SPENT: Dong(gave)})
    >>> books = [own("bt", 900, 600), own("p6", 500, 450), own("p7", 200, 200)]
    >>> print(consolidate_published(books, tree, "bt"))
    bt: raised 350 to 1,600 VND, spent 0 to 1,250 VND.
    >>> print(consolidate_published(books, tree, "bt", passed_inside=Dong(500)))
    bt: raised 1,100 VND, spent 750 VND.

    Raises:
        InvalidValueError: The tree has no such unit, the reports are of several periods, an
            indicator is not in đồng, less than nothing passed inside, or an argument has another
            type.
    """
    if not isinstance(cast("object", tree), Tree):
        raise InvalidValueError("consolidate_published.tree", tree, "a Tree")
    units = (unit, *tree.descendants(unit))
    inside = _inside(passed_inside)
    for name, indicator in (("raised", raised), ("spent", spent)):
        check_indicator(f"consolidate_published.{name}", indicator)
        if indicator.unit != VND:
            said = "an indicator in đồng"
            raise InvalidValueError(f"consolidate_published.{name}", indicator.code, said)
    known, periods = {*units}, set[str]()
    got: dict[str, Bounds | None] = {}
    gave: dict[str, Bounds | None] = {}
    for place, report in enumerate(reports):
        if not isinstance(cast("object", report), Report):
            name = f"consolidate_published.reports[{place}]"
            raise InvalidValueError(name, report, "a Report")
        if report.organisation in known:
            periods.add(str(report.period))
            _take(got, report, raised)
            _take(gave, report, spent)
    if len(periods) > 1:
        said = "reports of one period; call it for each of them"
        raise InvalidValueError("consolidate_published.reports", sorted(periods), said)
    wrong = tuple(one for one in units if None in (got.get(one, _ANY), gave.get(one, _ANY)))
    incomplete = tuple(one for one in units if one not in got or one not in gave)
    all_got = [got.get(one) or _ANY for one in units]
    all_gave = [gave.get(one) or _ANY for one in units]
    possible = None if wrong else _common(inside, _most_inside(all_got, all_gave))
    if possible is None:
        return PublishedFunds(
            unit=unit,
            raised=None,
            spent=None,
            passed_inside=None,
            incomplete=incomplete,
            contradicting=wrong,
        )
    return PublishedFunds(
        unit=unit,
        raised=_outside(all_got, all_gave, inside),
        spent=_outside(all_gave, all_got, inside),
        passed_inside=possible,
        incomplete=incomplete,
    )


def _inside(passed: object) -> Bounds:
    given = Bounds.exactly(passed.amount) if isinstance(passed, Dong) else passed
    known = _ANY if given is None else given
    within = known & _ANY if isinstance(known, Bounds) else None
    if within is None:
        said = "đồng as Dong(…) or Bounds, of at least 0"
        raise InvalidValueError("consolidate_published.passed_inside", passed, said)
    return within


def _take(known: dict[str, Bounds | None], report: Report, indicator: Indicator) -> None:
    for figure in report.figures_of(indicator):
        before = known.get(report.organisation, _ANY)
        known[report.organisation] = _common(before, figure.quantity.possible())


def _total(parts: Iterable[Bounds]) -> Bounds:
    return sum(parts, _NONE)


def _of_others(values: Sequence[Bounds]) -> list[Bounds]:
    """Give, for each place, the sum of all other places."""
    before = accumulate(values[:-1], initial=_NONE)
    after = [*accumulate(reversed(values[1:]), initial=_NONE)]
    return [first + second for first, second in zip(before, reversed(after), strict=True)]


def _from_low(bounds: Bounds) -> Bounds:
    return Bounds(bounds.low, None, low_open=bounds.low_open)


def _to_high(bounds: Bounds) -> Bounds:
    return Bounds(None, bounds.high, high_open=bounds.high_open)


def _common(first: Bounds | None, second: Bounds | None) -> Bounds | None:
    return None if first is None or second is None else first & second


def _most_inside(got: Sequence[Bounds], gave: Sequence[Bounds]) -> Bounds | None:
    """Bound what can have passed between the units.

    It is at most what all gave, what all got and, as nobody pays himself, what is left of both
    without any one unit: by the theorem of the largest flow and the smallest cut no other limit is
    lower.
    """
    without = zip(_of_others(got), _of_others(gave), strict=True)
    limits = [_total(got), _total(gave), *(first + second for first, second in without)]
    most: Bounds | None = _ANY
    for limit in limits:
        most = _common(most, _to_high(limit))
    return most


def _outside(here: Sequence[Bounds], there: Sequence[Bounds], inside: Bounds) -> Bounds | None:
    """Bound the sum of ``here`` less what passed inside, of which ``there`` is the other side."""
    total = _total(here)
    least = [total - inside, total - _total(there)]
    least += [value - others for value, others in zip(here, _of_others(there), strict=True)]
    bounds: Bounds | None = _ANY & _to_high(total - inside)
    for limit in least:
        bounds = _common(bounds, _from_low(limit))
    return bounds
