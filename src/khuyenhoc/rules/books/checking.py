"""A rule book looked through for what cannot be right in itself."""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import combinations, pairwise
from typing import Final, cast

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.cycles import cycles
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.rules.books.rule_book import RuleBook
from khuyenhoc.rules.books.rule_fault import RuleFault, RuleFaultCode
from khuyenhoc.rules.books.rule_set import Asked, Level, RuleSet, asked_in
from khuyenhoc.rules.requirements.conditions import PointsAtLeast, ShareAtLeast
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.requirement import OnlyFor, Requirement, SameAs, articles_of, walk
from khuyenhoc.rules.requirements.threshold import ByArea, Threshold, amounts_of
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.number import Exact
from khuyenhoc.values.period import Period

__all__ = ["check_rules"]


def check_rules(book: RuleBook) -> tuple[RuleFault, ...]:
    """Find what is wrong with a rule book: overlaps, gaps, what nothing can meet, lost references.

    A place's own rules beside those of the nation are no overlap: they are preferred.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> for fault in check_rules(RULE_BOOK):
    ...     print(fault.code, fault.sentence("en"))
    undated citizen/324: no source tells its first day (324/QĐ-KHVN); \
RuleBook.in_force_from states one.

    Raises:
        InvalidValueError: ``book`` is none.
    """
    if not isinstance(cast("object", book), RuleBook):
        raise InvalidValueError("check_rules", book, "a RuleBook, such as RULE_BOOK")
    found = [*_duplicates(book), *_of_days(book), *_of_references(book), *_circles(book)]
    for rule_set in book:
        found += _undated(rule_set)
        found += _unreachable(rule_set)
        found += _shadowed(rule_set)
    return tuple(found)


def _duplicates(book: RuleBook) -> Iterator[RuleFault]:
    for key, count in Counter(one.id for one in book).items():
        if count > 1:
            yield RuleFault(
                code=RuleFaultCode.DUPLICATE_ID,
                rule_sets=(key,),
                vi=f"{key}: có {count} bộ tiêu chí cùng mã.",
                en=f"{key}: {count} rule sets have this id.",
            )
    for rule_set in book:
        found = [fault for level in rule_set.levels for fault in _duplicates_of(rule_set, level)]
        yield from found
        yield from _clashes(book, rule_set, {fault.requirement for fault in found})


def _duplicates_of(rule_set: RuleSet, level: Level) -> Iterator[RuleFault]:
    known: dict[str, Requirement] = {}
    for one in walk(level.requirement):
        asked = one
        while isinstance(asked, OnlyFor):  # it goes by the id of its part
            asked = asked.part
        if known.setdefault(one.id, asked) != asked:
            yield RuleFault(
                code=RuleFaultCode.DUPLICATE_ID,
                rule_sets=(rule_set.id,),
                requirement=one.id,
                vi=f"{rule_set.id}: hai yêu cầu khác nhau cùng mã {one.id}.",
                en=f"{rule_set.id}: two different requirements have the id {one.id}.",
            )


def _clashes(
    book: RuleBook, rule_set: RuleSet, told: Collection[str | None]
) -> Iterator[RuleFault]:
    """Find facts that could not be stated: two levels, or an article, take one id otherwise."""
    articles = (there for one in rule_set.requirements for there in _articles(book, one))
    kinds: dict[str, dict[object, None]] = {}
    for requirement in (*(level.requirement for level in rule_set.levels), *articles):
        for one in asked_in(requirement):
            kinds.setdefault(one.id, {})[_kind(one)] = None
    for key, several in kinds.items():
        if len(several) > 1 and key not in told:
            yield RuleFault(
                code=RuleFaultCode.DUPLICATE_ID,
                rule_sets=(rule_set.id,),
                requirement=key,
                vi=f"{rule_set.id}: số liệu khác loại cùng mã {key}.",
                en=f"{rule_set.id}: facts of different kinds have the id {key}.",
            )


def _articles(book: RuleBook, one: Requirement) -> Iterator[Requirement]:
    """Give what a requirement refers to."""
    if isinstance(one, SameAs):
        for rule_set in book:
            if rule_set.id == one.rule_set:
                yield from (part for part in rule_set.requirements if part.id == one.requirement)


def _kind(one: Asked) -> object:
    """Give what a fact must be like."""
    match one:
        case Points():
            return Points, one.cap, one.complete, tuple(item.id for item in one.items)
        case ShareAtLeast():
            return one.of.code
        case _:
            return type(one)


def _of_days(book: RuleBook) -> Iterator[RuleFault]:
    groups: dict[tuple[LearningTitle, str | None], list[tuple[Period, RuleSet]]] = {}
    for one in book:
        if one.in_force is not None:
            groups.setdefault((one.title, one.place), []).append((one.in_force, one))
    for group in groups.values():
        for (first, one), (second, other) in combinations(group, 2):
            both = first & second
            if both is not None and _apply_together(one, other):
                yield _fault_of_days(RuleFaultCode.OVERLAP, one, other, both)
        if group[0][1].place is None:
            yield from _gaps(group)


def _apply_together(one: RuleSet, other: RuleSet) -> bool:
    if one.applies_to is None or other.applies_to is None:
        return True
    return one.applies_to.overlaps(other.applies_to)


