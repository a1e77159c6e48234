"""Systems printed from one truth, the relations' meaning, and systems with one figure spoilt."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise

from attrs import evolve, frozen
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.unit import PERCENT, PERSON, VND, VND_PER_PERSON, Unit

#: What a system can be made of by hand.
Numbers = Mapping[str, str | int | kh.Quantity | kh.Bounds | Unit | None]
HABITS = (kh.Rounding.HALF_UP, kh.Rounding.DOWN)
HUNDRED = Fraction(100)


@frozen(kw_only=True)
class Printed:
    """A system, with the numbers that it was printed from."""

    system: kh.System
    truth: Mapping[str, Exact]
    habit: kh.Rounding


def counted(draw: st.DrawFn, key: str, number: Exact, habit: kh.Rounding) -> kh.Variable:
    """Print a count: to its last place, rounded, as a limit, or not at all."""
    assert isinstance(number, int)
    match draw(st.sampled_from(("exact", "exact", "rounded", "nearly", "more", "known", "none"))):
        case "rounded":
            step = draw(st.sampled_from((10, 100)))
            quantity = kh.Quantity(
                value=int(kh.round_to(number, step, habit)), unit=PERSON, resolution=step
            )
        case "nearly":
            above = number + draw(st.integers(1, max(1, number // 10)))
            quantity = kh.Quantity(value=above, unit=PERSON, qualifier=kh.Qualifier.NEARLY)
        case "more" if number > 0:
            below = number - draw(st.integers(1, max(1, number // 11)))
            quantity = kh.Quantity(value=below, unit=PERSON, qualifier=kh.Qualifier.MORE_THAN)
        case "known":
            around = kh.Bounds(number - draw(st.integers(0, 9)), number + draw(st.integers(0, 9)))
            return kh.Variable(key=key, unit=PERSON, known=around)
        case "none":
            return kh.Variable(key=key, unit=PERSON)
        case _:
            quantity = kh.Quantity(value=number, unit=PERSON)
    return kh.Variable(key=key, quantity=quantity)


def rounded(
    draw: st.DrawFn, key: str, number: Exact, unit: Unit, habit: kh.Rounding
) -> kh.Variable:
    """Print a share or an amount in a habit, or not at all."""
    if draw(st.integers(0, 5)) == 0:
        return kh.Variable(key=key, unit=unit)
    steps: tuple[Exact, ...] = (1, Fraction(1, 10), Fraction(1, 100))
    step = draw(st.sampled_from(steps if unit == PERCENT else (1, 1_000)))
    value = kh.round_to(number, step, habit)
    quantity = kh.Quantity(value=value, unit=unit, resolution=step)
    return kh.Variable(key=key, quantity=quantity, document="report")


@st.composite
def printed_systems(draw: st.DrawFn) -> Printed:
    """Draw members in parts, their shares, what they were before, and what was raised per head."""
    habit = draw(st.sampled_from(HABITS))
    parts = draw(st.lists(st.integers(1, 400), min_size=2, max_size=3))
    every, before = sum(parts), draw(st.integers(1, 900))
    each = draw(st.integers(1, 60)) * 500
    truth: dict[str, Exact] = {f"part{at}": part for at, part in enumerate(parts)}
    shares = {f"share{at}": simplest(HUNDRED * part / every) for at, part in enumerate(parts)}
    counts: dict[str, Exact] = {**truth, "all": every, "before": before}
    relations: list[Relation] = [
        kh.PartsOf("all", tuple(truth)),
        kh.PartsOf("all", ("part0",), complete=False),
        kh.AtMost("part0", ("part1", "all")),
        kh.ProductOf("money", "all", each="each"),
        kh.MeanOf("money", "all", mean="each"),
        kh.WithinDrift("all", "before", drift=Fraction(max(every, before), min(every, before)) - 1),
        *(kh.ShareOf(f"part{at}", "all", share=f"share{at}") for at in range(len(parts))),
    ]
    counts["change"] = abs(every - before)
    relations.append(kh.ChangeSince("all", "before", change="change", decrease=every < before))
    kept = draw(st.lists(st.sampled_from(relations), min_size=1, max_size=4, unique=True))
    truth = {**counts, **shares, "money": every * each, "each": each}
    keys = list(dict.fromkeys(key for relation in kept for key in relation.terms))
    variables = {
        key: counted(draw, key, truth[key], habit)
        if key in counts
        else rounded(draw, key, truth[key], unit_of(key), habit)
        for key in keys
    }
    system = kh.System(tuple(variables.values()), tuple(kept))
    return Printed(system=system, truth={key: truth[key] for key in keys}, habit=habit)


def unit_of(key: str) -> Unit:
    if key.startswith("share"):
        return PERCENT
    return VND if key == "money" else VND_PER_PERSON


@st.composite
def spoilt_systems(draw: st.DrawFn) -> kh.System:
    """Draw a system in which one figure was printed a good deal off, and mostly contradicts."""
    printed = draw(printed_systems())
    system = printed.system
    keys = [variable.key for variable in system if variable.is_printed]
    if not keys:
        return system
    key = draw(st.sampled_from(keys))
    quantity = system[key].quantity
    assert quantity is not None
    off = evolve(
        quantity,
        value=simplest(quantity.value + draw(st.integers(1, 50)) * 7 * quantity.resolution),
    )
    variables = tuple(evolve(v, quantity=off) if v.key == key else v for v in system)
    return kh.System(variables, system.relations)


def system_of(numbers: Numbers, *relations: Relation) -> kh.System:
    return kh.System.of(numbers, relations)


def chain(links: int, first: int, last: int) -> kh.System:
    """Make numbers that are equal one to the next, though the first and the last are not."""
    keys = [f"n{at}" for at in range(links + 1)]
    numbers: dict[str, int | Unit] = {**dict.fromkeys(keys, PERSON), keys[0]: first}
    relations = [kh.EqualTo((one,), (other,)) for one, other in pairwise(keys)]
    return kh.System.of({**numbers, keys[-1]: last}, relations)


def holds(relation: Relation, values: Mapping[str, Exact]) -> bool:
    """Say whether a relation between counts, amounts and percentages is true of some numbers."""

    def total(keys: tuple[str, ...]) -> Exact:
        return sum(values[key] for key in keys)

    is_true = False
    match relation:
        case kh.PartsOf(whole=whole, parts=parts, complete=complete):
            rest = values[whole] - total(parts)
            is_true = all(values[part] >= 0 for part in parts)
            is_true = is_true and (rest == 0 if complete else rest >= 0)
        case kh.EqualTo(left=left, right=right):
            is_true = total(left) == total(right)
        case kh.AtMost(less=less, more=more):
            is_true = total(less) <= total(more)
        case kh.ShareOf(part=part, whole=whole, share=share):
            is_true = values[part] * 100 == values[share] * values[whole]
            is_true = is_true and values[part] <= values[whole] > 0
        case kh.ChangeSince(now=now, before=before, change=change, decrease=decrease):
            moved = -values[change] if decrease else values[change]
            is_true = values[now] == values[before] + moved
        case kh.ProductOf(total=amount, count=count, each=each):
            is_true = values[amount] == values[count] * values[each]
        case kh.MeanOf(total=amount, count=count, mean=mean):
            is_true = values[count] > 0 and values[amount] == values[count] * values[mean]
        case kh.WithinDrift(one=one, other=other, drift=drift):
            low, high = sorted((values[one], values[other]))
            is_true = high <= low * (1 + drift)
        case _:
            raise NotImplementedError(relation)
    return is_true
