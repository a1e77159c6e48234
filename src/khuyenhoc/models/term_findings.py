"""What is doubtful about terms of office, each by itself and one after the other."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from attrs import frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.seat import Office
from khuyenhoc.models.spans import ALWAYS, span_of
from khuyenhoc.models.term import Term
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation, Evidence
from khuyenhoc.values.period import Period
from khuyenhoc.values.unit import DAY, PERSON, YEAR, Unit

__all__ = ["USUAL_TERM", "USUAL_YEARS", "check_terms"]

#: How many years the name of a term usually counts ("2016-2021"). A habit and no rule: congresses
#: come months early or late, and ``check_terms`` takes any other number.
USUAL_YEARS: Final = 5
#: What that habit is inferred from: no source that was seen states it.
USUAL_TERM: Final = Citation(
    instrument="Đại hội đại biểu toàn quốc lần thứ V (tháng 9/2016) và lần thứ VI (ngày 1/12/2021)",
    place="nhiệm kỳ 2016-2021, nhiệm kỳ 2021-2026",
    evidence=Evidence.INFERENCE,
    url="baoyenbai.com.vn/45/222856",
)

_IN_COMMITTEE: Final = frozenset(Office) - {Office.OTHER}


@frozen
class _Limits:
    """Between which days, by their numbers, a term begins, and between which it is over."""

    first_start: int
    last_start: int
    first_end: int
    last_end: int

    @classmethod
    def of(cls, term: Term) -> "_Limits":
        start, end = span_of(term.span)
        last_start, first_end = start, end
        if term.years is not None:
            first, last = term.years
            if start == ALWAYS[0] or (term.period is None and term.congress is None):
                start, last_start = date(first, 1, 1).toordinal(), date(first, 12, 31).toordinal()
            if term.period is None:
                first_end = date(last, 1, 1).toordinal()
        elif start == ALWAYS[0]:
            last_start = end - 1
        return cls(start, last_start, max(first_end, start + 1), end)


def check_terms(
    terms: Iterable[Term], *, usual_years: int | None = USUAL_YEARS, on: date | None = None
) -> tuple[Finding, ...]:
    """Find what is doubtful about ``terms`` of any organisations; their order is no matter.

    Terms of one organisation that overlap or leave a gap; a term of more than ``usual_years``, the
    years of its name or of its days, whichever are more (``None`` asks nothing); seats that more
    people hold on a day than were elected, which is so where a committee was enlarged. All are
    ``DOUBTFUL``: each of them happens. Of terms known by their years alone a finding says only
    what is so on whichever days of those years they began and ended. With ``on``, a term that has
    not ended counts up to that day.

    >>> from khuyenhoc.values.period import Period
    >>> ward = [Term(organisation="dien-duong", years=(2013, 2018),
    ...              period=Period(date(2013, 6, 1), date(2022, 8, 11))),
    ...         Term(organisation="dien-duong", years=(2021, 2026),
    ...              period=Period(date(2022, 8, 11)))]
    >>> for finding in check_terms(ward):
    ...     print(finding.code, "|", finding.sentence("en"))
    term-longer-than-usual | dien-duong/2013-2018: a term of 9 years; 5 are usual.

    Raises:
        InvalidValueError: ``terms`` holds anything else, ``usual_years`` is no whole number of at
            least 1, or ``on`` is not exactly a ``date``.
    """
    if usual_years is not None and (type(usual_years) is not int or usual_years < 1):
        said = "a whole number of at least 1, or None"
        raise InvalidValueError("check_terms.usual_years", usual_years, said)
    if on is not None and type(on) is not date:
        raise InvalidValueError("check_terms.on", on, "a date without a time")
    of_one: dict[str, list[Term]] = {}
    for place, term in enumerate(terms):
        _check_term(place, term)
        of_one.setdefault(term.organisation, []).append(term)
    found: list[Finding] = []
    for same in of_one.values():
        dated = sorted(((_Limits.of(term), term) for term in same), key=_by_start)
        found += _overlaps(dated)
        found += _gaps(dated)
        for term in same:
            found += _too_long(term, usual_years, on)
            found += _too_many(term)
    return tuple(sorted(found, key=lambda finding: (finding.figures, finding.code, finding.en)))


def _check_term(place: int, term: object) -> None:
    if not isinstance(term, Term):
        raise InvalidValueError(f"check_terms.terms[{place}]", term, "a Term")


_Dated = list[tuple[_Limits, Term]]


def _by_start(dated: tuple[_Limits, Term]) -> tuple[int, int, str]:
    limits, term = dated
    return limits.first_start, limits.last_start, term.key


def _overlaps(dated: _Dated) -> Iterator[Finding]:
    for (these, one), (those, other) in combinations(dated, 2):
        span = max(these.last_start, those.last_start), min(these.first_end, those.first_end)
        if span[0] < span[1]:
            yield _of_days("terms-overlap", one, other, span, "trùng nhau", "overlap")


def _gaps(dated: _Dated) -> Iterator[Finding]:
    reached = dated[0]
    for limits, term in dated[1:]:
        span = reached[0].last_end, limits.first_start
        if span[0] < span[1]:
            yield _of_days("gap-between-terms", reached[1], term, span, "cách nhau", "leave a gap")
        if limits.last_end > reached[0].last_end:
            reached = limits, term


def _of_days(  # noqa: PLR0913, PLR0917 - one place makes both findings about two terms
    code: str, one: Term, other: Term, span: tuple[int, int], vi: str, en: str
) -> Finding:
    last = span[1] < ALWAYS[1]
    period = Period(date.fromordinal(span[0]), date.fromordinal(span[1]) if last else None)
    return Finding(
        code=code,
        verdict=Verdict.DOUBTFUL,
        figures=(one.key, other.key),
        unit=DAY,
        value=Bounds.at_least(span[1] - span[0] if last else 1),
        vi=f"{one.key} và {other.key}: hai nhiệm kỳ {vi} ({format_period_vi(period)}).",
        en=f"{one.key} and {other.key}: the terms {en} ({period}).",
    )


def _too_long(term: Term, usual: int | None, on: date | None) -> Iterator[Finding]:
    named = [] if term.years is None else [term.years[1] - term.years[0]]
    start, last_day = term.span.start, term.span.last_day
    if last_day is None and on is not None:
        last_day = on
    if term.period is not None and start is not None and last_day is not None:
        after = last_day + timedelta(days=1)
        named.append(
            after.year - start.year - ((after.month, after.day) < (start.month, start.day))
        )
    years = max(named, default=0)
    if usual is not None and years > usual:
        yield _of_number(
            "term-longer-than-usual",
            term,
            years,
            YEAR,
            (
                f"nhiệm kỳ {years} năm; thông thường là {usual} năm",
                f"a term of {years} years; {usual} are usual",
            ),
        )


def _too_many(term: Term) -> Iterator[Finding]:
    standing = frozenset({Office.STANDING_MEMBER})
    for offices, elected, body_vi, body_en in (
        (_IN_COMMITTEE, term.executive_members, "Ban Chấp hành", "executive"),
        (standing, term.standing_members, "Ban Thường vụ", "standing"),
    ):
        seated = _most_seated(term, offices)
        if elected is not None and seated > elected:
            yield _of_number(
                "more-seated-than-elected",
                term,
                seated - elected,
                PERSON,
                (
                    f"có lúc {seated} người trong {body_vi}, được bầu là {elected}",
                    f"{seated} at once in the {body_en} committee, to which {elected} were elected",
                ),
            )


def _most_seated(term: Term, offices: frozenset[Office]) -> int:
    """Give how many people held such seats at once, whoever is named in two of them once."""
    held = [(span_of(term.held(s)), s.holder) for s in term.seats if s.office in offices]
    most = 0
    for (day, _), _ in held:
        there = [holder for (first, after), holder in held if first <= day < after]
        most = max(most, there.count(None) + len({*there} - {None}))
    return most


def _of_number(code: str, term: Term, number: int, unit: Unit, said: tuple[str, str]) -> Finding:
    return Finding(
        code=code,
        verdict=Verdict.DOUBTFUL,
        figures=(term.key,),
        unit=unit,
        value=Bounds.exactly(number),
        vi=f"{term.key}: {said[0]}.",
        en=f"{term.key}: {said[1]}.",
    )
