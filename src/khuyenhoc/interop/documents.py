"""Every model as a JSON document that says what it is."""

from collections.abc import Callable
from os import PathLike
from typing import Any, Final, TypeVar, cast, get_args, get_origin

from attrs import fields, frozen, has, resolve_types

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.interop.converter import make_converter
from khuyenhoc.interop.definitions import Definitions, WrittenIndicator, WrittenUnit
from khuyenhoc.interop.json_text import laid_out, parsed
from khuyenhoc.interop.personal import is_personal, unquoted
from khuyenhoc.interop.problems import problems_of
from khuyenhoc.interop.unions import is_union
from khuyenhoc.interop.written_forms import WrittenTotals
from khuyenhoc.models.administrative_unit import AdministrativeUnit
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.centre_staff import CentreStaff
from khuyenhoc.models.commendation import Commendation
from khuyenhoc.models.congress import Congress
from khuyenhoc.models.fault import Fault
from khuyenhoc.models.figure import Figure
from khuyenhoc.models.finding import Finding
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.indicator import Catalogue, Indicator
from khuyenhoc.models.indicators import CATALOGUE
from khuyenhoc.models.learning_centre import LearningCentre
from khuyenhoc.models.link import Link
from khuyenhoc.models.membership import Membership
from khuyenhoc.models.movement import Movement
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.models.person import Person
from khuyenhoc.models.recognising_body import RecognisingBody
from khuyenhoc.models.recognition import Recognition, Registration
from khuyenhoc.models.report import Report
from khuyenhoc.models.seat import Seat
from khuyenhoc.models.target import Target, TargetResult
from khuyenhoc.models.term import Term
from khuyenhoc.models.title_events import TitleEvent
from khuyenhoc.models.tree import Tree
from khuyenhoc.models.validity import Validity
from khuyenhoc.reconciliation.report import Reconciliation
from khuyenhoc.reconciliation.title_bases import TitleBases
from khuyenhoc.rollup.change import TotalChange
from khuyenhoc.rollup.left_out import LeftOut
from khuyenhoc.rollup.members_change import MembersChange
from khuyenhoc.rollup.plan_result import PlanResult
from khuyenhoc.rollup.total import Total
from khuyenhoc.rollup.totals import Totals
from khuyenhoc.rules.assessments.application import Application
from khuyenhoc.rules.assessments.receipt import Receipt
from khuyenhoc.rules.books.local_decision import LocalDecision
from khuyenhoc.rules.books.rule_book import RuleBook
from khuyenhoc.rules.books.rule_set import RuleSet
from khuyenhoc.rules.funds.management import CostCeiling
from khuyenhoc.text.readings import Readings
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.habit import PrintedShare, RoundingHabit
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Quantity, Reach, ReadingWarning
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.timeline import Timeline
from khuyenhoc.values.unit import Unit

__all__ = ["SCHEMAS", "dump", "from_json", "load", "to_json"]

T = TypeVar("T")

