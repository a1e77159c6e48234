"""Money and goods of many kinds together, each kind by itself."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import cast

from attrs import define, field, frozen

from khuyenhoc._frozen_dict import FrozenDict
from khuyenhoc._language import in_language
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.amount import AN_AMOUNT, Amount, size_of
from khuyenhoc.models.funds.goods import Goods
from khuyenhoc.models.funds.holding import CASH, Holding, kind_held, value_of
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.count import Count
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.foreign_money import ForeignMoney
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.unit import Unit, UnitKind

__all__ = ["Amounts", "Size", "Tally"]

#: How much there is of one kind, in đồng, cents or things, and what it is worth in đồng.
Size = tuple[int, int]


def _without_nothing(sizes: Mapping[Holding, Size]) -> Mapping[Holding, Size]:
    if not isinstance(cast("object", sizes), Mapping) or not {*map(type, sizes)} <= {Holding}:
        raise InvalidValueError("Amounts", sizes, "amounts, as of Amounts.of(…)")
    return FrozenDict({kind: size for kind, size in sizes.items() if size != (0, 0)})


@frozen(repr=False)
class Amounts:
    """Money and goods, each kind by itself (tiền mặt, ngoại tệ, hiện vật); below 0 what is owed.

    Cash, foreign money and goods never run together without a value that somebody stated: what
    goods have none, and what foreign money is worth, is open, and ``together`` is then bounded.

    >>> from khuyenhoc.values.unit import BICYCLE, BOOK
    >>> held = Amounts.of(Dong(40_000_000), Goods(Count(20, BICYCLE), Dong(47_500_000)))
    >>> held.cash, held.in_kind, held.together, held.number(BICYCLE)
    (Dong(40_000_000), Bounds(47500000, 47500000), Bounds(87500000, 87500000), 20)
    >>> (held + Amounts.of(Goods(Count(300, BOOK)))).together
    Bounds(87500000, None)
    >>> print(held)
    40,000,000 VND, 20 bicycle worth 47,500,000 VND
    """

    #: How much there is of each kind; of what there is nothing, it is not there.
    sizes: Mapping[Holding, Size] = field(
        factory=FrozenDict[Holding, Size], converter=_without_nothing
    )

    @classmethod
    def of(cls, *amounts: Amount) -> "Amounts":
        """Put amounts together.

        Raises:
            InvalidValueError: One of them is no amount, as a bare number is none.
        """
        tally = Tally()
        for place, amount in enumerate(amounts):
            if not isinstance(cast("object", amount), Amount):
                raise InvalidValueError(f"Amounts.of(amounts)[{place}]", amount, AN_AMOUNT)
            tally.add(kind_held(amount), size_of(amount), value_of(amount))
        return cls(tally.sizes)

    @classmethod
    def total(cls, parts: "Iterable[Amounts]") -> "Amounts":
        """Add up ``parts``, kind by kind."""
        tally = Tally()
        for part in parts:
            for kind, (size, value) in part.sizes.items():
                tally.add(kind, size, value)
        return cls(tally.sizes)

    def __add__(self, other: "Amounts") -> "Amounts":
        if not isinstance(cast("object", other), Amounts):
            return NotImplemented
        return Amounts.total((self, other))

    def __sub__(self, other: "Amounts") -> "Amounts":
        if not isinstance(cast("object", other), Amounts):
            return NotImplemented
        return Amounts.total((self, -other))

    def __neg__(self) -> "Amounts":
        return Amounts({kind: (-size, -value) for kind, (size, value) in self.sizes.items()})

    def __bool__(self) -> bool:
        return bool(self.sizes)

    # -- by kind ----------------------------------------------------------------------------------

    @property
    def cash(self) -> Dong:
        """The cash in đồng."""
        return Dong(self.sizes.get(CASH, (0, 0))[0])

    @property
    def foreign(self) -> tuple[ForeignMoney, ...]:
        """The cash in other currencies, by their codes."""
        return tuple(
            ForeignMoney.of_cents(size, kind.unit)
            for kind, (size, _) in self._in_order
            if kind.unit.kind is UnitKind.MONEY and kind != CASH
        )

    @property
    def goods(self) -> dict[Unit, int]:
        """How many goods there are of each unit, valued or not, by the units' codes."""
        units = dict.fromkeys(
            kind.unit for kind, _ in self._in_order if kind.unit.kind is not UnitKind.MONEY
        )
        return {unit: self.number(unit) for unit in units}

    def number(self, unit: Unit) -> int:
        """Give how many goods of ``unit`` there are, valued or not."""
        return sum(self.sizes.get(Holding(unit, valued), (0, 0))[0] for valued in (True, False))

    def unvalued(self, unit: Unit) -> int:
        """Give how many goods of ``unit`` there are that have no value."""
        return self.sizes.get(Holding(unit, valued=False), (0, 0))[0]

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """Each kind as an amount that an entry can have, in the order in which they are said.

        Raises:
            InvalidValueError: Of some kind there is less than nothing.
        """
        return tuple(_amount(kind, size) for kind, size in self._in_order)

    # -- in đồng ----------------------------------------------------------------------------------

    @property
    def in_kind(self) -> Bounds:
        """What the goods are worth in đồng: one number only where all of them have a value."""
        return self._worth(
            {kind: size for kind, size in self.sizes.items() if kind.unit.kind is UnitKind.COUNT}
        )

    @property
    def together(self) -> Bounds:
        """What all is worth in đồng: one number only without foreign money and unvalued goods."""
        return self._worth(self.sizes)

    @property
    def stated(self) -> Dong:
        """The đồng in cash and the stated values: what is left out has none, see ``is_valued``."""
        return Dong(sum(value for _, value in self.sizes.values()))

    @property
    def is_valued(self) -> bool:
        """Whether all of it is worth a stated number of đồng."""
        return all(kind.valued for kind in self.sizes)

    @staticmethod
    def _worth(sizes: Mapping[Holding, Size]) -> Bounds:
        stated = sum(value for _, value in sizes.values())
        open_sizes = [size for kind, (size, _) in sizes.items() if not kind.valued]
        low = None if any(size < 0 for size in open_sizes) else stated
        high = None if any(size > 0 for size in open_sizes) else stated
        return Bounds(low, high)

    # -- in words ---------------------------------------------------------------------------------

    @cached_property
    def _in_order(self) -> tuple[tuple[Holding, Size], ...]:
        """Cash first, other money by its code, goods by theirs."""

        def place(item: tuple[Holding, Size]) -> tuple[bool, bool, str, bool]:
            kind = item[0]
            return kind != CASH, kind.unit.kind is not UnitKind.MONEY, kind.unit.code, kind.valued

        return tuple(sorted(self.sizes.items(), key=place))

    def sentence(self, language: str = "vi") -> str:
        """Say what there is of each kind in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        say = in_language(language, vi=_in_vietnamese, en=_in_english)
        none = in_language(language, vi="không có gì", en="nothing")
        return ", ".join(say(kind, size) for kind, size in self._in_order) or none

    def beside_dong(self, language: str = "vi") -> str | None:
        """Say what is not cash in đồng: other money, and goods by number; ``None`` for nothing.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        say = in_language(language, vi=_in_vietnamese, en=_in_english)
        return ", ".join(say(kind, size) for kind, size in self._in_order if kind != CASH) or None

    def __str__(self) -> str:
        return self.sentence("en")

    def __repr__(self) -> str:
        return f"<Amounts: {self}>"


