"""The structure check: everything that is wrong with units and links, each with its days."""

from collections.abc import Iterable, Iterator

from khuyenhoc.models.administrative_unit import AdministrativeUnit
from khuyenhoc.models.cycles import cycles
from khuyenhoc.models.fault import Fault, FaultCode, in_words
from khuyenhoc.models.link import Link
from khuyenhoc.models.spans import Span, common, merged, period_of, span_of, twice, without
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.values.period import Period

__all__ = ["structure_faults"]

#: A fault that is not yet put in words, with some of its days.
_Found = tuple[FaultCode, tuple[str, ...], list[Span]]
_Versions = dict[str, list[UnitVersion]]
_Days = dict[str, list[Span]]
#: The days on which a unit hangs under each of its parents.
_Links = dict[str, dict[str, list[Span]]]


def structure_faults(
    units: Iterable[UnitVersion], links: Iterable[Link], during: Period | None = None
) -> tuple[Fault, ...]:
    """Find every fault of ``units`` under ``links``, or those on days of ``during`` alone.

    What hangs where counts on the days on which the child exists. A fault that comes and goes is
    one fault for each stretch of days. The order in which units and links are given makes no
    difference.

    >>> from khuyenhoc.models.organisation import Organisation
    >>> structure_faults([Organisation(id="a", name="A")], [Link("a", "b")])[0].units
    ('b', 'a')
    """
    versions: _Versions = {}
    for unit in units:
        versions.setdefault(unit.id, []).append(unit)
    exists = {
        unit: merged([span_of(version.period) for version in dated])
        for unit, dated in versions.items()
    }
    by_pair: dict[tuple[str, str], list[Span]] = {}
    for link in links:
        by_pair.setdefault((link.child, link.parent), []).append(span_of(link.period))
    under: _Links = {}
    for (child, parent), spans in by_pair.items():
        if child in exists:
            under.setdefault(child, {})[parent] = common(merged(spans), exists[child])
    stretches: dict[tuple[FaultCode, tuple[str, ...]], list[Span]] = {}
    for code, ids, spans in (
        *_of_units(versions),
        *_of_pairs(by_pair, exists),
        *_of_children(under, exists),
        *_of_parents(under, exists, versions),
        *_of_cycles(under),
    ):
        if spans:
            stretches.setdefault((code, ids), []).extend(spans)
    window = [span_of(during)]
    order = {code: place for place, code in enumerate(FaultCode)}
    return tuple(
        in_words(code, ids, period_of(span))
        for code, ids in sorted(stretches, key=lambda key: (order[key[0]], key[1]))
        for span in common(merged(stretches[code, ids]), window)
    )


def _of_units(versions: _Versions) -> Iterator[_Found]:
    for unit, dated in versions.items():
        yield FaultCode.DUPLICATE_ID, (unit,), twice([span_of(one.period) for one in dated])
        for version in dated:
            holds = [span_of(version.period)]
            if version.tier is not None:
                limits = [span_of(version.tier.period)]
                yield FaultCode.TIER_NOT_IN_FORCE, (unit,), without(holds, limits)
                if isinstance(version, AdministrativeUnit):
                    outside = without(common(holds, limits), [span_of(version.kind.period)])
                    yield FaultCode.KIND_NOT_IN_FORCE, (unit,), outside


def _of_pairs(by_pair: dict[tuple[str, str], list[Span]], exists: _Days) -> Iterator[_Found]:
    for (child, parent), spans in by_pair.items():
        if child not in exists:
            yield FaultCode.UNKNOWN_UNIT, (child, parent), spans
        else:
            yield FaultCode.OVERLAP, (child, parent), common(twice(spans), exists[child])
        if parent not in exists:
            yield FaultCode.UNKNOWN_UNIT, (parent, child), spans


def _of_children(under: _Links, exists: _Days) -> Iterator[_Found]:
    for child, parents in under.items():
        if len(parents) > 1:
            for span, above in _stretches({(child, parent): parents[parent] for parent in parents}):
                if len(above) > 1:
                    together = sorted(parent for _, parent in above)
                    yield FaultCode.SECOND_PARENT, (child, *together), [span]
        hangs = sorted((*span, parent) for parent, spans in parents.items() for span in spans)
        reached, before = 0, ""
        for first, after, parent in hangs:
            if before:
                between = common([(reached, first)], exists[child])
                yield FaultCode.GAP, (child, before, parent), between
            if after > reached:
                reached, before = after, parent


def _of_parents(under: _Links, exists: _Days, versions: _Versions) -> Iterator[_Found]:
    for child, parents in under.items():
        for parent, spans in parents.items():
            if parent not in exists:
                continue
            yield FaultCode.ORPHAN, (child, parent), without(spans, exists[parent])
            for lower in versions[child]:
                for upper in versions[parent]:
                    if lower.tier and upper.tier and not upper.tier.is_above(lower.tier):
                        both = common([span_of(lower.period)], [span_of(upper.period)])
                        yield FaultCode.TIER_INVERSION, (child, parent), common(spans, both)


def _of_cycles(under: _Links) -> Iterator[_Found]:
    # Links are first taken as if all held at once: days are compared only where that gives cycles.
    # On the days of its links a child exists, and every parent in a cycle is a child there too.
    for group in cycles({child: tuple(parents) for child, parents in under.items()}):
        members = frozenset(group)
        inside = {
            (child, parent): spans
            for child in group
            for parent, spans in under[child].items()
            if parent in members
        }
        for span, held in _stretches(inside):
            above: dict[str, list[str]] = {}
            for child, parent in held:
                above.setdefault(child, []).append(parent)
            for ring in cycles(above):
                yield FaultCode.CYCLE, ring, [span]


def _stretches(
    links: dict[tuple[str, str], list[Span]],
) -> Iterator[tuple[Span, tuple[tuple[str, str], ...]]]:
    """Cut time where a link begins or ends, and give the links that hold in each piece."""
    events = sorted(
        event
        for link, spans in links.items()
        for first, after in spans
        for event in ((first, True, link), (after, False, link))
    )
    held: set[tuple[str, str]] = set()
    reached = 0
    for day, begins, link in events:
        if held and reached < day:
            yield (reached, day), tuple(held)
        reached = day
        if begins:
            held.add(link)
        else:
            held.remove(link)
