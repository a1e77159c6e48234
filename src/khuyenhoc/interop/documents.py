"""Every model as a JSON document that says what it is."""

from collections.abc import Callable, Sequence
from os import PathLike
from typing import Any, Final, TypeVar, cast, get_args, get_origin

from attrs import fields, frozen, has, resolve_types

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.interop.definitions import Definitions, WrittenIndicator, WrittenUnit
from khuyenhoc.interop.json_text import laid_out, parsed
from khuyenhoc.interop.personal import quotable
from khuyenhoc.interop.problems import problems_of
from khuyenhoc.interop.schemas import SCHEMAS
from khuyenhoc.interop.shared_converters import shared_converter
from khuyenhoc.interop.unions import is_union
from khuyenhoc.interop.written_forms import WrittenTotals
from khuyenhoc.models.indicator import Catalogue, Indicator
from khuyenhoc.models.indicators import CATALOGUE
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.rollup.total import Total
from khuyenhoc.rollup.totals import Totals
from khuyenhoc.rules.books.local_decision import LocalDecision
from khuyenhoc.rules.books.rule_book import RuleBook
from khuyenhoc.rules.books.rule_set import RuleSet
from khuyenhoc.values.unit import Unit

__all__ = ["dump", "from_json", "load", "to_json"]

T = TypeVar("T")

#: Whose items have items in turn, as deep as rules go; elsewhere an item is one line.
_NESTED: Final = (LocalDecision, Registry, RuleBook, RuleSet)
#: The totals of a roll-up, as they are read back.
_READ_TOTALS: Final = tuple[Total, ...]
#: What elsewhere goes by its code, or cannot be made again, has a form of its own.
_FORMS: Final[dict[Any, Any]] = {
    Indicator: WrittenIndicator,
    Unit: WrittenUnit,
    _READ_TOTALS: WrittenTotals,
}


def to_json(
    model: object,
    *,
    catalogue: Catalogue = CATALOGUE,
    identity_numbers: bool = False,
    donor_names: bool = False,
) -> str:
    """Write any model as JSON, one unit, link, figure or other item a line, and what it is first.

    An indicator, a unit of measure or a catalogue of its own is written in full; everywhere else
    they go by their codes. A catalogue is needed only for units that neither this package nor the
    model's own indicators have; what funds hold needs none. ``Totals`` are written with their tree,
    their findings and every total; they come back as ``tuple[Total, ...]``, for they were computed
    from reports that are not in the file. A person is written without the identity number, but with
    ``identity_numbers``; a donor without the name, but with ``donor_names``.

    >>> from khuyenhoc.models.link import Link
    >>> from khuyenhoc.values.period import Period
    >>> print(to_json(Link("p6", "q1", Period.year(2023))), end="")
    {
      "schema": "khuyenhoc.link/1",
      "child": "p6",
      "parent": "q1",
      "period": {
        "first_day": "2023-01-01",
        "last_day": "2023-12-31"
      }
    }

    Raises:
        InvalidValueError: There is no such kind of file, or something in it could not be read
            back: a unit that is not known, a float, half of a character.
    """
    schema = SCHEMAS.get(type(model))
    if schema is None:
        raise InvalidValueError("model", model, f"a value of {_names()}")
    form: object = WrittenTotals.of(model) if isinstance(model, Totals) else model
    if isinstance(form, Unit):
        form = WrittenUnit.of(form)
    elif isinstance(form, Indicator):
        (form,) = Definitions(catalogue).written(form)
    elif not isinstance(form, Catalogue):
        catalogue = _with_indicators(catalogue, form)
    nested = isinstance(model, _NESTED)
    converter = shared_converter(
        catalogue, nested=nested, identity_numbers=identity_numbers, donor_names=donor_names
    )
    data = cast("dict[str, Any]", converter.unstructure(form))
    return laid_out(
        {"schema": schema, **data},
        _name(schema),
        quoted=not (identity_numbers or donor_names),
        nested=nested,
    )


def from_json(
    kind: type[T], text: str, *, catalogue: Catalogue = CATALOGUE, document: str | None = None
) -> T:
    """Read a model of one ``kind`` from JSON; errors name the ``document``.

    The kind of a timeline says what is dated: ``Timeline[str]``. Totals are read as
    ``tuple[Total, ...]``.

    >>> from khuyenhoc.models.link import Link
    >>> from_json(Link, '{"schema": "khuyenhoc.link/1", "child": "p6", "parnt": "q1"}')
    Traceback (most recent call last):
        ...
    khuyenhoc.errors.StructuringError: link: 2 problems
      parent: expected a value, got nothing: the key is missing
      parnt: expected a known key: child, parent, period, got 'parnt'

    Raises:
        StructuringError: It is no such model; every problem with its path. Of what is made of
            units, figures or other items, ``read`` holds those that were sound.
        InvalidValueError: There is no such kind of file.
    """
    schema = _schema(kind)
    if not isinstance(cast("object", text), str):
        # What it holds is not quoted: it may be somebody's number.
        raise InvalidValueError("text", type(text), "a text; of a file, call load(kind, path)")
    source = _Source.of(kind, catalogue)
    document = _name(schema) if document is None else document
    found = parsed(text, f'an object with "schema": "{schema}"')
    problems = [*found.problems]
    data = dict(found.data)
    if not found.whole:
        raise StructuringError(document, quotable(problems, kind, text, found), source.sound(data))
    given = data.pop("schema", None)
    if given != schema:
        problems.append(Problem("schema", given, f'"{schema}"'))
        if given in SCHEMAS.values():  # another kind of file, of which nothing else would fit
            raise StructuringError(document, quotable(problems, kind, text, found))
    try:
        model = cast("T", source.read(data))
    except Exception as error:  # noqa: BLE001 - problems_of raises what it does not know
        problems += problems_of(error)
    else:
        if not problems:
            return model
    raise StructuringError(document, quotable(problems, kind, text, found), source.sound(data))