def _amount(kind: Holding, size: Size) -> Amount:
    number, value = size
    if number < 0 or value < 0:
        said = "at least nothing of each kind, to be moved as a whole"
        raise InvalidValueError("Amounts.amounts", f"{number} {kind.unit.code}", said)
    if kind == CASH:
        return Dong(number)
    if kind.unit.kind is UnitKind.MONEY:
        return ForeignMoney.of_cents(number, kind.unit)
    return Goods(Count(number, kind.unit), Dong(value) if kind.valued else None)


def _in_vietnamese(kind: Holding, size: Size) -> str:
    number = _plain(kind, size[0])
    if type(number) is int:
        said = format_vi(number, kind.unit)
    else:  # dollars with cents, which print has no whole number of
        said = f"{format_vi(number)} {kind.unit.label_vi}"
    if kind.unit.kind is UnitKind.MONEY:
        return said
    worth = f"trị giá {format_vi(Dong(size[1]))}" if kind.valued else "chưa định giá"
    return f"{said} {worth}"


def _in_english(kind: Holding, size: Size) -> str:
    said = f"{bounds_in_english(Bounds.exactly(_plain(kind, size[0])))} {kind.unit.code}"
    if kind.unit.kind is UnitKind.MONEY:
        return said
    worth = f"worth {bounds_in_english(Bounds.exactly(size[1]))} VND" if kind.valued else "unvalued"
    return f"{said} {worth}"


def _plain(kind: Holding, size: int) -> Exact:
    if kind.unit.kind is UnitKind.MONEY and kind != CASH:
        return simplest(ForeignMoney.of_cents(size, kind.unit).amount)
    return size


@define
class Tally:
    """Sizes of each kind while they are added up."""

    sizes: dict[Holding, Size] = field(factory=dict[Holding, Size])

    def add(self, kind: Holding, size: int, value: int) -> None:
        """Add so much of ``kind``."""
        size_before, value_before = self.sizes.get(kind, (0, 0))
        self.sizes[kind] = size_before + size, value_before + value
