"""Codes beside any tree, against the rules between them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast, overload

from attrs import field, frozen

from khuyenhoc._near import near_hint
from khuyenhoc._validators import day as a_day
from khuyenhoc._validators import one_of_type, tuple_of
from khuyenhoc.errors import Problem
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.hierarchies.hierarchical_rule import HierarchicalRule
from khuyenhoc.reconciliation.hierarchies.options import kind_problems, refuse
from khuyenhoc.reconciliation.hierarchies.rule_outcome import RuleOutcome
from khuyenhoc.reconciliation.hierarchies.treatment import (
    EQUAL,
    Treatment,
    as_bounds,
    judged,
    treatment,
)
from khuyenhoc.rollup.policy import MissingPolicy
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.unit import Unit, UnitKind

__all__ = ["ItemCheck", "check_items"]


@frozen(kw_only=True)
class ItemCheck:
    """What the rules in force on a day come to (kiểm tra theo quy tắc), in the order of names.

    It is read as a sequence of the rules that are broken.

    >>> from khuyenhoc.reconciliation.hierarchies.hierarchical_rule import HierarchicalRule
    >>> rule = HierarchicalRule(name="sexes", total="all", plus=("women", "men"))
    >>> check = check_items({"all": 41, "women": 20, "men": None}, [rule], on=date(2023, 12, 31))
    >>> len(check), check.outcomes[0].gap
    (0, Bounds(None, 21))
    """

    #: On which day the rules are in force.
    day: date = field(validator=a_day)
    mode: MissingPolicy = field(validator=one_of_type(MissingPolicy))
    #: One for every rule in force.
    outcomes: tuple[RuleOutcome, ...] = field(validator=tuple_of(RuleOutcome))

    @property
    def broken(self) -> tuple[RuleOutcome, ...]:
        """Those that cannot be true."""
        return tuple(one for one in self.outcomes if one.verdict is Verdict.CONTRADICTORY)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """A finding for each rule that is broken."""
        return tuple(one.finding for one in self.broken)

    def __iter__(self) -> Iterator[RuleOutcome]:
        return iter(self.broken)

    def __len__(self) -> int:
        return len(self.broken)

    @overload
    def __getitem__(self, place: int) -> RuleOutcome: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[RuleOutcome, ...]: ...
    def __getitem__(self, place: int | slice) -> RuleOutcome | tuple[RuleOutcome, ...]:
        return self.broken[place]

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON."""
        return {
            "day": self.day.isoformat(),
            "mode": self.mode.value,
            "outcomes": [one.to_dict() for one in self.outcomes],
        }


def check_items(  # noqa: PLR0913 - each option is named where it is given
    values: Mapping[str, int | Bounds | Quantity | None],
    rules: Iterable[HierarchicalRule],
    *,
    on: date,
    mode: MissingPolicy = MissingPolicy.BOUNDS,
    unit: Unit | None = None,
    possible: Bounds | None = None,
) -> ItemCheck:
    """Check the rules in force on a day against the numbers of codes.

    ``values`` name every code of these rules, with ``None`` where no number was given. That may by
    default be any of ``possible``, which is anything from 0; the other six modes are VTL's by name.
    A rule is broken only if no numbers fit it. ``unit`` is only for the sentences.

    >>> from khuyenhoc.reconciliation.hierarchies.hierarchical_rule import (
    ...     Comparison, HierarchicalRule)
    >>> rules = [HierarchicalRule(name="net", total="members", plus=("before", "joined"),
    ...                           minus=("left",)),
    ...          HierarchicalRule(name="part", total="members", plus=("party-members",),
    ...                           comparison=Comparison.AT_LEAST)]
    >>> values = {"members": 383_058, "before": 361_609, "joined": 21_449, "left": 0,
    ...           "party-members": 44_014}
    >>> [one.verdict.value for one in check_items(values, rules, on=date(2023, 12, 31)).outcomes]
    ['consistent', 'consistent']

    Raises:
        InvalidValueError: An option cannot be.
        StructuringError: Several options cannot be, a rule names a code that ``values`` do not or
            codes that cannot be added, two rules have one name, or a value is no number; all at
            once.
    """
    options = kind_problems(
        [
            ("mode", mode, "a MissingPolicy, such as kh.MissingPolicy.BOUNDS", (MissingPolicy,)),
            ("unit", unit, "a Unit or None", (Unit, type(None))),
            ("possible", possible, "Bounds or None", (Bounds, type(None))),
            ("values", values, "a mapping from codes to numbers", (Mapping,)),
        ]
    )
    if type(on) is not date:
        options.insert(0, Problem("on", on, "a date without a time"))
    problems: list[Problem] = []
    given = values if isinstance(cast("object", values), Mapping) else None
    numbers = _numbers(given or {}, problems)
    in_force = _in_force(rules, on, given, problems)
    of_units: list[Problem] = []
    default = unit if isinstance(cast("object", unit), Unit) else None
    units = {rule.name: _unit_of(rule, given or {}, default, of_units) for rule in in_force}
    problems = [*options, *problems, *dict.fromkeys(of_units)]  # of several rules once
    refuse("check_items", problems, whole=not options)
    anything = Bounds.at_least(0) if possible is None else possible
    return ItemCheck(
        day=on,
        mode=mode,
        outcomes=tuple(
            _outcome(rule, numbers, mode, units[rule.name], anything)
            for rule in sorted(in_force, key=lambda rule: rule.name)
        ),
    )