def _gaps(group: list[tuple[Period, RuleSet]]) -> Iterator[RuleFault]:
    """Find days without rules between two rule sets; where a place has none, the nation's hold."""
    in_order = sorted(group, key=lambda one: (one[0].start is not None, one[0].start))
    last, until = in_order[0][1], in_order[0][0].end
    for period, one in in_order[1:]:
        if until is not None and period.start is not None and period.start > until:
            yield _fault_of_days(RuleFaultCode.GAP, last, one, Period(until, period.start))
        if until is not None and (period.end is None or period.end > until):
            last, until = one, period.end


def _fault_of_days(code: RuleFaultCode, one: RuleSet, other: RuleSet, days: Period) -> RuleFault:
    vi, en = _OF_DAYS[code]
    return RuleFault(
        code=code,
        rule_sets=(one.id, other.id),
        period=days,
        vi=vi.format(one=one.id, other=other.id, days=format_period_vi(days)),
        en=en.format(one=one.id, other=other.id, days=days),
    )


_OF_DAYS: Final = {
    RuleFaultCode.OVERLAP: (
        "{one} và {other} cùng có hiệu lực {days}.",
        "{one} and {other} are both in force {days}.",
    ),
    RuleFaultCode.GAP: (
        "Giữa {one} và {other} không có quy định {days}.",
        "Between {one} and {other} there are no rules {days}.",
    ),
}


def _undated(rule_set: RuleSet) -> Iterator[RuleFault]:
    if rule_set.in_force is None:
        instrument = rule_set.citation.instrument
        yield RuleFault(
            code=RuleFaultCode.UNDATED,
            rule_sets=(rule_set.id,),
            vi=f"{rule_set.id}: chưa tìm thấy nguồn nào cho ngày có hiệu lực ({instrument}).",
            en=f"{rule_set.id}: no source tells its first day ({instrument});"
            " RuleBook.in_force_from states one.",
        )


def _unreachable(rule_set: RuleSet) -> Iterator[RuleFault]:
    for one in dict.fromkeys(rule_set.requirements):
        if not isinstance(one, PointsAtLeast) or one.at_least is None or one.points.limit is None:
            continue
        asked, most = max(amounts_of(one.at_least)), one.points.limit
        if asked > most:
            yield RuleFault(
                code=RuleFaultCode.UNREACHABLE,
                rule_sets=(rule_set.id,),
                requirement=one.id,
                vi=f"{rule_set.id}: {one.id} yêu cầu {asked} điểm, tối đa chỉ có {most}.",
                en=f"{rule_set.id}: {one.id} asks for {asked} points, and there are {most}.",
            )


def _shadowed(rule_set: RuleSet) -> Iterator[RuleFault]:
    """Find grades by points whose cut-off is not below that of the next higher grade."""
    for higher, lower in pairwise(rule_set.levels):
        above, below = higher.requirement, lower.requirement
        if not isinstance(above, PointsAtLeast) or not isinstance(below, PointsAtLeast):
            continue
        if above.points != below.points or above.at_least is None or below.at_least is None:
            continue
        pairs = zip(_by_area(above.at_least), _by_area(below.at_least), strict=True)
        if all(most <= least for most, least in pairs):
            name, grade = rule_set.id, "–" if lower.grade is None else lower.grade.value
            yield RuleFault(
                code=RuleFaultCode.SHADOWED_GRADE,
                rule_sets=(rule_set.id,),
                requirement=below.id,
                vi=f"{name}: không hồ sơ nào xếp loại {grade}, đủ điểm thì được loại cao hơn.",
                en=f"{name}: nothing comes to {grade}; what would, meets a higher grade.",
            )


def _by_area(threshold: Threshold) -> tuple[Exact, Exact]:
    if isinstance(threshold, ByArea):
        return threshold.general, threshold.difficult
    return threshold, threshold


def _of_references(book: RuleBook) -> Iterator[RuleFault]:
    known = {one.id: one for one in book}
    for rule_set in book:
        for one in rule_set.requirements:
            if not isinstance(one, SameAs):
                continue
            there = known.get(one.rule_set)
            if there is None or all(one.requirement != two.id for two in there.requirements):
                yield RuleFault(
                    code=RuleFaultCode.DANGLING,
                    rule_sets=(rule_set.id,),
                    requirement=one.id,
                    vi=f"{rule_set.id}: {one.id} dẫn chiếu {one.rule_set}, {one.requirement},"
                    " không có trong tập quy định.",
                    en=f"{rule_set.id}: {one.id} refers to {one.rule_set}, {one.requirement},"
                    " which the book does not have.",
                )


def _circles(book: RuleBook) -> Iterator[RuleFault]:
    above: dict[str, set[str]] = {}
    rule_set_of: dict[str, str] = {}
    for rule_set in book:
        for one in rule_set.requirements:
            # An article is referred to by the frame's name, whoever completes it.
            article = f"{rule_set.completes or rule_set.id} {one.id}"
            rule_set_of[article] = rule_set.id
            above.setdefault(article, set()).update(part.article for part in articles_of(one))
    for group in cycles(above):
        yield RuleFault(
            code=RuleFaultCode.CIRCULAR,
            rule_sets=tuple(dict.fromkeys(rule_set_of[article] for article in group)),
            vi=f"Dẫn chiếu vòng tròn: {', '.join(group)}.",
            en=f"These refer to each other in a circle: {', '.join(group)}.",
        )
