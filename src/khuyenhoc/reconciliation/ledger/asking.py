"""What a ledger is asked, looked at as a whole before it is answered."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NoReturn

from attrs import field, frozen

from khuyenhoc._near import near_hint
from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.figure import Says
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reconciliation.ledger.claim import Claim
from khuyenhoc.reconciliation.ledger.structure import Structures
from khuyenhoc.text.names import name_key
from khuyenhoc.values.period import Period

__all__ = ["Gathered", "Question", "refuse"]


def refuse(call: str, problems: Sequence[Problem]) -> NoReturn:
    """Raise what is wrong with the arguments of ``call``: one by itself, several together."""
    located = [Problem(f"{call}.{one.path}", one.value, one.expected) for one in problems]
    if len(located) == 1:
        raise InvalidValueError(located[0].path, located[0].value, located[0].expected)
    raise StructuringError(call, located)


@frozen(eq=False)
class Gathered:
    """Claims, and the same by what they count and by whom they are about."""

    claims: Sequence[Claim]

    @cached_property
    def by_indicator(self) -> Mapping[str, Sequence[Claim]]:
        """The claims by the code of their indicator."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.indicator.code, []).append(claim)
        return found

    @cached_property
    def by_organisation(self) -> Mapping[str, Sequence[Claim]]:
        """The claims by the id of their organisation."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.organisation, []).append(claim)
        return found


@frozen(kw_only=True, eq=False)
class Question:
    """Which claims are asked for; ``None`` asks for all."""

    indicator: Indicator | None
    organisation: str | None
    below: bool
    during: Period | None
    scope: str | None
    says: Says | None
    known_on: date | None
    structures: Structures | None = field(repr=False)

    def answer(self, here: Gathered, whole: Gathered) -> tuple[list[Claim], list[Claim]]:
        """Give the claims asked for; apart, those of which nobody knows whether they were known.

        What ``here`` has nothing of is asked for rightly where the ``whole`` ledger, of which
        ``here`` is an answer, has it: then there is just nothing.

        Raises:
            InvalidValueError: One part of the question cannot be answered.
            StructuringError: Several cannot; all at once.
        """
        problems = list(self._kinds())
        if not problems:
            problems = list(self._unknown(whole))
        if problems:
            refuse("ClaimsLedger.about", problems)
        asked = self._of(here)
        if self.during is not None:
            asked = self._during(self.during, asked, whole)
        if self.known_on is None:
            return asked, []
        day = self.known_on
        known = [one for one in asked if one.published_on is not None and one.published_on <= day]
        return known, [one for one in asked if one.published_on is None]

    def _of(self, gathered: Gathered) -> list[Claim]:
        given: Iterable[Claim] = gathered.claims
        if self.organisation is not None and not self.below:
            given = gathered.by_organisation.get(self.organisation, ())
        elif self.indicator is not None:
            given = gathered.by_indicator.get(self.indicator.code, ())
        return [claim for claim in given if self._is_about(claim)]

    def still_left_out(self, claims: Sequence[Claim]) -> list[Claim]:
        """Give those that are asked for of what was left out of an earlier answer."""
        asked = [claim for claim in claims if self._is_about(claim)]
        return [one for one in asked if self.during is None or _meets(self.during, one)]

    def _kinds(self) -> Iterable[Problem]:
        expected: dict[str, tuple[type, str]] = {
            "indicator": (
                Indicator,
                "an Indicator, such as kh.MEMBERS; of a code kh.CATALOGUE[code]",
            ),
            "organisation": (str, "the id of an organisation"),
            "during": (Period, "a Period"),
            "scope": (str, "the words of a scope, or an empty text for what has none"),
            "says": (Says, "a Says, such as kh.Says.LEVEL"),
        }
        for name, (kind, said) in expected.items():
            value = getattr(self, name)
            if value is not None and not isinstance(value, kind):
                yield Problem(name, value, said)
        if self.known_on is not None and type(self.known_on) is not date:
            yield Problem("known_on", self.known_on, "a date without a time")
        if type(self.below) is not bool:
            yield Problem("below", self.below, "True or False")
        elif self.below and self.structures is None:
            yield Problem("below", self.below, "False, for the ledger was given no hierarchy")
        elif self.below and self.organisation is None:
            yield Problem("below", self.below, "False, for no organisation is asked for")

    def _unknown(self, whole: Gathered) -> Iterable[Problem]:
        claims = whole.claims
        by_indicator, by_organisation = whole.by_indicator, whole.by_organisation
        if self.indicator is not None and self.indicator.code not in by_indicator:
            said = f"an indicator of the ledger{near_hint(self.indicator.code, by_indicator)}"
            yield Problem("indicator", self.indicator.code, said)
        unit = self.organisation
        if unit is not None and unit not in by_organisation and not self._is_parent(unit):
            said = f"the id of an organisation of the ledger{near_hint(unit, by_organisation)}"
            yield Problem("organisation", unit, said)
        if self.scope:
            words = {one: name_key(one) for claim in claims for one in claim.scopes}
            if name_key(self.scope) not in words.values():
                hint = near_hint(self.scope, words)
                yield Problem("scope", self.scope, f"a scope of the ledger{hint}")
        if (
            claims
            and self.during is not None
            and not any(_meets(self.during, one) for one in claims)
        ):
            yield Problem("during", self.during, f"a period in which claims are, {_span(claims)}")

    def _is_parent(self, unit: str) -> bool:
        return self.below and self.structures is not None and self.structures.knows(unit)

    def _is_about(self, claim: Claim) -> bool:
        if self.indicator is not None and claim.indicator != self.indicator:
            return False
        if self.says is not None and claim.says is not self.says:
            return False
        if self.scope is not None and not self._is_of_scope(claim):
            return False
        return self.organisation is None or self._is_of(self.organisation, claim)

    def _is_of_scope(self, claim: Claim) -> bool:
        if not self.scope:
            return not claim.scopes
        return name_key(self.scope) in map(name_key, claim.scopes)

    def _is_of(self, organisation: str, claim: Claim) -> bool:
        if claim.organisation == organisation:
            return True
        if not self.below or self.structures is None:
            return False
        day = claim.when.last_day or claim.when.start or date.max  # a period has one of the two
        return claim.organisation in self.structures.ids_below(organisation, day)

    def _during(self, during: Period, asked: list[Claim], whole: Gathered) -> list[Claim]:
        found = [claim for claim in asked if _meets(during, claim)]
        if asked and not found and not any(_meets(during, one) for one in self._of(whole)):
            said = f"a period in which what is asked for was claimed, {_span(asked)}"
            refuse("ClaimsLedger.about", [Problem("during", during, said)])
        return found


def _meets(during: Period, claim: Claim) -> bool:
    """Whether a claim speaks of days of a period; a beginning that is not stated is no day."""
    when = claim.when
    day = when.as_of
    return during.overlaps(when) if day is None else day in during


def _span(claims: Sequence[Claim]) -> str:
    starts = [one.when.start or one.when.last_day for one in claims]
    ends = [one.when.last_day or one.when.start for one in claims]
    first = min(str(day) for day in starts)
    last = max(str(day) for day in ends)
    return f"from {first} to {last}"
