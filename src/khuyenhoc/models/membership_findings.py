"""What is doubtful about memberships and the people they are of."""

from collections.abc import Iterable, Iterator

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.identity_number import IdentityNumber
from khuyenhoc.models.membership import Membership, check_membership
from khuyenhoc.models.person import Person
from khuyenhoc.models.spans import ALWAYS, Span, common, merged, period_of, span_of, twice
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.unit import DAY

__all__ = ["check_memberships"]


def check_memberships(
    memberships: Iterable[Membership], *, people: Iterable[Person] = ()
) -> tuple[Finding, ...]:
    """Find what is doubtful about ``memberships``, and ``people`` if given; order is no matter.

    Two memberships of one person in one organisation on the same days; memberships of one person
    of which one says that they are in the Party and another that they are not, on the same days;
    people of several ids and one identity number, who would be counted as several. A finding has
    the ids of the people and organisations, and never a name or an identity number.

    >>> from khuyenhoc.values.period import Period
    >>> rows = [Membership(person="m-1", organisation="to-4"),
    ...         Membership(person="m-1", organisation="to-4", period=Period.year(2023))]
    >>> for finding in check_memberships(rows):
    ...     print(finding.code, finding.sentence("en"), sep=" | ")
    memberships-overlap | m-1: several memberships in to-4 at once (2023-01-01 to 2023-12-31).

    Raises:
        InvalidValueError: One of ``memberships`` or of ``people`` is something else.
    """
    in_one: dict[tuple[str, str], list[Span]] = {}
    stated: dict[str, list[Membership]] = {}
    for place, one in enumerate(memberships):
        check_membership(f"check_memberships.memberships[{place}]", one)
        in_one.setdefault((one.person, one.organisation), []).append(span_of(one.period))
        if one.party_member is not None:
            stated.setdefault(one.person, []).append(one)
    bearers: dict[IdentityNumber, set[str]] = {}
    for place, person in enumerate(people):
        _check_person(f"check_memberships.people[{place}]", person)
        if person.identity_number is not None:
            bearers.setdefault(person.identity_number, set()).add(person.id)
    found = [finding for ids, spans in in_one.items() for finding in _overlaps(ids, spans)]
    for person_id, says in stated.items():
        found += _disagreements(person_id, says)
    found += (_same_number(sorted(ids)) for ids in bearers.values() if len(ids) > 1)
    return tuple(sorted(found, key=lambda finding: (finding.figures, finding.code, finding.en)))


def _check_person(name: str, value: object) -> None:
    if not isinstance(value, Person):
        # What was handed in for one may hold a number that does not hide itself.
        raise InvalidValueError(name, type(value), "a Person")


def _overlaps(ids: tuple[str, str], spans: list[Span]) -> Iterator[Finding]:
    person, organisation = ids
    for span in twice(spans):
        yield _of_days(
            "memberships-overlap",
            ids,
            span,
            f"{person}: cùng lúc có nhiều lần là hội viên của {organisation}",
            f"{person}: several memberships in {organisation} at once",
        )


def _disagreements(person: str, says: list[Membership]) -> Iterator[Finding]:
    is_one, is_none = (
        merged([span_of(one.period) for one in says if one.party_member is value])
        for value in (True, False)
    )
    for span in common(is_one, is_none):
        where = {one.organisation for one in says if common([span_of(one.period)], [span])}
        yield _of_days(
            "party-member-disagrees",
            (person, *sorted(where)),
            span,
            f"{person}: nơi ghi là đảng viên, nơi ghi là không",
            f"{person}: said to be a party member and not to be one",
        )


def _of_days(code: str, figures: tuple[str, ...], span: Span, vi: str, en: str) -> Finding:
    period = period_of(span)
    limited = ALWAYS[0] < span[0] and span[1] < ALWAYS[1]
    when_vi = "mọi thời điểm" if period is None else format_period_vi(period)
    when_en = "at all times" if period is None else str(period)
    return Finding(
        code=code,
        verdict=Verdict.DOUBTFUL,
        figures=figures,
        unit=DAY,
        value=Bounds.exactly(span[1] - span[0]) if limited else Bounds.at_least(1),
        vi=f"{vi} ({when_vi}).",
        en=f"{en} ({when_en}).",
    )


def _same_number(ids: list[str]) -> Finding:
    listed = ", ".join(ids)
    return Finding(
        code="same-identity-number",
        verdict=Verdict.DOUBTFUL,
        figures=tuple(ids),
        vi=f"{listed}: cùng một số định danh.",
        en=f"{listed}: one identity number.",
    )
