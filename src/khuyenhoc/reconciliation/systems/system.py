"""Numbers with the relations between them."""

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any, cast

from attrs import Attribute, field, frozen

from khuyenhoc._near import near_hint
from khuyenhoc._validators import field_name, tuple_of
from khuyenhoc.errors import InvalidValueError, Problem, ReadingError, StructuringError
from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.reconciliation.constraints.product import Product
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.systems.kinds import clashing_kinds, with_scales
from khuyenhoc.text.quantities import read_quantity
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.unit import Unit

__all__ = ["System"]


def _relations(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    name = field_name(instance, attribute)
    if type(value) is not tuple:
        raise InvalidValueError(name, value, "a tuple of relations")
    for index, item in enumerate(cast("tuple[object, ...]", value)):
        if isinstance(item, type) or not callable(getattr(item, "constraints", None)):
            said = "a relation, such as kh.PartsOf or kh.ShareOf"
            raise InvalidValueError(f"{name}[{index}]", item, said)


@frozen
class System:
    """Numbers and the relations that hold between them (hệ ràng buộc).

    >>> from khuyenhoc.reconciliation.relations.share_of import ShareOf
    >>> from khuyenhoc.values.unit import PERSON
    >>> system = System.of({"members": "383.058 hội viên", "percent": "32,05%", "people": PERSON},
    ...                    [ShareOf("members", "people", share="percent")])
    >>> [variable.key for variable in system if not variable.is_printed]
    ['people']

    Raises:
        InvalidValueError: A field has the wrong type.
        StructuringError: Two numbers have one key, a relation names a number that there is not, or
            adds or compares what is of different kinds; all at once, with their places.
    """

    variables: tuple[Variable, ...] = field(validator=tuple_of(Variable))
    relations: tuple[Relation, ...] = field(default=(), validator=_relations)
    _by_key: dict[str, Variable] = field(init=False, repr=False, eq=False)
    _constraints: tuple[tuple[int, Linear | Product], ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        by_key = {variable.key: variable for variable in self.variables}
        misled = [*_misled(self.relations, by_key), *clashing_kinds(self.relations, by_key)]
        misled.sort(key=itemgetter(0))  # in the order of the relations
        problems = [*_repeated(self.variables), *(problem for _, problem in misled)]
        if problems:
            raise StructuringError("System", problems, self.variables)
        scaled = with_scales(self.variables, self.relations)
        by_key = {variable.key: variable for variable in scaled}
        constraints = tuple(
            (number, constraint)
            for number, relation in enumerate(self.relations)
            for constraint in relation.constraints(by_key)
        )
        object.__setattr__(self, "variables", scaled)  # the way attrs itself fills frozen fields
        object.__setattr__(self, "_by_key", by_key)
        object.__setattr__(self, "_constraints", constraints)

    @classmethod
    def of(
        cls,
        numbers: "Mapping[str, str | int | Quantity | Bounds | Unit | None]",
        relations: Iterable[Relation] = (),
    ) -> "System":
        """Make a system by hand: of each number what was printed, what is known, or its unit.

        A text is read as print, so that "gần 60 tỉ đồng" keeps its bound; a whole number was
        printed exactly; bounds are known and never doubted; of a unit, or of ``None``, nothing was
        printed.

        >>> System.of({"a": 3, "b": Bounds.at_most(2), "c": None})["a"].domain()
        Bounds(3, 3)

        Raises:
            StructuringError: Numbers are none of these or texts hold no figure, all at once; or a
                relation cannot be between these numbers.
        """
        variables: list[Variable] = []
        problems: list[Problem] = []
        for key, value in numbers.items():
            try:
                variables.append(_variable(key, value))
            except InvalidValueError as error:
                problems.append(Problem(f"numbers[{key!r}]", error.value, error.expected))
            except ReadingError as error:
                problems.append(Problem(f"numbers[{key!r}]", error.text, error.expected))
        if problems:
            raise StructuringError("System", problems, variables)
        return cls(tuple(variables), tuple(relations))

    def __getitem__(self, key: str) -> Variable:
        """Give the number with ``key``.

        Raises:
            InvalidValueError: There is none; the error names the nearest.
        """
        if key not in self._by_key:
            said = f"the key of a number of the system{near_hint(key, self._by_key)}"
            raise InvalidValueError("key", key, said)
        return self._by_key[key]

    def __iter__(self) -> Iterator[Variable]:
        return iter(self.variables)

    def __len__(self) -> int:
        return len(self.variables)

    @property
    def constraints(self) -> tuple[tuple[int, Linear | Product], ...]:
        """What the relations come to, each with the place of its relation."""
        return self._constraints

    def without(self, keys: Iterable[str]) -> "System":
        """Withdraw what was printed of the numbers with ``keys``; the relations stay.

        >>> System.of({"a": 3}).without({"a"})["a"].is_printed
        False

        Raises:
            InvalidValueError: The system has no number with one of ``keys``.
        """
        gone = {self[key].key for key in keys}
        return System(
            tuple(v.withdrawn() if v.key in gone else v for v in self.variables), self.relations
        )


def _variable(key: str, value: object) -> Variable:
    match value:
        case str():
            return Variable(key=key, quantity=read_quantity(value))
        case Quantity():
            return Variable(key=key, quantity=value)
        case Bounds():
            return Variable(key=key, known=value)
        case Unit():
            return Variable(key=key, unit=value)
        case None:
            return Variable(key=key)
        case int() if type(value) is int:
            return Variable(key=key, quantity=Quantity(value=value))
        case _:
            said = "a printed text, a whole number, a Quantity, Bounds, a Unit or None"
            raise InvalidValueError(f"numbers[{key!r}]", value, said)


def _repeated(variables: tuple[Variable, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, variable in enumerate(variables):
        if variable.key in seen:
            said = "a key that no other number has"
            yield Problem(f"variables[{index}].key", variable.key, said)
        seen.add(variable.key)


def _misled(
    relations: tuple[Relation, ...], by_key: dict[str, Variable]
) -> Iterator[tuple[int, Problem]]:
    for index, relation in enumerate(relations):
        place = f"relations[{index}] ({type(relation).__name__})"
        unknown = [key for key in relation.terms if key not in by_key]
        for key in unknown:
            said = f"the key of a number of the system{near_hint(key, by_key)}"
            yield index, Problem(place, key, said)
        if len(set(relation.terms)) != len(relation.terms):
            yield index, Problem(place, relation.terms, "different numbers")
