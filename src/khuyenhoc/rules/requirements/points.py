"""What is given points: a criterion by itself, or as the sum of its items."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, cast

from attrs import Attribute, field, frozen

from khuyenhoc._validators import field_name, flag, one_of_type, optional, text
from khuyenhoc.errors import InvalidValueError, shown
from khuyenhoc.rules.requirements.threshold import as_bounds
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.number import Exact

__all__ = ["Points"]


def _cap(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    if type(value) is not int or value < 1:
        raise InvalidValueError(
            field_name(instance, attribute), value, "a whole number of at least 1"
        )


def _items(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    name = field_name(instance, attribute)
    if type(value) is not tuple:
        raise InvalidValueError(name, value, "a tuple of Points")
    for index, item in enumerate(cast("tuple[object, ...]", value)):
        if not isinstance(item, Points):
            raise InvalidValueError(f"{name}[{index}]", item, "a value of Points")


@frozen(kw_only=True)
class Points:
    """A criterion or indicator that is given points (tiêu chí cho điểm), up to a cap.

    Its points are stated as such, or follow from its items, or both. What is stated of neither is
    between 0 and the cap.

    >>> from khuyenhoc.values.citation import Evidence
    >>> source = Citation(instrument="22/2020/TT-BGDĐT", evidence=Evidence.SECONDARY)
    >>> first, second = (Points(id=f"1.{k}", label_vi=f"Mục {k}", label_en=f"item {k}", cap=10,
    ...                         citation=source) for k in (1, 2))
    >>> both = Points(id="1", label_vi="Điều kiện", label_en="conditions", cap=20,
    ...               items=(first, second), citation=source)
    >>> both.observed({"1.1": 10, "1.2": 7}), both.observed({"1.1": 10}), both.observed({"1": 18})
    (17, Bounds(10, 20), 18)

    Raises:
        InvalidValueError: A field has the wrong type, the cap is no whole number of at least 1, or
            two of its items, or one and itself, have one id.
    """

    #: By what an application names it: "1.2".
    id: str = field(validator=text)
    label_vi: str = field(validator=text)
    label_en: str = field(validator=text)
    #: The most points there are; ``None`` where no source tells it.
    cap: int | None = field(validator=optional(_cap))
    #: What it is the sum of; none where it is given points as a whole.
    items: "tuple[Points, ...]" = field(default=(), validator=_items)
    #: Whether ``items`` are all of them; if not, those that no source names give points too.
    complete: bool = field(default=True, validator=flag)
    citation: Citation = field(validator=one_of_type(Citation))

    def __attrs_post_init__(self) -> None:
        ids = tuple(one.id for one in self.walk())
        if len(set(ids)) < len(ids):
            expected = "items that each have an id of their own"
            raise InvalidValueError("Points.items", ids, expected)

    def walk(self) -> "Iterator[Points]":
        """Give it and all below it."""
        yield self
        for item in self.items:
            yield from item.walk()

    @cached_property
    def limit(self) -> int | None:
        """The most that can come out of it; ``None`` where that is not known."""
        limits = [item.limit for item in self.items]
        known = [limit for limit in limits if limit is not None]
        if not self.items or not self.complete or len(known) < len(limits):
            return self.cap
        return sum(known) if self.cap is None else min(self.cap, sum(known))

    @cached_property
    def _within(self) -> tuple[str, ...]:
        """The ids of all that it is the sum of."""
        return tuple([one.id for item in self.items for one in item.walk()])

    def observed(self, facts: Mapping[str, Any]) -> Exact | Bounds:
        """Give the points that ``facts``, by id, come to: a number, or all that it can be.

        Raises:
            InvalidValueError: Its items come to more than its cap, or to something else than what
                is stated of it.
        """
        stated = facts.get(self.id)
        if not self.items:
            return Bounds(0, self.cap) if stated is None else stated
        if type(stated) is int and self._stands_alone(stated, facts):
            return stated
        parts = [item.observed(facts) for item in self.items]
        # Numbers first: a sum of Bounds takes far longer.
        total: Exact | Bounds = sum([part for part in parts if not isinstance(part, Bounds)])
        for part in parts:
            if isinstance(part, Bounds):
                total = total + part
        if not self.complete:
            total = total + Bounds.at_least(0)
        if stated is None and not isinstance(total, Bounds) and total <= (self.cap or total):
            return total
        sum_of_items = as_bounds(total)
        possible = sum_of_items & Bounds(0, self.cap)
        if possible is None:
            expected = f"items that come to at most {self.cap}, its cap"
            raise InvalidValueError(f"facts[{self.id!r}]", sum_of_items.value or total, expected)
        if stated is not None:
            possible = possible & stated
            if possible is None:
                expected = f"what its items come to, {shown(sum_of_items.value or total)}"
                raise InvalidValueError(f"facts[{self.id!r}]", stated, expected)
        return possible if possible.value is None else possible.value

    def not_stated(self, facts: Mapping[str, Any]) -> "Iterator[Points]":
        """Give those of which ``facts`` state nothing, neither as a whole nor of any item."""
        if facts.get(self.id) is not None:
            return
        if all(facts.get(key) is None for key in self._within):
            yield self
            return
        for item in self.items:
            yield from item.not_stated(facts)

    def _stands_alone(self, points: int, facts: Mapping[str, Any]) -> bool:
        """Tell whether points are stated as a whole, with no items stated that could disagree.

        It is how most are stated, and there is nothing to compute with ``Bounds``.
        """
        if points < 0 or (self.limit is not None and points > self.limit):
            return False
        return all(facts.get(key) is None for key in self._within)