def load(kind: type[T], path: str | PathLike[str], *, catalogue: Catalogue = CATALOGUE) -> T:
    """Read a model of one ``kind`` from a JSON file.

    Raises:
        StructuringError: It is no such model; as with ``from_json``.
        InvalidValueError: There is no such kind of file.
        OSError: There is no such file, or it cannot be read.
    """
    from pathlib import Path  # noqa: PLC0415 - slow to import

    try:
        text = Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        problem = Problem(f"byte {error.start}", error.object[error.start], "text in UTF-8")
    else:
        return from_json(kind, text, catalogue=catalogue, document=str(path))
    # Raised here and not above, where it would drag along an error that holds the whole file.
    raise StructuringError(str(path), [problem])


def dump(
    model: object,
    path: str | PathLike[str],
    *,
    catalogue: Catalogue = CATALOGUE,
    identity_numbers: bool = False,
    donor_names: bool = False,
) -> None:
    """Write any model to a JSON file, from which it loads back the same; as with ``to_json``.

    Raises:
        InvalidValueError: It cannot be written so; the file is left as it was.
        OSError: The file cannot be written.
    """
    from pathlib import Path  # noqa: PLC0415 - slow to import

    written = to_json(
        model, catalogue=catalogue, identity_numbers=identity_numbers, donor_names=donor_names
    )
    Path(path).write_bytes(written.encode())


@frozen(kw_only=True)
class _Source:
    """How one kind of file is read, as a whole or item by item."""

    kind: Any
    form: Any
    converter: Any
    known: Definitions
    read_form: Callable[[Any, Any], Any]

    @classmethod
    def of(cls, kind: Any, catalogue: Catalogue) -> "_Source":  # noqa: ANN401 - a type expression
        converter = shared_converter(catalogue, nested=kind in _NESTED)
        form = _FORMS.get(kind, kind)
        return cls(
            kind=kind,
            form=form,
            converter=converter,
            known=Definitions(catalogue),
            read_form=converter.get_structure_hook(form),
        )

    def read(self, data: dict[str, Any]) -> object:
        """Read the whole."""
        match self.read_form(data, self.form):
            case WrittenUnit() as unit:
                return unit.model()
            case WrittenIndicator() as indicator:
                return self.known.indicator_of(indicator)
            case WrittenTotals() as totals:
                return totals.totals
            case model:
                return model

    def sound(self, data: dict[str, Any]) -> tuple[object, ...]:
        """Read the items that can be read on their own, so that nothing read is lost."""
        if self.kind is Catalogue:
            written = self._items(data.get("indicators"), WrittenIndicator)
            return self.known.read(written, str)[0]
        kind: Any = get_origin(self.form) or self.form
        found: list[object] = []
        for attribute in fields(resolve_types(kind)):
            item = _item(attribute.type) if attribute.init else None
            if item is not None:
                found += self._items(data.get(attribute.name), item)
        return tuple(found)

    def _items(self, given: Any, kind: type[T]) -> list[T]:  # noqa: ANN401 - JSON holds anything
        sound: list[T] = []
        for item in cast("list[object]", given) if type(given) is list else ():
            try:
                sound.append(self.converter.structure(item, kind))
            except Exception as error:  # noqa: BLE001 - problems_of raises what it does not know
                problems_of(error)
        return sound


def _item(kind: Any) -> Any:  # noqa: ANN401 - a type expression
    """Give the kind of the objects that a field lists; ``None`` for a field that does not."""
    item = get_args(kind)[0] if get_origin(kind) in (tuple, Sequence) else None
    return item if item is not None and (is_union(item) or has(item)) else None


def _is_the_same(one: Indicator, other: Indicator) -> bool:
    """Compare all that a file leaves to the code; ``==`` passes over labels."""
    return one is other or all(
        getattr(one, field.name) == getattr(other, field.name)
        for field in fields(Indicator)
        if field.name != "bases"
    )


def _with_indicators(catalogue: Catalogue, model: object) -> Catalogue:
    """Add the indicators that a model brings along, and with them their units."""
    shipped = {indicator.code: indicator for indicator in catalogue}
    used: dict[str, Indicator] = {}
    waiting = [model]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Indicator):
            known = used.setdefault(value.code, shipped.get(value.code, value))
            if not _is_the_same(value, known):
                said = "what the catalogue, or the rest of the model, calls so: it goes by its code"
                raise InvalidValueError("indicator", value.code, said)
        elif isinstance(value, tuple):
            waiting += cast("tuple[object, ...]", value)
        elif isinstance(value, dict):
            waiting += cast("dict[str, object]", value).values()
        else:
            kind = type(value)
            attributes = fields(kind) if has(kind) else ()
            waiting += (getattr(value, one.name) for one in attributes if one.init)
    more = [one for code, one in used.items() if code not in catalogue]
    return catalogue.extended(*more) if more else catalogue


def _schema(kind: Any) -> str:  # noqa: ANN401 - a type expression
    if kind is Totals:
        expected = "tuple[Total, ...]: totals are computed, and read back one by one"
        raise InvalidValueError("kind", kind, expected)
    if kind == _READ_TOTALS:
        return SCHEMAS[Totals]
    schema = SCHEMAS.get(get_origin(kind) or kind)
    if schema is None:
        raise InvalidValueError("kind", kind, f"one of {_names()}")
    return schema


def _names() -> str:
    return ", ".join(kind.__name__ for kind in SCHEMAS)


def _name(schema: str) -> str:
    return schema.partition(".")[2].partition("/")[0]
