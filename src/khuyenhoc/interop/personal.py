"""People as plain data: without identity numbers and donors' names unless these are asked for."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, cast

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.interop.json_text import Parsed
from khuyenhoc.interop.objects import Hook, object_reader, of_class
from khuyenhoc.interop.problems import Nothing, problems_of
from khuyenhoc.models.funds.contribution import Contribution
from khuyenhoc.models.funds.donor import Donor
from khuyenhoc.models.funds.ledger import Ledger
from khuyenhoc.models.identity_number import IdentityNumber
from khuyenhoc.models.person import Person

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["add_people", "quotable"]

_KEY: Final = "identity_number"
#: Where a donor stands in a contribution, and in a problem's path.
_DONOR: Final = "donor"
_OF_A_DONOR: Final = re.compile(rf"(?:^|\.){_DONOR}(?:$|[.\[])")
#: Files in which donors are.
_WITH_DONORS: Final = (Contribution, Donor, Ledger)


class _Unquoted:
    """Stands in an error for what may be an identity number."""

    def __repr__(self) -> str:
        return "a value that is not shown"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Unquoted)

    def __hash__(self) -> int:
        return hash(_Unquoted)


def quotable(
    problems: Iterable[Problem],
    kind: Any,  # noqa: ANN401 - a type expression
    text: str,
    found: Parsed,
) -> list[Problem]:
    """Give the problems of a file as they may be shown.

    Where identity numbers may be in it, nothing of it is quoted. Of donors nothing is quoted that
    stands in them, nor their names wherever else they stand.
    """
    if kind is Person or _KEY in text:
        return _unquoted(problems)
    if kind not in _WITH_DONORS and f'"{_DONOR}"' not in text:
        return list(problems)
    names = set(_names(found.data, inside=kind is Donor))
    shown: list[Problem] = []
    for one in problems:
        hidden = kind is Donor or one in found.problems or _tells_of_a_donor(one, names)
        shown += _unquoted([one]) if hidden else [one]
    return shown


def _names(data: object, *, inside: bool) -> Iterator[str]:
    """Give every text in a donor but the id, whatever is wrong with the rest."""
    if isinstance(data, dict):
        for key, value in cast("dict[str, object]", data).items():
            if not inside or key != "id":
                yield from _names(value, inside=inside or key == _DONOR)
    elif isinstance(data, list):
        for value in cast("list[object]", data):
            yield from _names(value, inside=inside)
    elif inside and isinstance(data, str) and data.strip():
        yield data


def _tells_of_a_donor(problem: Problem, names: Iterable[str]) -> bool:
    value = problem.value
    if isinstance(value, dict | list) or _OF_A_DONOR.search(problem.path):
        return True
    return isinstance(value, str) and any(name in value for name in names)


def _unquoted(problems: Iterable[Problem]) -> list[Problem]:
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


def add_people(converter: "Converter", *, identity_numbers: bool, donor_names: bool) -> None:
    """Let a converter read people and donors without quoting them, and write what is asked for."""
    converter.register_structure_hook(IdentityNumber, _read_number)
    converter.register_unstructure_hook(
        IdentityNumber, IdentityNumber.reveal if identity_numbers else _refuse
    )
    _add_quietly(converter, Person, "a Person", identity_number=identity_numbers)
    _add_quietly(converter, Donor, "a Donor", name=donor_names)


def _add_quietly(converter: "Converter", kind: type, called: str, **written: bool) -> None:
    """Let a converter read a class without quoting it, and write those fields that are wanted."""

    def reader(_kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - a type expression
        return _quiet_reader(object_reader(kind, converter), called)

    def writer(_kind: Any, converter: "Converter") -> Callable[[Any], Any]:  # noqa: ANN401 - as above
        from cattrs.gen import make_dict_unstructure_fn, override  # noqa: PLC0415 - slow to import

        forms: dict[str, Any] = {
            name: override(omit=not wanted) for name, wanted in written.items()
        }
        return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, **forms)

    converter.register_structure_hook_factory(of_class(kind), reader)
    converter.register_unstructure_hook_factory(of_class(kind), writer)


def _quiet_reader(read: Hook, called: str) -> Hook:
    def read_quietly(value: Any, kind: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        try:
            return read(value, kind)
        except Exception as error:  # noqa: BLE001 - problems_of raises what it does not know
            problems = _unquoted(problems_of(error))
        # Raised here and not above, where it would drag the error that quotes along.
        raise StructuringError(called, problems)

    return read_quietly


def _refuse(number: IdentityNumber) -> str:
    said = "identity_numbers=True, where identity numbers are to be written"
    raise InvalidValueError("identity_number", number, said)


def _read_number(value: object, _: object) -> IdentityNumber:
    if type(value) is not str:
        raise InvalidValueError("", type(value), "a text")
    return IdentityNumber(value)