#: What a file of each kind says it is. A change that a reader of today would refuse or misread
#: raises the number.
SCHEMAS: Final[dict[Any, str]] = {
    AdministrativeUnit: "khuyenhoc.administrative-unit/1",
    Application: "khuyenhoc.application/1",
    BoundedRatio: "khuyenhoc.bounded-ratio/1",
    Bounds: "khuyenhoc.bounds/1",
    Catalogue: "khuyenhoc.catalogue/1",
    CentreStaff: "khuyenhoc.centre-staff/1",
    Citation: "khuyenhoc.citation/1",
    Commendation: "khuyenhoc.commendation/1",
    Congress: "khuyenhoc.congress/1",
    CostCeiling: "khuyenhoc.cost-ceiling/1",
    Dong: "khuyenhoc.dong/1",
    Fault: "khuyenhoc.fault/1",
    Figure: "khuyenhoc.figure/1",
    Finding: "khuyenhoc.finding/1",
    Hierarchy: "khuyenhoc.hierarchy/1",
    Indicator: "khuyenhoc.indicator/1",
    LearningCentre: "khuyenhoc.learning-centre/1",
    LeftOut: "khuyenhoc.left-out/1",
    Link: "khuyenhoc.link/1",
    LocalDecision: "khuyenhoc.local-decision/1",
    MembersChange: "khuyenhoc.members-change/1",
    Membership: "khuyenhoc.membership/1",
    Movement: "khuyenhoc.movement/1",
    Organisation: "khuyenhoc.organisation/1",
    Period: "khuyenhoc.period/1",
    Person: "khuyenhoc.person/1",
    PlanResult: "khuyenhoc.plan-result/1",
    PrintedShare: "khuyenhoc.printed-share/1",
    Quantity: "khuyenhoc.quantity/1",
    Ratio: "khuyenhoc.ratio/1",
    Reach: "khuyenhoc.reach/1",
    ReadingWarning: "khuyenhoc.reading-warning/1",
    Readings: "khuyenhoc.readings/1",
    Receipt: "khuyenhoc.receipt/1",
    RecognisingBody: "khuyenhoc.recognising-body/1",
    Recognition: "khuyenhoc.recognition/1",
    Reconciliation: "khuyenhoc.reconciliation/1",
    Registration: "khuyenhoc.registration/1",
    Report: "khuyenhoc.report/1",
    RoundingHabit: "khuyenhoc.rounding-habit/1",
    RuleBook: "khuyenhoc.rule-book/1",
    RuleSet: "khuyenhoc.rule-set/1",
    Seat: "khuyenhoc.seat/1",
    Target: "khuyenhoc.target/1",
    TargetResult: "khuyenhoc.target-result/1",
    Term: "khuyenhoc.term/1",
    Timeline: "khuyenhoc.timeline/1",
    TitleBases: "khuyenhoc.title-bases/1",
    TitleEvent: "khuyenhoc.title-event/1",
    Total: "khuyenhoc.total/1",
    TotalChange: "khuyenhoc.total-change/1",
    Totals: "khuyenhoc.totals/1",
    Tree: "khuyenhoc.tree/1",
    Unit: "khuyenhoc.unit/1",
    Validity: "khuyenhoc.validity/1",
}
#: Whose items have items in turn, as deep as rules go; elsewhere an item is one line.
_NESTED: Final = (LocalDecision, RuleBook, RuleSet)
#: The totals of a roll-up, as they are read back.
_READ_TOTALS: Final = tuple[Total, ...]
#: What elsewhere goes by its code, or cannot be made again, has a form of its own.
_FORMS: Final[dict[Any, Any]] = {
    Indicator: WrittenIndicator,
    Unit: WrittenUnit,
    _READ_TOTALS: WrittenTotals,
}


def to_json(
    model: object, *, catalogue: Catalogue = CATALOGUE, identity_numbers: bool = False
) -> str:
    """Write any model as JSON, one unit, link, figure or other item a line, and what it is first.

    An indicator, a unit of measure or a catalogue of its own is written in full; everywhere else
    they go by their codes. A catalogue is needed only for units that neither this package nor the
    model's own indicators have. ``Totals`` are written with their tree, their findings and every
    total; they come back as ``tuple[Total, ...]``, for they were computed from reports that are not
    in the file. A person is written without the identity number, but with ``identity_numbers``.

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
    converter = make_converter(catalogue, identity_numbers=identity_numbers)
    data = cast("dict[str, Any]", converter.unstructure(form))
    return laid_out(
        {"schema": schema, **data},
        _name(schema),
        quoted=not identity_numbers,
        nested=isinstance(model, _NESTED),
    )


def from_json(
    kind: type[T], text: str, *, catalogue: Catalogue = CATALOGUE, document: str | None = None
) -> T:
    """Read a model of one ``kind`` from JSON; errors name the ``document``.

    The kind of a timeline says what is dated: ``Timeline[str]``. Totals are read as
    ``tuple[Total, ...]``.

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
    hide = unquoted if is_personal(kind, text) else list[Problem]
    data = dict(found.data)
    if not found.whole:
        raise StructuringError(document, hide(problems), source.sound(data))
    given = data.pop("schema", None)
    if given != schema:
        problems.append(Problem("schema", given, f'"{schema}"'))
        if given in SCHEMAS.values():  # another kind of file, of which nothing else would fit
            raise StructuringError(document, hide(problems))
    try:
        model = cast("T", source.read(data))
    except Exception as error:  # noqa: BLE001 - problems_of raises what it does not know
        problems += problems_of(error)
    else:
        if not problems:
            return model
    raise StructuringError(document, hide(problems), source.sound(data))


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
) -> None:
    """Write any model to a JSON file, from which it loads back the same; as with ``to_json``.

    Raises:
        InvalidValueError: It cannot be written so; the file is left as it was.
        OSError: The file cannot be written.
    """
    from pathlib import Path  # noqa: PLC0415 - slow to import

    written = to_json(model, catalogue=catalogue, identity_numbers=identity_numbers).encode()
    Path(path).write_bytes(written)


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
        converter, form = make_converter(catalogue), _FORMS.get(kind, kind)
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
    item = get_args(kind)[0] if get_origin(kind) is tuple else None
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
    return catalogue.extended(*(one for code, one in used.items() if code not in catalogue))


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
