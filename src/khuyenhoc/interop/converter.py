"""Models to plain data and back, through one strict converter."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args, get_origin

from attrs import has

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.amounts import WrittenAmounts, add_amounts
from khuyenhoc.interop.definitions import Definitions, WrittenCatalogue
from khuyenhoc.interop.facts import add_facts
from khuyenhoc.interop.ledgers import add_ledgers
from khuyenhoc.interop.mappings import is_mapping, mapping_reader, mapping_writer
from khuyenhoc.interop.objects import is_tuple, object_reader, tuple_reader
from khuyenhoc.interop.personal import add_people
from khuyenhoc.interop.requirements import add_requirements
from khuyenhoc.interop.scalars import (
    is_enum,
    is_exact,
    read_date,
    read_enum,
    read_exact,
    read_fraction,
    read_text,
    strict,
    write_exact,
    write_float,
)
from khuyenhoc.interop.thresholds import add_thresholds
from khuyenhoc.interop.unions import is_union, union_reader
from khuyenhoc.interop.written_forms import (
    WrittenPeriod,
    WrittenTimeline,
    WrittenTotals,
    WrittenTree,
)
from khuyenhoc.models.funds.amounts import Amounts
from khuyenhoc.models.indicator import Catalogue, Indicator
from khuyenhoc.models.indicators import CATALOGUE
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.totals import Totals
from khuyenhoc.values.period import Period
from khuyenhoc.values.ratio import Base
from khuyenhoc.values.timeline import Timeline
from khuyenhoc.values.unit import Unit

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["make_converter"]

T = TypeVar("T")
Hook = Callable[[Any, Any], Any]


def make_converter(
    catalogue: Catalogue = CATALOGUE,
    *,
    identity_numbers: bool = False,
    donor_names: bool = False,
) -> "Converter":
    """Make a converter that drops nothing and guesses nothing.

    Unknown keys are refused, ``True`` and 3.0 are no numbers, fractions and decimals travel as
    text ("641/20" or "32.05"), indicators and units by code, periods as their first and last day.
    Values equal to a field's default are left out. A unit that neither this package nor the
    catalogue has could not be read back, and writing it raises ``InvalidValueError``. The
    indicators of a ``Catalogue`` are written in full. People are written without their identity
    number, but with ``identity_numbers``, and donors without their name, but with ``donor_names``.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> make_converter().unstructure(Period.year(2023))
    {'first_day': '2023-01-01', 'last_day': '2023-12-31'}
    """
    from cattrs import Converter  # noqa: PLC0415 - importing khuyenhoc must not import cattrs

    converter = Converter(forbid_extra_keys=True, omit_if_default=True)
    _add_scalars(converter)
    converter.register_structure_hook_factory(is_tuple, tuple_reader)
    converter.register_structure_hook_factory(has, object_reader)
    converter.register_structure_hook_factory(is_mapping, mapping_reader)
    converter.register_unstructure_hook_factory(is_mapping, mapping_writer)
    converter.register_structure_hook_factory(is_union, union_reader)
    converter.register_structure_hook_func(is_exact, read_exact)
    known = Definitions(catalogue)
    _add_names(converter, known)
    _add_form(converter, Period, WrittenPeriod, WrittenPeriod.of, WrittenPeriod.model)
    _add_form(converter, Tree, WrittenTree, WrittenTree.of, WrittenTree.model)
    converter.register_structure_hook_factory(_is_timeline, _timeline_reader)
    converter.register_unstructure_hook_func(
        _is_timeline, lambda timeline: converter.unstructure(WrittenTimeline.of(timeline))
    )
    converter.register_unstructure_hook(
        Totals, lambda totals: converter.unstructure(WrittenTotals.of(totals))
    )
    add_facts(converter)
    add_thresholds(converter)
    add_requirements(converter)
    add_people(converter, identity_numbers=identity_numbers, donor_names=donor_names)
    add_amounts(converter, known)
    _add_form(converter, Amounts, WrittenAmounts, WrittenAmounts.of, WrittenAmounts.model)
    add_ledgers(converter)
    return converter


def _add_scalars(converter: "Converter") -> None:
    for kind, expected in ((int, "a whole number"), (bool, "true or false")):
        converter.register_structure_hook(kind, strict(kind, expected))
    converter.register_structure_hook(str, _read_text_or_word)
    converter.register_structure_hook(date, read_date)
    converter.register_structure_hook(Fraction, read_fraction)
    converter.register_structure_hook_func(is_enum, read_enum)

    converter.register_unstructure_hook_func(is_exact, write_exact)
    converter.register_unstructure_hook(int, write_exact)
    converter.register_unstructure_hook(Fraction, write_exact)
    converter.register_unstructure_hook(float, write_float)
    converter.register_unstructure_hook(date, date.isoformat)


def _read_text_or_word(value: object, kind: Any) -> object:  # noqa: ANN401 - a type expression
    """Read a text; cattrs also asks here for the enums whose members are texts."""
    return read_enum(value, kind) if is_enum(kind) else read_text(value, kind)


def _add_names(converter: "Converter", known: Definitions) -> None:
    """Add what is named by its code, and the catalogue, which says what the codes mean."""
    units = known.units

    def read_indicator(value: object, _: object) -> Indicator:
        if type(value) is not str:
            raise InvalidValueError("", value, "the code of an indicator")
        return known.catalogue[value]

    def read_unit(value: object, _: object) -> Unit:
        if type(value) is not str or value not in units:
            raise InvalidValueError("", value, "the code of a unit of the catalogue")
        return units[value]

    def write_unit(unit: Unit) -> str:
        here = units.get(unit.code)
        if here is None or here.kind is not unit.kind:
            expected = (
                "a unit of this package, of the indicators or of catalogue=; give one that has it"
            )
            raise InvalidValueError("unit", unit.code, expected)
        return unit.code

    converter.register_structure_hook(Indicator, read_indicator)
    converter.register_structure_hook_func(_is_base, read_indicator)
    converter.register_structure_hook(Unit, read_unit)
    converter.register_unstructure_hook(Indicator, lambda indicator: indicator.code)
    converter.register_unstructure_hook_func(_is_base, _write_base)
    converter.register_unstructure_hook(Unit, write_unit)

    def write_catalogue(catalogue: Catalogue) -> WrittenCatalogue:
        return WrittenCatalogue(indicators=known.written(*catalogue))

    _add_form(converter, Catalogue, WrittenCatalogue, write_catalogue, known.catalogue_of)


def _is_base(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return kind is Base


def _write_base(base: Base) -> str:
    if not isinstance(base, Indicator):
        raise InvalidValueError(
            "Ratio.of", base.code, "an Indicator, which a file names by its code"
        )
    return base.code


def _add_form(
    converter: "Converter",
    kind: type,
    form: type[T],
    write: Callable[[Any], T],
    read: Callable[[T], object],
) -> None:
    """Let ``form`` stand for ``kind`` in plain data."""

    def is_kind(other: Any) -> bool:  # noqa: ANN401 - a type expression
        return other is kind

    def reader(_kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - as above
        read_form = converter.get_structure_hook(form)
        return lambda value, _: read(read_form(value, form))

    def writer(_kind: Any, converter: "Converter") -> Callable[[Any], Any]:  # noqa: ANN401 - as above
        write_form = converter.get_unstructure_hook(form)
        return lambda model: write_form(write(model))

    converter.register_structure_hook_factory(is_kind, reader)
    converter.register_unstructure_hook_factory(is_kind, writer)


def _is_timeline(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return kind is Timeline or get_origin(kind) is Timeline


def _timeline_reader(kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - a type expression
    values = get_args(kind)
    if not values:
        raise InvalidValueError("kind", kind, "a kind that says what is dated: Timeline[str]")
    read_form = converter.get_structure_hook(WrittenTimeline)

    def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        form = cast("WrittenTimeline", read_form(value, WrittenTimeline))
        return form.model(lambda entry: converter.structure(entry, values[0]))

    return read
