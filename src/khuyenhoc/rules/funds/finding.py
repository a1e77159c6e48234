"""What was found out about one rule for funds: verdict, margin, source, and what is missing."""

from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.finding import plain_bounds
from khuyenhoc.rules.funds.decrees import Decree
from khuyenhoc.rules.funds.missing import Lacking
from khuyenhoc.rules.funds.wording import fund_finding_in_words
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.period import Period
from khuyenhoc.values.ratio import Ratio

__all__ = ["FundFinding", "under"]


@frozen(kw_only=True, repr=False)
class FundFinding:
    """What one rule for licensed funds comes to (kết quả theo quy định về quỹ).

    The rules are functions: ``management_cost``, ``minimum_capital``, ``founding_cash``,
    ``fund_disclosure`` and ``endowment_payout``.

    >>> from khuyenhoc.rules.funds.capital import minimum_capital
    >>> from khuyenhoc.models.tier import Tier
    >>> finding = minimum_capital(Dong(90_000_000), tier=Tier.COMMUNE, on=date(2026, 3, 1),
    ...                           foreign_contributors=False)
    >>> finding.verdict.value, finding.required, finding.margin
    ('not-met', Dong(100_000_000), Bounds(-10000000, -10000000))
    """

    #: Its id, the same in every release: ``"fund/management-cost"``.
    rule: str
    #: The day or the year that it was judged for.
    period: Period
    #: Where the rule is not made of this fund at all there is none: not assessable, and ``applies``
    #: tells.
    verdict: RuleVerdict
    #: Whether the rule is made of such a fund, as far as is known.
    applies: bool = True
    #: What was stated: a share, an amount, or the day of publishing.
    observed: Ratio | BoundedRatio | Dong | Bounds | date | None = None
    #: How much is asked for, or by which day; bounds where it depends on what is not stated.
    required: Fraction | Dong | Bounds | date | None = None
    #: By how much it was passed, below 0 by how much it was missed: in percentage points, đồng or
    #: days.
    margin: Bounds | None = None
    #: Where the rule stands; ``None`` where no decree was found.
    citation: Citation | None = None
    #: The days on which that is in force, as far as they are known.
    in_force: Period | None = None
    #: What those days rest on.
    in_force_source: Citation | None = None
    #: What keeps it from being judged.
    missing: Lacking | None = None

    @property
    def evidence(self) -> Evidence | None:
        """How well it is known that the rule stands where it is cited."""
        return None if self.citation is None else self.citation.evidence

    def sentence(self, language: str = "vi") -> str:
        """Say what was found, with its margin and its source, in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return fund_finding_in_words(self, language)

    def _repr_html_(self) -> str:
        return self.html()

    def html(self, language: str = "vi") -> str:
        """Give the sentence as a paragraph of HTML, marked with its rule and its verdict.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        from html import escape  # noqa: PLC0415 - slow to import

        said = escape(self.sentence(language))
        return f'<p data-rule="{self.rule}" data-verdict="{self.verdict.value}">{said}</p>'

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON: numbers as text, so that fractions stay exact."""
        cited, days = self.citation, self.in_force
        return {
            "rule": self.rule,
            "period": _plain(self.period),
            "verdict": self.verdict.value,
            "applies": self.applies,
            "observed": _plain(self.observed),
            "required": _plain(self.required),
            "margin": _plain(self.margin),
            "missing": None if self.missing is None else self.missing.value,
            "instrument": None if cited is None else cited.instrument,
            "place": None if cited is None else cited.place,
            "evidence": None if cited is None else cited.evidence.value,
            "in_force": None if days is None else _plain(days),
            "vi": self.sentence("vi"),
            "en": self.sentence("en"),
        }

    def __str__(self) -> str:
        return self.sentence()

    def __repr__(self) -> str:
        return f"<FundFinding: {self.rule} {self.verdict.value}>"


def under(
    found: FundFinding,
    decree: Decree | None,
    citation: Citation,
    missing: Lacking | None = None,
) -> FundFinding:
    """Say of a finding under which decree it is, and what keeps that from being sure."""
    if decree is None:
        return evolve(found, missing=missing)
    return evolve(
        found,
        citation=citation,
        in_force=decree.in_force,
        in_force_source=decree.in_force_source,
        missing=missing,
    )


def _plain(value: object) -> Any:  # noqa: ANN401 - plain data of any kind
    match value:
        case Dong(amount=amount):
            return str(amount)
        case Fraction() | date():  # a date prints as in ISO 8601
            return str(value)
        case Ratio():
            return {"part": _plain(value.part), "whole": _plain(value.whole)}
        case BoundedRatio(bounds=bounds) | (Bounds() as bounds):
            return plain_bounds(bounds)
        case Period():
            return {"first_day": _plain(value.start), "last_day": _plain(value.last_day)}
        case _:
            return None
