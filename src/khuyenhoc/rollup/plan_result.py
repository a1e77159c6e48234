"""What was reached of what was planned."""

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, whole_number
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.indicators import PLAN
from khuyenhoc.rollup.total import Total, check_total
from khuyenhoc.rollup.wording import bounds_in_vietnamese
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.unit import PERCENT, VND

__all__ = ["PlanResult", "against_plan"]


@frozen(kw_only=True)
class PlanResult:
    """A total beside its plan (thực hiện so với kế hoạch): the share reached, and by how much not.

    >>> from khuyenhoc.models.indicators import SCHOLARSHIPS
    >>> result = PlanResult(indicator=SCHOLARSHIPS, reached=Bounds(105, 110),
    ...                     planned=Bounds.exactly(100))
    >>> result.achieved, str(result)
    (True, '105 to 110% of plan, 5 to 10 above it')
    """

    indicator: Indicator = field(validator=one_of_type(Indicator))
    #: Everything that was reached, and that was planned, can be, in the indicator's unit.
    reached: Bounds = field(validator=one_of_type(Bounds))
    planned: Bounds = field(validator=one_of_type(Bounds))
    #: How many units were counted as 0 on either side, as a zero policy asks.
    zeros: int = field(default=0, validator=whole_number)

    @property
    def difference(self) -> Bounds:
        """How much more was reached than was planned, below 0 where it was less."""
        return self.reached - self.planned

    @property
    def ratio(self) -> Ratio | BoundedRatio | None:
        """The share of the plan; ``None`` where the plan can be below 0, or only be 0."""
        part, whole = self.reached.value, self.planned.value
        if whole == 0 or self.planned.low is None or self.planned.low < 0:
            return None
        if type(part) is int and type(whole) is int and part >= 0 and not self.zeros:
            if self.indicator.unit == VND:
                return Ratio(Dong(part), Dong(whole), of=PLAN)
            return Ratio(part, whole, of=PLAN)
        return BoundedRatio(self.reached / self.planned, of=PLAN, zeros=self.zeros)

    @property
    def achieved(self) -> bool | None:
        """Whether the plan was reached, which is enough; ``None`` where that is not known."""
        gap = self.difference
        if gap.low is not None and gap.low >= 0:
            return True
        return False if gap & Bounds.at_least(0) is None else None

    def sentence(self, language: str = "vi") -> str:
        """Say the share and the difference in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        return in_language(language, vi=self._vietnamese, en=self._english)()

    def _vietnamese(self) -> str:
        unit, gap = self.indicator.unit, self.difference
        said = {
            True: f"đạt, vượt {bounds_in_vietnamese(gap, unit)}",
            False: f"không đạt, thiếu {bounds_in_vietnamese(-gap, unit)}",
            None: f"chưa rõ đạt hay không, chênh lệch {bounds_in_vietnamese(gap, unit)}",
        }[self.achieved]
        if gap.value == 0:
            said = "đạt vừa đúng"
        if self.ratio is not None:
            said = f"{bounds_in_vietnamese(self.ratio.bounds * 100, PERCENT)} kế hoạch, {said}"
        return f"{said}, {self.zeros} đơn vị tính là 0" if self.zeros else said

    def _english(self) -> str:
        said = {
            True: f"{bounds_in_english(self.difference)} above it",
            False: f"{bounds_in_english(-self.difference)} below it",
            None: f"reached or not is open, off by {bounds_in_english(self.difference)}",
        }[self.achieved]
        if self.difference.value == 0:
            said = "reached exactly"
        share = "no share of plan"
        if self.ratio is not None:
            share = f"{bounds_in_english(self.ratio.bounds * 100)}% of plan"
        said = f"{share}, {said}"
        return f"{said}, {self.zeros} counted as 0" if self.zeros else said

    def __str__(self) -> str:
        return self.sentence("en")


def against_plan(actual: Total, plan: Total) -> PlanResult:
    """Set a total against its plan; what was raised is no part of the plan, and may be more.

    >>> from khuyenhoc.models.indicators import SCHOLARSHIPS
    >>> def total(count: int) -> Total:
    ...     return Total(indicator=SCHOLARSHIPS, unit="can-tho", value=Bounds.exactly(count),
    ...                  reported=9, expected=9)
    >>> print(against_plan(total(1_200), total(1_000)))
    120% of plan, 200 above it

    Raises:
        InvalidValueError: They are of two indicators or of two units, or one is not known.
    """
    check_total("against_plan.actual", actual)
    check_total("against_plan.plan", plan)
    if actual.indicator != plan.indicator:
        said = f"a plan of {actual.indicator.code}, as was reached"
        raise InvalidValueError("against_plan.plan", plan.indicator.code, said)
    if actual.unit != plan.unit:
        raise InvalidValueError("against_plan.plan", plan.unit, f"a plan of {actual.unit}")
    return PlanResult(
        indicator=actual.indicator,
        reached=actual.known("against_plan.actual"),
        planned=plan.known("against_plan.plan"),
        zeros=actual.zeros + plan.zeros,
    )
