"""The options of a roll-up, looked at once before anything is added up."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast

from attrs import frozen

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.claims import is_added, possible
from khuyenhoc.rollup.layout import Layout
from khuyenhoc.rollup.policy import MissingPolicy, OwnValue
from khuyenhoc.values.bounds import Bounds

__all__ = ["Expected", "Options", "limited", "not_added"]

#: The ids of the units that should report: of everything, or of each indicator.
Expected = Iterable[str] | Mapping[Indicator, Iterable[str]] | None


def not_added(indicator: Indicator) -> str:
    """Say what was expected where an indicator is given that is not added up, and what to call."""
    if indicator.nature is Nature.RATIO:
        return (
            "an indicator that is added up; a ratio has no sum: give the two it is made of, and "
            "call totals[unit].ratio(part, of=whole)"
        )
    return (
        "an indicator that is added up; this one is only what others are measured against: give "
        "these, and call totals[unit].ratio(part, of=whole)"
    )


@frozen(eq=False)
class Options:
    """What a roll-up was asked for, in the form that it needs."""

    own: OwnValue
    #: The indicators asked for; ``None`` where all are.
    wanted: tuple[Indicator, ...] | None
    #: The layout of every indicator but some.
    usual: Layout
    of_some: Mapping[str, Layout]
    #: What one unit that has not reported can have, by the indicator's code.
    limits: Mapping[str, Bounds]

    @classmethod
    def of(  # noqa: PLR0913 - each is one option of the call
        cls,
        call: str,
        tree: Tree,
        *,
        missing: MissingPolicy,
        own: OwnValue,
        expected: Expected,
        limits: Mapping[Indicator, Bounds] | None,
        known_on: date | None = None,
        indicators: Iterable[Indicator] | None = None,
    ) -> "Options":
        """Look at all options of ``call``.

        Raises:
            InvalidValueError: One of them cannot be.
            StructuringError: Several cannot; all at once.
        """
        _check_kinds(call, tree=tree, missing=missing, own=own, known_on=known_on)
        problems: list[Problem] = []
        wanted = _wanted(indicators, problems)
        narrowed = _narrowed(limits, missing, problems)
        usual, named = _named(expected, tree, problems)
        if problems:
            _raise(call, problems)
        adds = own is OwnValue.ADD
        return cls(
            own=own,
            wanted=wanted,
            usual=Layout.of(tree, usual, adds=adds),
            of_some={code: Layout.of(tree, units, adds=adds) for code, units in named.items()},
            limits=narrowed,
        )

    def layout_for(self, indicator: Indicator) -> Layout:
        """Give the layout in which ``indicator`` is added up."""
        return self.of_some.get(indicator.code, self.usual)

    def limit_for(self, indicator: Indicator) -> Bounds:
        """Give what one unit that has not reported ``indicator`` can have."""
        return self.limits.get(indicator.code) or possible(indicator)


def _check_kinds(call: str, **given: object) -> None:
    """Refuse arguments that are something else altogether, such as words for a policy."""
    expected: dict[str, tuple[type, str]] = {
        "tree": (Tree, "a Tree, such as hierarchy.on(day)"),
        "missing": (MissingPolicy, "a MissingPolicy, such as kh.MissingPolicy.BOUNDS"),
        "own": (OwnValue, "an OwnValue, such as kh.OwnValue.COMPARE"),
    }
    problems = [
        Problem(name, given[name], said)
        for name, (kind, said) in expected.items()
        if not isinstance(given[name], kind)
    ]
    if given["known_on"] is not None and type(given["known_on"]) is not date:
        problems.append(Problem("known_on", given["known_on"], "a date without a time"))
    if problems:
        _raise(call, problems)


def _raise(call: str, problems: list[Problem]) -> None:
    """Raise what is wrong with the arguments of ``call``: one by itself, several together."""
    located = [Problem(f"{call}.{one.path}", one.value, one.expected) for one in problems]
    if len(located) == 1:
        raise InvalidValueError(located[0].path, located[0].value, located[0].expected)
    raise StructuringError(call, located)


def _added(name: str, key: object, problems: list[Problem]) -> Indicator | None:
    """Take a key that must be an indicator which is added up."""
    if not isinstance(key, Indicator):
        problems.append(Problem(name, key, "an Indicator, such as kh.MEMBERS"))
    elif not is_added(key):
        problems.append(Problem(name, key.code, not_added(key)))
    else:
        return key
    return None


def _wanted(indicators: object, problems: list[Problem]) -> tuple[Indicator, ...] | None:
    if indicators is None:
        return None
    if not isinstance(indicators, Iterable) or isinstance(indicators, str | bytes):
        problems.append(Problem("indicators", indicators, "several indicators, as in a list"))
        return ()
    found = (
        _added(f"indicators[{place}]", one, problems)
        for place, one in enumerate(cast("Iterable[object]", indicators))
    )
    return tuple(one for one in found if one is not None)


def _narrowed(limits: object, missing: MissingPolicy, problems: list[Problem]) -> dict[str, Bounds]:
    """Narrow ``limits`` to the numbers that each indicator can have, by its code."""
    narrowed: dict[str, Bounds] = {}
    if limits is not None and not isinstance(limits, Mapping):
        problems.append(Problem("limits", limits, "a mapping from indicators to Bounds"))
        return narrowed
    given = cast("Mapping[object, object]", limits or {})
    if given and missing is not MissingPolicy.BOUNDS:
        said = f"none with the policy {missing.value}, which does not use them"
        problems.append(Problem("limits", list(given), said))
    for key, limit in given.items():
        indicator = _added("limits", key, problems)
        if indicator is None:
            continue
        within = limited(indicator, limit)
        if within is None:
            said = f"Bounds that hold a number {indicator.code} can have"
            problems.append(Problem(f"limits[{indicator.code}]", limit, said))
        else:
            narrowed[indicator.code] = within
    return narrowed


def limited(indicator: Indicator, limit: object) -> Bounds | None:
    """Narrow ``limit`` to the numbers that ``indicator`` can have; ``None`` if there are none.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> limited(MEMBERS, Bounds(-5, 900))
    Bounds(0, 900)
    """
    within = limit & possible(indicator) if isinstance(limit, Bounds) else None
    if within is not None and indicator.unit is not None and indicator.unit.whole:
        return within.whole()
    return within


def _named(
    expected: object, tree: Tree, problems: list[Problem]
) -> tuple[list[str] | None, dict[str, list[str]]]:
    """Give the units expected to report everything else, and those of an indicator."""
    if expected is None:
        return None, {}
    if not isinstance(expected, Mapping):
        return _units("expected", expected, tree, problems), {}
    named: dict[str, list[str]] = {}
    for key, units in cast("Mapping[object, object]", expected).items():
        indicator = _added("expected", key, problems)
        if indicator is not None:
            path = f"expected[{indicator.code}]"
            named[indicator.code] = _units(path, units, tree, problems)
    return None, named


def _units(path: str, units: object, tree: Tree, problems: list[Problem]) -> list[str]:
    if not isinstance(units, Iterable) or isinstance(units, str | bytes):
        problems.append(Problem(path, units, "ids of units of the tree, as in a list"))
        return []
    listed = list(cast("Iterable[str]", units))
    for place, unit in enumerate(listed):
        if unit not in tree:
            try:
                tree.index(unit)
            except InvalidValueError as error:
                problems.append(Problem(f"{path}[{place}]", unit, error.expected))
    return listed
