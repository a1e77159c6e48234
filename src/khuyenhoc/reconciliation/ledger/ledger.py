"""Many reports, one question: what they claim, and whether it can be true together."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, cast

from attrs import evolve, field, frozen

from khuyenhoc._near import near_hint
from khuyenhoc._table import Table
from khuyenhoc._validators import day, one_of_type, optional, tuple_of
from khuyenhoc.errors import NotThereError, Problem
from khuyenhoc.models.figure import Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.ledger.asking import Gathered, Question, refuse
from khuyenhoc.reconciliation.ledger.claim import Claim
from khuyenhoc.reconciliation.ledger.claims_table import claims_table
from khuyenhoc.reconciliation.ledger.dates import dates, undated
from khuyenhoc.reconciliation.ledger.documents import claims_of
from khuyenhoc.reconciliation.ledger.evidence import evidence_of
from khuyenhoc.reconciliation.ledger.flows import parts_of_periods
from khuyenhoc.reconciliation.ledger.levels import levels_over_time
from khuyenhoc.reconciliation.ledger.origins import other_origins
from khuyenhoc.reconciliation.ledger.sameness import same_things
from khuyenhoc.reconciliation.ledger.scopes import other_scopes
from khuyenhoc.reconciliation.ledger.statement import in_order
from khuyenhoc.reconciliation.ledger.structure import Structures
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import WITHIN_A_TENTH, Reach

__all__ = ["ClaimsLedger"]

_RELATIONS = (
    same_things,
    other_scopes,
    other_origins,
    parts_of_periods,
    levels_over_time,
)


@frozen(kw_only=True, repr=False)
class ClaimsLedger:
    """The figures of many reports, each with who published it and when (sổ số liệu công bố).

    Every figure of every report is a claim; none is lost, and none is right because it is later.
    They stand in order of the days they speak of, then of publication. What ``about`` answers is a
    ledger, too, with its own findings.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> told = [Report.of("can-tho", Period.year(2023), {MEMBERS: count}, published_on=day)
    ...         for count, day in ((383_058, date(2024, 1, 5)), (383_508, date(2024, 3, 1)))]
    >>> ledger = ClaimsLedger.of(told)
    >>> said = ledger.about(MEMBERS, "can-tho", during=Period.year(2023))
    >>> len(said), [finding.code for finding in said.findings]
    (2, ['claims-contradict'])
    >>> said.findings[0].gap
    Bounds(450, 450)

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    claims: tuple[Claim, ...] = field(validator=tuple_of(Claim))
    hierarchy: Hierarchy | Registry | None = field(
        default=None, validator=optional(one_of_type(Hierarchy, Registry))
    )
    #: The convention for how far "gần" and "hơn" may be from their number.
    reach: Reach | None = field(default=WITHIN_A_TENTH, validator=optional(one_of_type(Reach)))
    #: What the host says never falls from one day to the next.
    not_falling: tuple[Indicator, ...] = field(default=(), validator=tuple_of(Indicator))
    #: The day as of which it answers, if it was asked for one.
    known_on: date | None = field(default=None, validator=optional(day))
    #: Claims of which nobody knows whether they had been published by that day.
    left_out: tuple[Claim, ...] = field(default=(), validator=tuple_of(Claim))
    #: What the ledger that was first asked has; ``None`` for that ledger itself.
    _whole: Gathered | None = field(
        default=None, validator=optional(one_of_type(Gathered)), eq=False
    )

    @classmethod
    def of(
        cls,
        reports: Iterable[Report],
        *,
        hierarchy: Hierarchy | Registry | None = None,
        not_falling: Iterable[Indicator] = (),
        reach: Reach | None = WITHIN_A_TENTH,
    ) -> "ClaimsLedger":
        """Gather the figures of ``reports``, whose order makes no difference.

        ``hierarchy`` tells what hangs under whom and when: where an organisation became another
        between two documents, they do not contradict each other. ``not_falling`` names indicators
        that never fall. ``reach`` is the convention for "gần" and "hơn": where a verdict hangs on
        it, the finding names it.

        Raises:
            InvalidValueError: There are no reports, or one option cannot be.
            StructuringError: Reports are given twice or are none, or several options cannot be;
                all at once.
        """
        call = "ClaimsLedger.of"
        problems: list[Problem] = []
        if hierarchy is not None and not isinstance(
            cast("object", hierarchy), Hierarchy | Registry
        ):
            problems.append(Problem("hierarchy", hierarchy, "a Hierarchy, a Registry or None"))
        if reach is not None and not isinstance(cast("object", reach), Reach):
            problems.append(Problem("reach", reach, "a Reach or None"))
        keeping = _indicators(not_falling, problems)
        if problems:
            refuse(call, problems)
        claims = sorted(claims_of(call, reports), key=in_order)
        return cls(claims=tuple(claims), hierarchy=hierarchy, reach=reach, not_falling=keeping)

    def __len__(self) -> int:
        return len(self.claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __getitem__(self, claim: str) -> Claim:
        """Give the claim that findings call so.

        Raises:
            NotThereError: There is none; the error names those called nearly so.
        """
        if claim not in self._by_id:
            said = f"the id of a claim of the ledger{near_hint(claim, self._by_id)}"
            raise NotThereError("claim", claim, said)
        return self._by_id[claim]

    def __repr__(self) -> str:
        documents = len({claim.document for claim in self.claims})
        return f"<ClaimsLedger: {len(self)} claims of {documents} documents>"

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that its claims are of, each once."""
        return tuple({claim.document: claim.report for claim in self.claims}.values())

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """The findings that prove figures wrong."""
        return tuple(one for one in self.findings if one.verdict is Verdict.CONTRADICTORY)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found out about its claims, in their order.

        Raises:
            HierarchyError: On a day that matters the hierarchy is no forest.
        """
        evidence = evidence_of(self.claims, self._structures, self.reach, self.not_falling)
        found = [finding for relation in _RELATIONS for finding in relation(evidence)]
        found += dates(self.claims)
        places = {claim.id: place for place, claim in enumerate(self.claims)}
        found.sort(key=lambda one: (min(places[key] for key in one.figures), one.code, one.figures))
        if self.left_out and self.known_on is not None:
            found.append(undated(self.left_out, self.known_on))
        return tuple(found)

    @cached_property
    def _structures(self) -> Structures | None:
        return None if self.hierarchy is None else Structures(self.hierarchy)

    @cached_property
    def _by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _gathered(self) -> Gathered:
        return Gathered(self.claims)

    def about(  # noqa: PLR0913 - each is one part of the question
        self,
        indicator: Indicator | None = None,
        organisation: str | None = None,
        *,
        during: Period | None = None,
        scope: str | None = None,
        says: Says | None = None,
        below: bool = False,
        known_on: date | None = None,
    ) -> "ClaimsLedger":
        """Give the claims asked for, as a ledger of their own; what is not named is not asked.

        With ``below`` also those of what hangs under ``organisation`` on the day that each claim
        speaks of. ``scope`` are the words of a limitation, an empty text for what has none.
        ``known_on`` answers as on that day: what was published later is not in it, and what does
        not say when it was published is in ``left_out``. An answer that has nothing of what the
        first ledger has is asked for it like that ledger, and gives an empty answer.

        >>> from khuyenhoc.models.indicators import HOUSEHOLDS, MEMBERS
        >>> ledger = ClaimsLedger.of(
        ...     [Report.of("phuong-6", Period.year(2023), {MEMBERS: 41, HOUSEHOLDS: 90})])
        >>> [claim.key for claim in ledger.about(HOUSEHOLDS)]
        ['households']
        >>> ledger.about(MEMBERS, "phuong-7")
        Traceback (most recent call last):
            ...
        khuyenhoc.errors.InvalidValueError: ClaimsLedger.about.organisation: expected the id of an organisation of the ledger (near: phuong-6), got 'phuong-7'

        Raises:
            InvalidValueError: The ledger has no such indicator, organisation or scope, or no claim
                in that period; ``below`` is asked of a ledger without a hierarchy.
            StructuringError: Several of these; all at once.
            HierarchyError: On a day that matters the hierarchy is no forest.
        """  # noqa: E501  (an error is one line)
        question = Question(
            indicator=indicator,
            organisation=organisation,
            below=below,
            during=during,
            scope=scope,
            says=says,
            known_on=known_on,
            structures=self._structures,
        )
        whole = self._gathered if self._whole is None else self._whole
        asked, unknown = question.answer(self._gathered, whole)
        days = [day for day in (self.known_on, known_on) if day is not None]
        return evolve(
            self,
            claims=tuple(asked),
            known_on=min(days, default=None),
            left_out=(*question.still_left_out(self.left_out), *unknown),
            whole=whole,
        )

    def table(self, language: str = "vi") -> Table:
        """Lay out the claims; the last column numbers the findings that ask for a second look.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        return claims_table(self.claims, self.findings, language)

    def to_rows(self) -> list[dict[str, str | bool | None]]:
        """Give one flat dictionary per claim, of which any library makes a dataframe."""
        return [claim.to_row() for claim in self.claims]

    def to_dict(self) -> dict[str, Any]:
        """Give claims and findings as plain data for JSON; numbers as text."""
        return {
            "claims": self.to_rows(),
            "known_on": None if self.known_on is None else self.known_on.isoformat(),
            "left_out": [claim.to_row() for claim in self.left_out],
            "findings": [finding.to_dict() for finding in self.findings],
        }

    def html(self, language: str = "vi") -> str:
        """Give the table and the sentences of all findings in HTML; a notebook shows them so.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        found = "".join(
            f'<li value="{number}">{finding.html(language)}</li>'
            for number, finding in enumerate(self.findings, 1)
        )
        return f"{self.table(language).html()}<ol>{found}</ol>"

    def _repr_html_(self) -> str:
        return self.html()


def _indicators(given: object, problems: list[Problem]) -> tuple[Indicator, ...]:
    if isinstance(given, Indicator) or not isinstance(given, Iterable):
        problems.append(Problem("not_falling", given, "several indicators, as in a tuple"))
        return ()
    found: list[Indicator] = []
    for place, one in enumerate(cast("Iterable[object]", given)):
        if isinstance(one, Indicator):
            found.append(one)
        else:
            problems.append(
                Problem(f"not_falling[{place}]", one, "an Indicator, such as kh.MEMBERS")
            )
    return tuple(found)