def _numbers(values: object, problems: list[Problem]) -> dict[str, Exact | Bounds]:
    numbers: dict[str, Exact | Bounds] = {}
    for code, value in cast("Mapping[object, object]", values).items():
        if type(code) is not str or not code.strip():
            problems.append(Problem("values", code, "codes as keys"))
        elif type(value) is int:
            numbers[code] = value
        elif isinstance(value, Bounds | Quantity):
            said = value if isinstance(value, Bounds) else value.possible()
            one = said.value  # 0 is 0, however it was handed in
            numbers[code] = said if one is None else one
        elif value is not None:
            expected = "a whole number, Bounds, a Quantity, or None where there is none"
            problems.append(Problem(f"values[{code}]", value, expected))
    return numbers


def _unit_of(
    rule: HierarchicalRule,
    values: Mapping[str, object],
    unit: Unit | None,
    problems: list[Problem],
) -> Unit | None:
    """Give the unit of all numbers of a rule, and tell of those that are not added to others."""
    units: dict[str, Unit] = {}
    for code in (rule.total, *rule.plus, *rule.minus):
        value = values.get(code)
        if isinstance(value, Quantity):
            expected = _not_added(value)
            if expected is not None:
                problems.append(Problem(f"values[{code}]", _printed(value), expected))
            elif (found := value.unit or unit) is not None:
                units[code] = found
        elif value is not None and unit is not None:
            units[code] = unit
    first = next(iter(units.items()), None)
    if first is None:
        return unit
    problems.extend(
        Problem(
            f"values[{code}]",
            f"{_printed(values[code])} ({other.code})",
            f"a number in {first[1].code}, as {first[0]} in the rule {rule.name}",
        )
        for code, other in units.items()
        if other != first[1]
    )
    return first[1]


def _not_added(quantity: Quantity) -> str | None:
    """Say what was expected in place of a quantity that says how much there is of nothing."""
    kind = None if quantity.unit is None else quantity.unit.kind
    if kind is UnitKind.SHARE:
        return "how many or how much, not a share: shares are not added"
    if kind is UnitKind.NUMBER:
        return "how many or how much, not an ordinal or a year, which names something"
    if quantity.change is not None:
        return "how many there are, not by how many more or fewer; as a number it is a term"
    return "how many there are in all, not how many each has" if quantity.each else None


def _printed(value: object) -> str:
    return value.text or str(value.value) if isinstance(value, Quantity) else str(value)


def _in_force(
    rules: object, on: object, values: Mapping[str, object] | None, problems: list[Problem]
) -> list[HierarchicalRule]:
    if isinstance(rules, HierarchicalRule) or not isinstance(rules, Iterable):
        problems.append(Problem("rules", rules, "several HierarchicalRule, as in a list"))
        return []
    named: dict[str, int] = {}
    codes = [code for code in cast("Mapping[object, object]", values or {}) if type(code) is str]
    in_force: list[HierarchicalRule] = []
    for place, rule in enumerate(cast("Iterable[object]", rules)):
        path = f"rules[{place}]"
        if not isinstance(rule, HierarchicalRule):
            problems.append(Problem(path, rule, "a HierarchicalRule"))
            continue
        if rule.period is not None and not (type(on) is date and on in rule.period):
            continue
        if rule.name in named:
            said = f"a name of its own on that day; rules[{named[rule.name]}] has this one"
            problems.append(Problem(f"{path}.name", rule.name, said))
        named.setdefault(rule.name, place)
        problems.extend(
            Problem(f"{path}.{where}", code, f"a code of the values{near_hint(code, codes)}")
            for where, code in (("total", rule.total), *rule.terms)
            if values is not None and code not in values
        )
        in_force.append(rule)
    return in_force


def _outcome(
    rule: HierarchicalRule,
    numbers: Mapping[str, Exact | Bounds],
    mode: MissingPolicy,
    unit: Unit | None,
    anything: Bounds,
) -> RuleOutcome:
    codes = (rule.total, *rule.plus, *rule.minus)
    missing = tuple(code for code in codes if code not in numbers)
    how = treatment(mode, given=len(codes) - len(missing)) if missing else Treatment.BOUND
    if mode is MissingPolicy.NON_ZERO and not any(numbers.get(code, 0) for code in codes):
        how = Treatment.SKIP
    verdict = Verdict.UNDETERMINED if how is Treatment.OPEN else None
    come_to = gap = None
    if how in (Treatment.BOUND, Treatment.FILL):
        total, come_to = _sides(rule, numbers, EQUAL if how is Treatment.FILL else anything)
        gap = total - come_to
        lacking = len(missing) if how is Treatment.BOUND else 0
        verdict = judged(gap, rule.comparison.gaps, missing=lacking)
    said = numbers.get(rule.total)
    return RuleOutcome(
        rule=rule,
        verdict=verdict,
        said=None if said is None else as_bounds(said),
        come_to=come_to,
        gap=gap,
        missing=missing,
        zeros=len(missing) if how is Treatment.FILL else 0,
        unit=unit,
    )


def _sides(
    rule: HierarchicalRule, numbers: Mapping[str, Exact | Bounds], stands: Bounds
) -> tuple[Bounds, Bounds]:
    """Give the total and what its terms come to, with ``stands`` for what is missing."""
    come_to = EQUAL
    for code in rule.plus:
        come_to += as_bounds(numbers.get(code, stands))
    for code in rule.minus:
        come_to -= as_bounds(numbers.get(code, stands))
    return as_bounds(numbers.get(rule.total, stands)), come_to
