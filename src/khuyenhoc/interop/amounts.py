"""What funds hold as plain data: đồng as a whole number, foreign money and goods as objects."""

from collections.abc import Callable
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from attrs import Attribute, field, fields_dict, frozen

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.interop.definitions import Definitions, WrittenUnit, reference
from khuyenhoc.interop.objects import Hook, object_reader, of_class
from khuyenhoc.interop.scalars import read_exact, write_exact
from khuyenhoc.models.funds.amount import Amount
from khuyenhoc.models.funds.amounts import Amounts, Size
from khuyenhoc.models.funds.goods import Goods
from khuyenhoc.models.funds.holding import CASH, Holding, kind_held
from khuyenhoc.models.funds.revaluation import Revaluation
from khuyenhoc.values.count import Count
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.foreign_money import CENTS, ForeignMoney
from khuyenhoc.values.number import Exact
from khuyenhoc.values.unit import Unit, UnitKind

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["FieldForm", "WrittenAmounts", "add_amounts", "add_object", "or_none"]

#: How one field is read and written, where its type alone does not say it.
FieldForm = tuple[Callable[[Any], Any], Callable[[Any], Any]]

_DONG: Final = "a whole number of đồng"
_AMOUNT: Final = (
    f"{_DONG}, or an object: foreign money with amount and currency, or goods with count and value"
)
#: What an amount is as an object; their keys tell them apart.
_OBJECTS: Final[tuple[type, ...]] = (Goods, ForeignMoney)


def add_object(converter: "Converter", kind: type, **forms: FieldForm) -> None:
    """Let a converter read and write a class, some fields of which have forms of their own."""

    def reader(_kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - a type expression
        readers: dict[str, Hook] = {name: _hook(read) for name, (read, _) in forms.items()}
        return object_reader(kind, converter, **readers)

    def writer(_kind: Any, converter: "Converter") -> Callable[[Any], Any]:  # noqa: ANN401 - as above
        from cattrs.gen import make_dict_unstructure_fn, override  # noqa: PLC0415 - slow to import

        writers: dict[str, Any] = {
            name: override(unstruct_hook=write) for name, (_, write) in forms.items()
        }
        return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, **writers)

    converter.register_structure_hook_factory(of_class(kind), reader)
    converter.register_unstructure_hook_factory(of_class(kind), writer)


def _hook(read: Callable[[Any], Any]) -> Hook:
    return lambda value, _: read(value)


def or_none(form: FieldForm) -> FieldForm:
    """Give the form of a field that may be without a value."""
    read, write = form
    return (
        lambda value: None if value is None else read(value),
        lambda value: None if value is None else write(value),
    )


def add_amounts(converter: "Converter", known: Definitions) -> None:
    """Let a converter read and write amounts, counts, and units that only the host knows.

    A unit goes by its code where a reader has the same, and in full elsewhere: what is given in
    kind is often something that no catalogue has.
    """
    unit, dong = _unit_form(converter, known), _dong_form(converter)
    add_object(converter, Count, unit=unit)
    add_object(converter, ForeignMoney, amount=(_read_cents, write_exact), currency=unit)
    add_object(converter, Goods, value=or_none(dong))
    add_object(converter, Revaluation, unit=unit, change=dong)
    add_object(converter, _WrittenGoods, unit=unit, value=or_none(dong))
    add_object(converter, WrittenAmounts, cash=dong)
    converter.register_structure_hook_factory(_is_amount, _amount_reader(dong))
    converter.register_unstructure_hook_func(_is_amount, _amount_writer(converter, dong))


def _unit_form(converter: "Converter", known: Definitions) -> FieldForm:
    units = known.units

    def read(value: object) -> Unit:
        if type(value) is dict:
            return converter.structure(value, WrittenUnit).model()
        if type(value) is not str or value not in units:
            said = "the code of a known unit, or a unit in full"
            raise InvalidValueError("", value, said)
        return units[value]

    def write(unit: Unit) -> object:
        return converter.unstructure(reference(unit, units))

    return read, write


