"""Which unit a code or a name means on a day; without a day it means nothing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from khuyenhoc._near import near_hint
from khuyenhoc.errors import AmbiguousUnitError, InvalidValueError, Problem, StructuringError
from khuyenhoc.models.administrative_unit import AdministrativeUnit
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.spans import merged, period_of, span_of
from khuyenhoc.models.tree import Tree
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.reform.registries.unit_names import UnitName, may_name_one

__all__ = [
    "ByCode",
    "ByName",
    "is_pair",
    "match_pairs",
    "unit_by_code",
    "unit_by_name",
    "versions_by_code",
    "versions_by_name",
]

#: The versions that bear each code, by scheme and code.
ByCode = Mapping[tuple[str, str], Sequence[UnitVersion]]
#: The versions of each name, by its key without the word for their kind.
ByName = Mapping[str, Sequence[tuple[UnitName, UnitVersion]]]


def versions_by_code(hierarchy: Hierarchy) -> ByCode:
    """Give the versions that bear each code, in the order of the hierarchy."""
    found: dict[tuple[str, str], list[UnitVersion]] = {}
    for unit in hierarchy.units:
        for key in unit.codes:
            found.setdefault(key, []).append(unit)
    return found


def versions_by_name(hierarchy: Hierarchy) -> ByName:
    """Give the versions of each name, under its key with and without the word for their kind."""
    found: dict[str, list[tuple[UnitName, UnitVersion]]] = {}
    for unit in hierarchy.units:
        name = UnitName.of(unit.name)
        for key in {name.bare, name.whole}:
            found.setdefault(key, []).append((name, unit))
    return found


def unit_by_code(by_code: ByCode, code: str, *, scheme: str, on: date | None) -> str:
    """Give the id of the one unit that bears ``code`` on a day.

    Raises:
        AmbiguousUnitError: No day is given, or several units bear it then.
        InvalidValueError: Nobody bears it then; the error says who does when.
    """
    _check(code, scheme, on)
    versions = by_code.get((scheme, code), ())
    if on is None and versions:
        raise AmbiguousUnitError(f"code {code} of {scheme}", None, _dated(versions))
    found = [] if on is None else [unit for unit in versions if unit.exists_on(on)]
    if len(found) == 1:
        return found[0].id
    if found:
        raise AmbiguousUnitError(f"code {code} of {scheme}", on, _dated(found))
    raise InvalidValueError("code", code, _nobody(by_code, code, scheme, on))


def _nobody(by_code: ByCode, code: str, scheme: str, on: date | None) -> str:
    versions = by_code.get((scheme, code), ())
    when = "any day" if on is None else on.isoformat()
    if versions:
        said = "; ".join(said for _, said in _dated(versions))
        return f"a code of {scheme} that a unit bears on {when}, as on other days: {said}"
    borne = [
        other
        for (of, other), units in by_code.items()
        if of == scheme and (on is None or any(unit.exists_on(on) for unit in units))
    ]
    if not borne:
        schemes = ", ".join(sorted({of for of, _ in by_code})) or "none"
        return f"a code of {scheme} that a unit bears on {when} (schemes: {schemes})"
    return f"a code of {scheme} that a unit bears on {when}{near_hint(code, borne)}"


def unit_by_name(hierarchy: Hierarchy, by_name: ByName, name: str, *, on: date | None) -> str:
    """Give the id of the one unit called ``name`` on a day, with or without its kind.

    Raises:
        AmbiguousUnitError: No day is given, or several units are called so then.
        InvalidValueError: Nobody is called so then; the error says who is when.
        HierarchyError: Several are, and what they hang under is no forest on that day.
    """
    if type(name) is not str or not name.strip():
        raise InvalidValueError("name", name, "a text that is not blank")
    _check_day(on)
    asked = UnitName.of(name)
    versions = [
        unit
        for key in sorted({asked.bare, asked.whole})
        for known, unit in by_name.get(key, ())
        if known.fits(asked)
    ]
    versions = list({id(unit): unit for unit in versions}.values())
    if on is None and versions:
        raise AmbiguousUnitError(f"name {name!r}", None, _dated(versions))
    found = [] if on is None else [unit for unit in versions if unit.exists_on(on)]
    if asked.word and len(found) > 1:
        found = [unit for unit in found if _is_a(unit, asked.word)] or found
    if len(found) == 1:
        return found[0].id
    if found and on is not None:
        tree = hierarchy.on(on)
        placed = sorted((unit.id, _placed(unit, tree)) for unit in found)
        raise AmbiguousUnitError(f"name {name!r}", on, placed)
    when = "any day" if on is None else on.isoformat()
    expected = f"the name of a unit on {when}"
    if versions:
        said = "; ".join(said for _, said in _dated(versions))
        raise InvalidValueError("name", name, f"{expected}, as on other days: {said}")
    called = {unit.name for unit in hierarchy.units if on is None or unit.exists_on(on)}
    raise InvalidValueError("name", name, f"{expected}{near_hint(name, called)}")


def match_pairs(
    by_code: ByCode, pairs: Iterable[tuple[str, str]], *, scheme: str, on: date | None
) -> dict[str, str]:
    """Give the id of the unit that bears each code, and the name beside it, on a day.

    Raises:
        InvalidValueError: ``on`` is not exactly a ``date``, or ``scheme`` is no text.
        StructuringError: Codes that nobody or several bear then, or whose bearer is called
            something else, all at once; ``read`` has the pairs of code and id that are sound.
    """
    _check("", scheme, on)
    if on is None:
        raise InvalidValueError("on", on, "a date without a time")
    made: dict[str, str] = {}
    problems: list[Problem] = []
    for place, pair in enumerate(pairs):
        if not is_pair(pair):
            problems.append(Problem(f"pairs[{place}]", pair, "a code and a name, both as text"))
            continue
        code, name = pair
        found = [unit for unit in by_code.get((scheme, code), ()) if unit.exists_on(on)]
        if not found:
            said = _nobody(by_code, code, scheme, on)
            problems.append(Problem(f"pairs[{place}].code", code, said))
        elif len(found) > 1:
            said = "; ".join(said for _, said in _dated(found))
            problems.append(
                Problem(f"pairs[{place}].code", code, f"one unit on {on.isoformat()}, not {said}")
            )
        elif not may_name_one(name, found[0].name):
            said = f"{found[0].name!r}, as the unit of {code} is called on {on.isoformat()}"
            problems.append(Problem(f"pairs[{place}].name", name, said))
        else:
            made[code] = found[0].id
    if problems:
        raise StructuringError("Registry.match", problems, tuple(made.items()))
    return made


def is_pair(value: object) -> bool:
    """Tell whether something is a code and a name, both as text."""
    match value:
        case (str(), str()):
            return isinstance(value, tuple)
        case _:
            return False


def _check(code: object, scheme: object, on: object) -> None:
    if type(code) is not str:
        raise InvalidValueError("code", code, "a text, because leading zeros matter")
    if type(scheme) is not str:
        raise InvalidValueError("scheme", scheme, 'a text, such as "gso"')
    _check_day(on)


def _check_day(on: object) -> None:
    if on is not None and type(on) is not date:
        raise InvalidValueError("on", on, "a date without a time")


def _dated(versions: Iterable[UnitVersion]) -> list[tuple[str, str]]:
    """Say of each unit what it is called when, in the order of days."""
    days: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for unit in versions:
        days.setdefault((unit.id, unit.name), []).append(span_of(unit.period))
    stretches = sorted((span, one) for one, spans in days.items() for span in merged(spans))
    made: list[tuple[str, str]] = []
    for span, (one, name) in stretches:
        period = period_of(span)
        when = "always" if period is None else str(period)
        made.append((one, f"{one} ({name}, {when})"))
    return made


def _is_a(unit: UnitVersion, word: str) -> bool:
    return isinstance(unit, AdministrativeUnit) and unit.kind.label_vi.startswith(word)


def _placed(unit: UnitVersion, tree: Tree) -> str:
    kind = "" if unit.kind is None else f"{unit.kind.label_en} "
    above = " / ".join(tree.label(one) for one in tree.path(unit.id)[:-1])
    return f"{unit.id} ({kind}{unit.name}{f' in {above}' if above else ''})"
