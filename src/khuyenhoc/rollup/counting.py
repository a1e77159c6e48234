"""From records to counts: what each unit comes to by the records that name it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from khuyenhoc.errors import Problem
from khuyenhoc.models.commendation import Commendation, CommendationKind, RecipientKind
from khuyenhoc.models.figure import Figure
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.indicators import (
    CENTRE_COLLABORATORS,
    CENTRE_MANAGERS,
    CERTIFICATES_OF_MERIT,
    COLLECTIVES_COMMENDED,
    COMMENDATIONS,
    COMMUNE_LEARNING_CENTRES,
    EMULATION_FLAGS,
    EXECUTIVE_COMMITTEE_MEMBERS,
    INDIVIDUALS_COMMENDED,
    LEARNING_CENTRES,
    SECONDED_TEACHERS,
    VILLAGE_LEARNING_CENTRES,
)
from khuyenhoc.models.learning_centre import LearningCentre
from khuyenhoc.models.report import Report
from khuyenhoc.models.term import Term
from khuyenhoc.models.tier import Tier
from khuyenhoc.rollup.asked import check_day, check_period, each_of, refuse, unit_ids
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Qualifier, Quantity

__all__ = ["count_centres", "count_commendations", "count_terms"]

#: What one record says: of each indicator how many, ``None`` where it does not say.
_Says = Mapping[Indicator, Bounds | None]
_ONE: Final = Bounds.exactly(1)
_NONE: Final = Bounds.exactly(0)

_OF_CENTRES: Final = (
    LEARNING_CENTRES,
    COMMUNE_LEARNING_CENTRES,
    VILLAGE_LEARNING_CENTRES,
    CENTRE_MANAGERS,
    SECONDED_TEACHERS,
    CENTRE_COLLABORATORS,
)
_OF_TIER: Final = {
    COMMUNE_LEARNING_CENTRES: Tier.COMMUNE,
    VILLAGE_LEARNING_CENTRES: Tier.VILLAGE,
}
_OF_COMMENDATIONS: Final = (
    EMULATION_FLAGS,
    CERTIFICATES_OF_MERIT,
    COMMENDATIONS,
    COLLECTIVES_COMMENDED,
    INDIVIDUALS_COMMENDED,
)
_OF_KIND: Final = {
    EMULATION_FLAGS: CommendationKind.EMULATION_FLAG,
    CERTIFICATES_OF_MERIT: CommendationKind.CERTIFICATE_OF_MERIT,
    COMMENDATIONS: CommendationKind.COMMENDATION,
}
_OF_RECIPIENT: Final = {
    COLLECTIVES_COMMENDED: RecipientKind.COLLECTIVE,
    INDIVIDUALS_COMMENDED: RecipientKind.INDIVIDUAL,
}


def count_centres(
    centres: Iterable[LearningCentre], *, on: date, units: Iterable[str] = ()
) -> tuple[Report, ...]:
    """Count the learning centres that exist ``on`` a day, and their staff, for each unit served.

    What a centre's record does not say stays unknown. Where some centres of a unit say it, the
    count is "at least" what they come to; where none does, there is no figure; and the report's
    remarks name those that do not. ``units`` are the ids of those all of whose records are here:
    without a centre, they count 0.

    >>> from khuyenhoc.models.centre_staff import CentreStaff
    >>> centres = [
    ...     LearningCentre(id="tt-1", name="TTHTCĐ xã Một", unit="mot", tier=Tier.COMMUNE,
    ...                    staff=CentreStaff(managers=3, seconded_teachers=1)),
    ...     LearningCentre(id="tt-2", name="TTHTCĐ thôn Đông", unit="mot", tier=Tier.VILLAGE,
    ...                    staff=CentreStaff(managers=1)),
    ... ]
    >>> (count,) = count_centres(centres, on=date(2023, 12, 31))
    >>> [(one.key, one.quantity.bounds()) for one in count.figures if "-centres" not in one.key]
    [('centre-managers', Bounds(4, 4)), ('seconded-teachers', Bounds(1, None))]
    >>> count.remarks
    ('Giáo viên biệt phái: chưa rõ của tt-2', 'Cộng tác viên trung tâm: chưa rõ của tt-1, tt-2')

    Raises:
        InvalidValueError: ``on`` is not exactly a ``date``.
        StructuringError: One of ``centres`` or ``units`` is something else, or the second
            version of a centre on that day; all at once.
    """
    check_day("count_centres", on)
    problems: list[Problem] = []
    claims: dict[str, list[tuple[str, _Says]]] = {}
    seen: set[str] = set()
    for place, centre in each_of(LearningCentre, "centres", centres, problems):
        if not centre.exists_on(on):
            continue
        if centre.id in seen:
            said = f"one version of a centre on {on}"
            problems.append(Problem(f"centres[{place}].id", centre.id, said))
        seen.add(centre.id)
        claims.setdefault(centre.unit, []).append((centre.id, _of_centre(centre)))
    asked = unit_ids(units, problems)
    refuse("count_centres", problems)
    return _counts(claims, asked, _OF_CENTRES, Period.until(on))


def _of_centre(centre: LearningCentre) -> _Says:
    staff = centre.staff
    return {
        LEARNING_CENTRES: _ONE,
        **{one: _is(centre.tier, tier) for one, tier in _OF_TIER.items()},
        CENTRE_MANAGERS: staff.managing,
        SECONDED_TEACHERS: _exactly(staff.seconded_teachers),
        CENTRE_COLLABORATORS: _exactly(staff.collaborators),
    }


def count_commendations(
    commendations: Iterable[Commendation], *, period: Period, units: Iterable[str] = ()
) -> tuple[Report, ...]:
    """Count what was given in ``period``, by kind and recipient, for each organisation that gave.

    Somebody commended twice counts twice. Where it is not known of which kind a recipient is, the
    collectives and the individuals are "at least" those that are known. ``units`` are the ids of
    those all of whose records are here: who gave nothing counts 0.

    >>> flag = Commendation(kind=CommendationKind.EMULATION_FLAG, given_by="can-tho",
    ...                     given_on=date(2024, 1, 10), recipient_kind=RecipientKind.COLLECTIVE)
    >>> (count,) = count_commendations([flag], period=Period.year(2024))
    >>> {one.key: one.quantity.value for one in count.figures if one.quantity.value}
    {'emulation-flags': 1, 'collectives-commended': 1}

    Raises:
        InvalidValueError: ``period`` is not a ``Period``.
        StructuringError: One of ``commendations`` or ``units`` is something else; all at once.
    """
    check_period("count_commendations", period)
    problems: list[Problem] = []
    claims: dict[str, list[tuple[str, _Says]]] = {}
    for place, given in each_of(Commendation, "commendations", commendations, problems):
        if given.given_on in period:
            name = given.recipient or f"commendations[{place}]"
            claims.setdefault(given.given_by, []).append((name, _of_commendation(given)))
    asked = unit_ids(units, problems)
    refuse("count_commendations", problems)
    return _counts(claims, asked, _OF_COMMENDATIONS, period)


def _of_commendation(given: Commendation) -> _Says:
    return {
        **{one: _is(given.kind, kind) for one, kind in _OF_KIND.items()},
        **{one: _is(given.recipient_kind, kind) for one, kind in _OF_RECIPIENT.items()},
    }


def count_terms(
    terms: Iterable[Term], *, on: date, units: Iterable[str] = ()
) -> tuple[Report, ...]:
    """Count the elected members of the executive committees whose term runs ``on`` a day.

    Whoever sits in the committees of two organisations counts in both. A term that does not say
    how many were elected leaves its organisation without a figure. ``units`` are the ids of
    organisations of which it is known that, without a term, they have no committee.

    >>> ward = Term(organisation="dien-duong", years=(2021, 2026), executive_members=27)
    >>> count_terms([ward], on=date(2023, 12, 31))[0]["executive-committee-members"].quantity.value
    27

    Raises:
        InvalidValueError: ``on`` is not exactly a ``date``.
        StructuringError: One of ``terms`` or ``units`` is something else, or the second of an
            organisation on that day; all at once.
    """
    check_day("count_terms", on)
    problems: list[Problem] = []
    claims: dict[str, list[tuple[str, _Says]]] = {}
    for place, term in each_of(Term, "terms", terms, problems):
        if on not in term.span:
            continue
        if term.organisation in claims:
            said = f"one term of {term.organisation} on {on}"
            problems.append(Problem(f"terms[{place}]", term.key, said))
        says = {EXECUTIVE_COMMITTEE_MEMBERS: _exactly(term.executive_members)}
        claims.setdefault(term.organisation, []).append((term.key, says))
    asked = unit_ids(units, problems)
    refuse("count_terms", problems)
    return _counts(claims, asked, (EXECUTIVE_COMMITTEE_MEMBERS,), Period.until(on))


def _exactly(count: int | None) -> Bounds | None:
    return None if count is None else Bounds.exactly(count)


def _is(value: object, wanted: object) -> Bounds | None:
    """Count 1 for what is wanted, 0 for what is another thing, and nothing for what is unknown."""
    if value is None:
        return None
    return _ONE if value is wanted else _NONE


def _counts(
    claims: Mapping[str, list[tuple[str, _Says]]],
    units: list[str],
    indicators: tuple[Indicator, ...],
    period: Period,
) -> tuple[Report, ...]:
    """Make a report for each unit, in the order of their ids."""
    return tuple(
        _count(unit, claims.get(unit, []), indicators, period) for unit in sorted({*claims, *units})
    )


def _count(
    unit: str, claims: list[tuple[str, _Says]], indicators: tuple[Indicator, ...], period: Period
) -> Report:
    figures: list[Figure] = []
    remarks: list[str] = []
    for indicator in indicators:
        known = [said for _, says in claims if (said := says[indicator]) is not None]
        silent = sorted(name for name, says in claims if says[indicator] is None)
        unsure = sum((said.low or 0) for said in known), any(said.high is None for said in known)
        if silent:
            remarks.append(f"{indicator.label_vi}: chưa rõ của {', '.join(silent)}")
        if known or not silent:
            bounded = bool(silent) or unsure[1]
            quantity = Quantity(
                value=unsure[0],
                unit=indicator.unit,
                qualifier=Qualifier.AT_LEAST if bounded else Qualifier.EXACT,
            )
            figures.append(Figure(key=indicator.code, indicator=indicator, quantity=quantity))
    return Report(organisation=unit, period=period, figures=tuple(figures), remarks=tuple(remarks))
