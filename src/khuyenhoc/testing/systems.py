"""Made-up report systems: the half-yearly figures of a province, printed from one truth."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from attrs import define, field, frozen
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from khuyenhoc._frozen_dict import FrozenDict
from khuyenhoc._validators import one_of_type
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reconciliation.relations.changes import ChangeSince
from khuyenhoc.reconciliation.relations.comparisons import AtMost, EqualTo
from khuyenhoc.reconciliation.relations.parts_of import PartsOf
from khuyenhoc.reconciliation.relations.products import ProductOf
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.reconciliation.relations.share_of import ShareOf
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.testing.choices import Choose, Sequence
from khuyenhoc.testing.reports import printed_percent
from khuyenhoc.testing.system_prints import in_full, told
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.quantity import Change, Quantity
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import GIFT, HOUSEHOLD, PERCENT, PERSON, VND, Unit

__all__ = [
    "PROVINCE",
    "SystemAndTruth",
    "consistent_systems",
    "system_and_truth",
    "systems_and_truth",
]

#: The unit above all others.
PROVINCE: Final = "province"
_DOCUMENT: Final = "made-up"
_HABITS: Final = (Rounding.HALF_UP, Rounding.DOWN)
#: What is counted in communes and added up above them.
_UNITS: Final[Mapping[str, Unit]] = {
    "members": PERSON,
    "members-before": PERSON,
    "population": PERSON,
    "households": HOUSEHOLD,
    "registered": HOUSEHOLD,
    "recognised": HOUSEHOLD,
}
_MEMBERS: Final = ("members", "members-before", "population")
_FAMILIES: Final = ("households", "registered", "recognised")
#: What a district or commune may print nothing of.
_NOT_ALWAYS: Final = ("members-before", "population", "registered")


@frozen(kw_only=True, repr=False)
class SystemAndTruth:
    """A system of printed figures that can all be true, with what is true.

    The figures are of a province, its districts and their communes; the key of each is its unit, a
    stroke and what it tells: "district-1/members".

    >>> drawn = system_and_truth(1)
    >>> drawn.system["province/members"].quantity.value, drawn.truth["province/members"]
    (8908, 8908)
    """

    system: System = field(validator=one_of_type(System))
    #: The true number for each key.
    truth: Mapping[str, Exact]
    #: How all percentages in it are rounded.
    habit: Rounding = field(validator=one_of_type(Rounding))
    #: The unit above each district and commune.
    parents: Mapping[str, str]

    def __repr__(self) -> str:
        return f"<{len(self.system)} made-up figures of {len(self.parents) + 1} units>"

    def _repr_pretty_(self, printer: RepresentationPrinter, _: object) -> None:
        """Show it so in what Hypothesis prints, which else lists all that is in it."""
        printer.text(repr(self))


@st.composite
def systems_and_truth(draw: st.DrawFn, *, max_children: int = 4) -> SystemAndTruth:
    """Make systems of figures that can all be true, with what is true: see ``consistent_systems``.

    >>> from hypothesis import find
    >>> find(systems_and_truth(), lambda drawn: drawn.habit is Rounding.DOWN).parents["commune-1-1"]
    'district-1'
    """
    return _made(lambda low, high: draw(st.integers(low, high)), max_children)


def consistent_systems(*, max_children: int = 4) -> st.SearchStrategy[System]:
    """Make systems of figures that can all be true, as in a half-yearly report of a province.

    Two or more districts of two or more communes, each with its members now and a year before, the
    change, the population and the share of it; often with registered and recognised families and
    their percentage, and money raised and spent. Parents are printed too, some of their figures in
    thousands or behind "gần" and "hơn" that reach at most a tenth; percentages are all rounded or
    all cut off. Some units do not print their population or another number, which then follows
    from others. No unit has more than ``max_children`` below it.

    Use it to show that your code finds no fault where there is none.

    >>> from hypothesis import given, settings
    >>> from khuyenhoc.reconciliation.systems.propagation import propagate
    >>> @settings(max_examples=3)
    ... @given(consistent_systems(max_children=2))
    ... def test_nothing_is_wrong(system: System) -> None:
    ...     assert propagate(system).contradiction is None
    >>> test_nothing_is_wrong()
    """
    return systems_and_truth(max_children=max_children).map(lambda drawn: drawn.system)


def system_and_truth(seed: int, *, max_children: int = 4) -> SystemAndTruth:
    """Make the one system that ``seed`` stands for, always the same: for a loop over thousands.

    >>> len(system_and_truth(1, max_children=2).system) < len(system_and_truth(1).system)
    True

    Raises:
        InvalidValueError: ``seed`` is no whole number, or ``max_children`` below 2.
    """
    if type(seed) is not int or seed < 0:
        raise InvalidValueError("seed", seed, "a whole number of at least 0")
    return _made(Sequence(seed), max_children)


def _made(choose: Choose, max_children: int) -> SystemAndTruth:
    if type(max_children) is not int or max_children < 2:
        raise InvalidValueError("max_children", max_children, "a whole number of at least 2")
    parents = dict(_hierarchy(choose, max_children))
    habit = _HABITS[choose(0, 1)]
    report = _Report(choose, habit, parents, decimals=choose(1, 2), hidden=choose(0, 7) == 0)
    families, money = choose(0, 3) > 0, choose(0, 2) > 0
    measures = (*_MEMBERS, *_FAMILIES) if families else _MEMBERS
    report.count(measures)
    report.keep_silent()
    for unit in report.units:
        report.tell_members(unit)
        if families:
            report.tell_families(unit)
    for measure in measures:
        report.tell_parts(measure)
    if money:
        report.tell_money()
    if choose(0, 1):
        report.tell_again()
    return SystemAndTruth(
        system=System(tuple(report.variables), tuple(report.relations)),
        truth=FrozenDict(report.truth),
        habit=habit,
        parents=FrozenDict(parents),
    )


def _hierarchy(choose: Choose, max_children: int) -> Iterator[tuple[str, str]]:
    for district in range(1, choose(2, max_children) + 1):
        yield f"district-{district}", PROVINCE
        for commune in range(1, choose(2, max_children) + 1):
            yield f"commune-{district}-{commune}", f"district-{district}"


@define
class _Report:
    """A report on the way, with what is true."""

    choose: Choose
    habit: Rounding
    parents: Mapping[str, str]
    decimals: int = field(kw_only=True)
    #: Whether it prints no population.
    hidden: bool = field(kw_only=True)
    #: What single units print nothing of.
    silent: set[str] = field(factory=set[str], kw_only=True)
    truth: dict[str, Exact] = field(factory=dict[str, Exact])
    variables: list[Variable] = field(factory=list[Variable])
    relations: list[Relation] = field(factory=list[Relation])

    @property
    def units(self) -> tuple[str, ...]:
        return (PROVINCE, *self.parents)

    def children(self, unit: str) -> tuple[str, ...]:
        return tuple(child for child, parent in self.parents.items() if parent == unit)

    def count(self, measures: tuple[str, ...]) -> None:
        """Count in the communes, and add up from them."""
        totals = {f"{unit}/{measure}": 0 for unit in self.units for measure in measures}
        for unit in self.parents:
            if self.children(unit):
                continue
            counted = self.commune()
            for above in (unit, self.parents[unit], PROVINCE):
                for measure in measures:
                    totals[f"{above}/{measure}"] += counted[measure]
        self.truth.update(totals)

    def keep_silent(self) -> None:
        """Choose what is not printed, so that it follows from what is."""
        for unit in self.units:
            if self.hidden:
                self.silent.add(f"{unit}/population")
            measure = self.choose(0, 2 * len(_NOT_ALWAYS) - 1)
            if unit != PROVINCE and measure < len(_NOT_ALWAYS):
                self.silent.add(f"{unit}/{_NOT_ALWAYS[measure]}")

    def commune(self) -> dict[str, int]:
        choose = self.choose
        members = choose(200, 3_000)
        population = members * choose(150, 600) // 100
        households = population // choose(3, 5) + 1
        registered = households * choose(40, 95) // 100
        return {
            "members": members,
            "members-before": members * choose(90, 108) // 100,
            "population": population,
            "households": households,
            "registered": registered,
            "recognised": registered * choose(50, 98) // 100,
        }

    def add(self, key: str, value: Exact, quantity: Quantity | None, unit: Unit) -> str:
        self.truth[key] = value
        self.variables.append(
            Variable(
                key=key,
                quantity=quantity,
                unit=unit,
                document=_DOCUMENT,
                subject=key.partition("/")[0],
            )
        )
        return key

    def tell(self, unit: str, measure: str) -> str:
        """Print a number counted in ``unit``, unless it is silent on it."""
        key, kind = f"{unit}/{measure}", _UNITS[measure]
        value = int(self.truth[key])
        if key in self.silent:
            return self.add(key, value, None, kind)
        rounds = self.children(unit)
        printed = told(self.choose, value, kind) if rounds else in_full(value, kind)
        return self.add(key, value, printed, kind)

    def tell_share(self, key: str, part: str, whole: str) -> None:
        one, all_of_it = int(self.truth[part]), int(self.truth[whole])
        quantity = printed_percent(one, all_of_it, self.decimals, self.habit)
        self.add(key, simplest(Fraction(100 * one, all_of_it)), quantity, PERCENT)
        self.relations.append(ShareOf(part, whole, share=key))

    def tell_members(self, unit: str) -> None:
        now, before, population = (self.tell(unit, measure) for measure in _MEMBERS)
        more = int(self.truth[now]) - int(self.truth[before])
        change = Quantity(
            value=abs(more), unit=PERSON, change=Change.DECREASE if more < 0 else Change.INCREASE
        )
        key = self.add(f"{unit}/members-change", abs(more), change, PERSON)
        self.relations.append(ChangeSince(now, before, change=key, decrease=more < 0))
        if self.children(unit) or population in self.silent or self.choose(0, 2):
            self.tell_share(f"{unit}/members-share", now, population)

    def tell_families(self, unit: str) -> None:
        every, registered, recognised = (self.tell(unit, measure) for measure in _FAMILIES)
        self.relations += [AtMost((registered,), (every,)), AtMost((recognised,), (registered,))]
        if self.children(unit) or self.choose(0, 2):
            self.tell_share(f"{unit}/recognised-share", recognised, every)

    def tell_parts(self, measure: str) -> None:
        for unit in self.units:
            children = self.children(unit)
            if children:
                parts = tuple(f"{child}/{measure}" for child in children)
                self.relations.append(PartsOf(f"{unit}/{measure}", parts))

    def tell_amount(self, key: str, value: int) -> str:
        return self.add(key, value, told(self.choose, value, VND), VND)

    def tell_money(self) -> None:
        """Tell what came in, by source and by district, what went out, and what is left."""
        choose = self.choose
        districts = self.children(PROVINCE)
        raised = [choose(100, 9_000) * 100_000 for _ in districts]
        total = self.tell_amount(f"{PROVINCE}/raised", sum(raised))
        parts = tuple(
            self.tell_amount(f"{unit}/raised", value)
            for unit, value in zip(districts, raised, strict=True)
        )
        self.relations.append(PartsOf(total, parts))
        left, sources = sum(raised), list[str]()
        for source in range(1, choose(2, 4)):
            value = left * choose(20, 60) // 100 // 50_000 * 50_000
            sources.append(self.tell_amount(f"{PROVINCE}/raised-source-{source}", value))
            left -= value
        sources.append(self.tell_amount(f"{PROVINCE}/raised-rest", left))
        self.relations.append(PartsOf(total, tuple(sources)))
        opening = choose(10, 9_000) * 50_000
        spent = (opening + sum(raised)) * choose(30, 90) // 100 // 50_000 * 50_000
        price = choose(2, 20) * 50_000
        gifts = max(1, spent * choose(10, 80) // 100 // price)
        closing = opening + sum(raised) - spent
        first = self.tell_amount(f"{PROVINCE}/opening", opening)
        last = self.tell_amount(f"{PROVINCE}/closing", closing)
        out = self.tell_amount(f"{PROVINCE}/spent", spent)
        given = self.tell_amount(f"{PROVINCE}/gift-money", gifts * price)
        self.add(f"{PROVINCE}/gifts", gifts, in_full(gifts, GIFT), GIFT)
        self.add(f"{PROVINCE}/gift-price", price, in_full(price, VND), VND)
        self.relations += [
            EqualTo((first, total), (out, last)),
            AtMost((given,), (out,)),
            ProductOf(given, f"{PROVINCE}/gifts", each=f"{PROVINCE}/gift-price"),
        ]

    def tell_again(self) -> None:
        """Tell the members of the province twice, as the end of a report repeats its head."""
        value = int(self.truth[f"{PROVINCE}/members"])
        again = told(self.choose, value, PERSON)
        key = self.add(f"{PROVINCE}/members-again", value, again, PERSON)
        self.relations.append(EqualTo((f"{PROVINCE}/members",), (key,)))
