"""People as plain data: without their identity number unless that is asked for."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.interop.problems import Nothing, problems_of
from khuyenhoc.models.identity_number import IdentityNumber
from khuyenhoc.models.person import Person

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["add_people", "is_personal", "unquoted"]

_KEY = "identity_number"


class _Unquoted:
    """Stands in an error for what may be an identity number."""

    def __repr__(self) -> str:
        return "a value that is not shown"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Unquoted)

    def __hash__(self) -> int:
        return hash(_Unquoted)


def unquoted(problems: Iterable[Problem]) -> list[Problem]:
    """Give the same problems without what was there, be it a value or a key nobody knows."""
    return [
        one if isinstance(one.value, Nothing) else Problem(_known(one), _Unquoted(), one.expected)
        for one in problems
    ]


def _known(problem: Problem) -> str:
    """Give the path of a problem, in which a key of its own is left out."""
    if not problem.path.endswith(str(problem.value)) or isinstance(problem.value, _Unquoted):
        return problem.path
    return f"{problem.path[: -len(str(problem.value))]}…"


def is_personal(kind: object, text: str) -> bool:
    """Tell whether a file may hold identity numbers, so that no error may quote it."""
    return kind is Person or _KEY in text


def add_people(converter: "Converter", *, identity_numbers: bool) -> None:
    """Let a converter read people without quoting them, and write them as is asked."""
    from cattrs.gen import make_dict_unstructure_fn, override  # noqa: PLC0415 - slow to import

    converter.register_structure_hook(IdentityNumber, _read_number)
    converter.register_unstructure_hook(
        IdentityNumber, IdentityNumber.reveal if identity_numbers else _refuse
    )
    read_person = converter.get_structure_hook(Person)

    def read_quietly(value: Any, kind: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        try:
            return read_person(value, kind)
        except Exception as error:  # noqa: BLE001 - problems_of raises what it does not know
            problems = unquoted(problems_of(error))
        # Raised here and not above, where it would drag the error that quotes along.
        raise StructuringError("a Person", problems)

    converter.register_structure_hook(Person, read_quietly)
    write: Callable[[Person], dict[str, Any]] = make_dict_unstructure_fn(
        Person,
        converter,
        _cattrs_omit_if_default=True,
        identity_number=override(omit=not identity_numbers),
    )
    converter.register_unstructure_hook(Person, write)


def _refuse(number: IdentityNumber) -> str:
    said = "identity_numbers=True, where identity numbers are to be written"
    raise InvalidValueError("identity_number", number, said)


def _read_number(value: object, _: object) -> IdentityNumber:
    if type(value) is not str:
        raise InvalidValueError("", type(value), "a text")
    return IdentityNumber(value)