def _dong_form(converter: "Converter") -> FieldForm:
    def read(value: object) -> Dong:
        if type(value) is not int:
            raise InvalidValueError("", value, _DONG)
        return Dong(value)

    def write(dong: Dong) -> object:
        return converter.unstructure(dong.amount)

    return read, write


def _read_cents(value: object) -> Exact:
    said = 'a whole number, or a decimal of at most two places as text: "12.50"'
    try:
        exact = cast("Exact", read_exact(value, Exact))
    except InvalidValueError:
        raise InvalidValueError("", value, said) from None
    if exact * CENTS % 1:
        raise InvalidValueError("", value, said)
    return exact


def _is_amount(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return set(get_args(kind)) - {NoneType} == {*get_args(Amount)}


def _amount_reader(dong: FieldForm) -> Callable[[Any, "Converter"], Hook]:
    def reader(kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - a type expression
        may_lack = NoneType in get_args(kind)

        def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
            if type(value) is int:
                return dong[0](value)
            if type(value) is dict:
                known: Any = _class_of(cast("dict[str, Any]", value))
                return converter.structure(value, known)
            if value is None and may_lack:
                return None
            raise InvalidValueError("", value, _AMOUNT)

        return read

    return reader


def _class_of(value: dict[str, Any]) -> type:
    """Give the class that most of the keys are of."""
    known = {one: len(value.keys() & fields_dict(one).keys()) for one in _OBJECTS}
    likely = max(known, key=lambda one: known[one])
    if not known[likely]:
        raise InvalidValueError("", value, _AMOUNT)
    return likely


def _amount_writer(converter: "Converter", dong: FieldForm) -> Callable[[Any], Any]:
    def write(amount: Amount | None) -> object:
        return dong[1](amount) if isinstance(amount, Dong) else converter.unstructure(amount)

    return write


def _goods(instance: object, attribute: "Attribute[Unit]", unit: Unit) -> None:  # noqa: ARG001 - the way attrs asks
    if unit.kind is not UnitKind.COUNT:
        raise InvalidValueError("WrittenGoods.unit", unit, "a unit of goods")


@frozen(kw_only=True)
class _WrittenGoods:
    """Goods of one unit, all with a value or all without; below 0 what is owed."""

    unit: Unit = field(validator=_goods)
    number: int
    value: Dong | None = None


@frozen(kw_only=True)
class WrittenAmounts:
    """What there is of each kind; the model itself has kinds as keys, which no file has."""

    cash: Dong = field(default=Dong(0))
    foreign: tuple[ForeignMoney, ...] = ()
    goods: tuple[_WrittenGoods, ...] = ()

    @classmethod
    def of(cls, amounts: Amounts) -> "WrittenAmounts":
        """Write amounts, each kind in the order in which they are said."""
        goods: list[_WrittenGoods] = []
        for unit in amounts.goods:
            for valued in (False, True):
                size = amounts.sizes.get(Holding(unit, valued))
                if size is not None:
                    number, worth = size
                    value = Dong(worth) if valued else None
                    goods.append(_WrittenGoods(unit=unit, number=number, value=value))
        return cls(cash=amounts.cash, foreign=amounts.foreign, goods=tuple(goods))

    def model(self) -> Amounts:
        """Give the amounts.

        Raises:
            StructuringError: A kind is there twice; all that are.
        """
        problems: list[Problem] = []
        sizes: dict[Holding, Size] = {CASH: (self.cash.amount, self.cash.amount)}
        for place, money in enumerate(self.foreign):
            if kind_held(money) in sizes:
                said = "a currency that no other amount is in"
                problems.append(Problem(f"foreign[{place}].currency", money.currency.code, said))
            sizes[kind_held(money)] = (money.cents, 0)
        for place, goods in enumerate(self.goods):
            kind = Holding(goods.unit, valued=goods.value is not None)
            if kind in sizes:
                said = "goods of another unit, or the one line with a value and the one without"
                problems.append(Problem(f"goods[{place}].unit", goods.unit.code, said))
            sizes[kind] = (goods.number, 0 if goods.value is None else goods.value.amount)
        if problems:
            raise StructuringError("amounts", problems)
        return Amounts(sizes)
