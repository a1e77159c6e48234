"""Classes of units carried along a crosswalk, by a policy that is named."""

from collections.abc import Hashable, Iterator, Mapping
from enum import Enum
from fractions import Fraction
from typing import Generic, TypeVar, cast

from attrs import field, frozen

from khuyenhoc._frozen_dict import FrozenDict
from khuyenhoc._near import near_hint
from khuyenhoc._validators import text, texts, tuple_of
from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.reform.crosswalks.walk import Walk
from khuyenhoc.reform.restating.caveat import Caveat, CaveatKind
from khuyenhoc.reform.restating.restated import Comparability
from khuyenhoc.values.number import Exact

__all__ = ["CategoryPolicy", "RestatedCategory", "apply_categories"]

T = TypeVar("T", bound=Hashable)


class CategoryPolicy(Enum):
    """What class a unit is of that is made of several, or of a part of one.

    >>> [policy.value for policy in CategoryPolicy]
    ['re-assess', 'all', 'any', 'most-people']
    """

    #: None: it has to be assessed anew. Only a unit that went on as a whole, alone, keeps its own.
    REASSESS = "re-assess"
    #: The one that all are of that it is, or may be, made of.
    ALL = "all"
    #: Of yes and no: yes where one that belongs to it for certain, as a whole or in part, is yes.
    ANY = "any"
    #: The one of those that make up more than half of the people, however divided units went.
    MOST_PEOPLE = "most-people"


@frozen(kw_only=True)
class RestatedCategory(Generic[T]):
    """The class of a unit of another map (xếp loại quy đổi), ``None`` where it has none.

    >>> RestatedCategory(unit="gia-dinh-2025", category=True).status.value
    'exact'
    """

    unit: str = field(validator=text)
    category: T | None
    sources: tuple[str, ...] = field(default=(), validator=texts)
    caveats: tuple[Caveat, ...] = field(default=(), validator=tuple_of(Caveat))

    @property
    def status(self) -> Comparability:
        """Whether there is one, or it is not comparable."""
        return Comparability.NOT_COMPARABLE if self.category is None else Comparability.EXACT


def apply_categories(
    walk: Walk,
    categories: Mapping[str, T],
    *,
    policy: CategoryPolicy,
    people: Mapping[str, int] | None,
) -> Mapping[str, RestatedCategory[T]]:
    """Carry classes over; see ``Crosswalk.apply_categories``."""
    if not isinstance(cast("object", policy), CategoryPolicy):
        raise InvalidValueError("apply_categories(policy)", policy, "a CategoryPolicy")
    if policy is CategoryPolicy.MOST_PEOPLE and people is None:
        said = "the people of each unit, as most-people asks for"
        raise InvalidValueError("apply_categories(people)", None, said)
    _check(walk, categories, people or {}, policy)
    made: dict[str, RestatedCategory[T]] = {}
    for target, every in walk.sources.items():
        # A class is of a place and not the sum of what is under it: an area has its own or none.
        sources = tuple(unit for unit in every if unit in categories or unit not in walk.areas)
        if any(unit in categories for unit in sources):
            category = _of(walk, target, sources, categories, policy, people or {})
            asked = people if policy is CategoryPolicy.MOST_PEOPLE else None
            caveats = tuple(_caveats(walk, sources, categories, asked, lacks=category is None))
            made[target] = RestatedCategory(
                unit=target, category=category, sources=sources, caveats=caveats
            )
    return FrozenDict(made)


def _check(
    walk: Walk,
    categories: Mapping[str, object],
    people: Mapping[str, object],
    policy: CategoryPolicy,
) -> None:
    problems: list[Problem] = []
    for unit, category in categories.items():
        if unit not in walk.rows:
            said = f"the id of a unit of {walk.start}{near_hint(unit, walk.rows)}"
            problems.append(Problem("categories", unit, said))
        if policy is CategoryPolicy.ANY and type(category) is not bool:
            said = "True or False, as any asks for"
            problems.append(Problem(f"categories[{unit!r}]", category, said))
    problems += (
        Problem(f"people[{unit!r}]", count, "a whole number of at least 0")
        for unit, count in people.items()
        if type(count) is not int or count < 0
    )
    if problems:
        raise StructuringError("Crosswalk.apply_categories", problems)


def _caveats(
    walk: Walk,
    sources: tuple[str, ...],
    categories: Mapping[str, object],
    people: Mapping[str, int] | None,
    *,
    lacks: bool,
) -> Iterator[Caveat]:
    """Say what was not reported, and of what has no class why it has none."""
    counted = sources if people is None else people
    missing = [unit for unit in sources if unit not in categories or unit not in counted]
    if missing:
        yield Caveat(CaveatKind.MISSING, tuple(map(walk.name, missing)))
    if lacks:
        known = [unit for unit in sources if unit in categories]
        are_divided = any(len(walk.rows[unit]) > 1 for unit in known)
        if len(known) > 1 or are_divided:
            yield Caveat(CaveatKind.MIXED, tuple(map(walk.name, known)))


def _of(  # noqa: PLR0913, PLR0917 - all that a class of a place depends on
    walk: Walk,
    target: str,
    sources: tuple[str, ...],
    categories: Mapping[str, T],
    policy: CategoryPolicy,
    people: Mapping[str, int],
) -> T | None:
    if policy is CategoryPolicy.REASSESS:
        alone = len(sources) == 1 and len(walk.rows[sources[0]]) == 1
        return categories[sources[0]] if alone else None
    if policy is CategoryPolicy.ALL:
        found = {categories.get(unit) for unit in sources}
        return found.pop() if len(found) == 1 else None
    shares = {unit: _share(walk, unit, target) for unit in sources}
    if policy is CategoryPolicy.ANY:
        certain = [categories[unit] for unit in sources if unit in categories and shares[unit][0]]
        if any(certain):
            return cast("T", True)  # noqa: FBT003 - the category itself
        known = all(unit in categories for unit in sources)
        return categories[sources[0]] if known and not any(map(categories.get, sources)) else None
    return _of_most(sources, shares, categories, people)


def _share(walk: Walk, unit: str, target: str) -> tuple[Exact, Exact]:
    weight = next(weight for weight in walk.rows[unit] if weight.target == target)
    return weight.low, weight.high


def _of_most(
    sources: tuple[str, ...],
    shares: Mapping[str, tuple[Exact, Exact]],
    categories: Mapping[str, T],
    people: Mapping[str, int],
) -> T | None:
    """Find the class of which there are more people than of all others, at the worst."""
    if any(unit not in people for unit in sources):
        return None
    for category in dict.fromkeys(categories[unit] for unit in sources if unit in categories):
        least = most_others = Fraction(0)
        for unit in sources:
            low, high = shares[unit]
            if unit in categories and categories[unit] == category:
                least += low * people[unit]
            else:
                most_others += high * people[unit]
        if least > most_others:
            return category
    return None
