"""Ledgers as plain data: entries that say by a word of what kind they are, and their purposes."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.interop.amounts import FieldForm, add_object, or_none
from khuyenhoc.interop.objects import Hook, object_reader, of_class, tuple_reader
from khuyenhoc.interop.problems import Nothing, problems_of
from khuyenhoc.interop.unions import word_refused
from khuyenhoc.models.funds.contribution import Contribution
from khuyenhoc.models.funds.disbursement import Disbursement
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.models.funds.exchange import Exchange
from khuyenhoc.models.funds.flat_entry import EntryKind
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.ledger import Ledger
from khuyenhoc.models.funds.opening_balance import OpeningBalance
from khuyenhoc.models.funds.purpose import PURPOSES, Purpose
from khuyenhoc.models.funds.revaluation import Revaluation
from khuyenhoc.models.funds.transfer import Transfer

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["add_ledgers"]

_WORD: Final = "kind"
_BY_WORD: Final[dict[str, type]] = {
    EntryKind.CONTRIBUTION.value: Contribution,
    EntryKind.DISBURSEMENT.value: Disbursement,
    EntryKind.TRANSFER.value: Transfer,
    EntryKind.EXCHANGE.value: Exchange,
    EntryKind.REVALUATION.value: Revaluation,
    EntryKind.OPENING_BALANCE.value: OpeningBalance,
}
_WORDS: Final = {kind: word for word, kind in _BY_WORD.items()}
_WORDS_SAID: Final = ", ".join(_BY_WORD)
_PLACE: Final = re.compile(r"entries\[([0-9]+)\]")


def add_ledgers(converter: "Converter") -> None:
    """Let a converter read and write funds, ledgers and their entries.

    A purpose goes by its code where it is one of this package, and in full elsewhere.
    """
    purpose = or_none(_purpose_form(converter))
    for kind in (Fund, Contribution, Disbursement):
        add_object(converter, kind, purpose=purpose)
    converter.register_structure_hook_factory(_is_entry, _entry_reader)
    converter.register_unstructure_hook_factory(_is_entry, _entry_writer)
    converter.register_structure_hook_factory(_is_entries, _entries_reader)
    converter.register_unstructure_hook_factory(_is_entries, _entries_writer)
    converter.register_structure_hook_factory(of_class(Ledger), _ledger_reader)


def _purpose_form(converter: "Converter") -> FieldForm:
    def read(value: object) -> Purpose:
        if type(value) is dict:
            return converter.structure(value, Purpose)
        if type(value) is not str or value not in PURPOSES:
            said = f"one of {', '.join(PURPOSES)}, or an object with code, label_vi and label_en"
            raise InvalidValueError("", value, said)
        return PURPOSES[value]

    def write(purpose: Purpose) -> object:
        known = PURPOSES.get(purpose.code)
        labels = purpose.label_vi, purpose.label_en
        same = known is not None and (known.label_vi, known.label_en) == labels
        return purpose.code if same else converter.unstructure(purpose)

    return read, write


# -- entries --------------------------------------------------------------------------------------


def _is_entry(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return bool(kind == Entry)


def _is_entries(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return bool(kind == Sequence[Entry])


def _entry_reader(_kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - a type expression
    def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        if type(value) is not dict:  # what stands there is not quoted: it may name a donor
            said = f"an object with a {_WORD}: {_WORDS_SAID}"
            raise InvalidValueError("", type(cast("object", value)), said)
        rest = dict(cast("dict[str, Any]", value))
        word = rest.pop(_WORD, Nothing())
        known: Any = _BY_WORD.get(word) if isinstance(word, str) else None
        if known is None:
            told: object = word if isinstance(word, str | Nothing) else type(cast("object", word))
            raise word_refused(_WORD, told, _BY_WORD, rest, converter)
        return converter.structure(rest, known)

    return read


def _entry_writer(_kind: Any, converter: "Converter") -> Callable[[Any], Any]:  # noqa: ANN401 - as above
    def write(entry: Entry) -> dict[str, Any]:
        word = _WORDS.get(type(entry))
        if word is None:  # a host's own kind, which could not be read back
            raise InvalidValueError("entry", entry, f"an entry of this package: {_WORDS_SAID}")
        return {_WORD: word, **converter.unstructure(entry)}

    return write


def _entries_reader(_kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - as above
    read_all = tuple_reader(tuple[Entry, ...], converter)

    def read(value: Any, kind: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        if type(value) is not list:
            raise InvalidValueError("", type(cast("object", value)), "a list of entries")
        return read_all(value, kind)

    return read


def _entries_writer(_kind: Any, converter: "Converter") -> Callable[[Any], Any]:  # noqa: ANN401 - as above
    write = converter.get_unstructure_hook(cast("Any", Entry))
    return lambda entries: [write(entry) for entry in entries]


# -- the ledger -----------------------------------------------------------------------------------


def _ledger_reader(_kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - as above
    read_object = object_reader(Ledger, converter)

    def read(value: Any, kind: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        try:
            return read_object(value, kind)
        except Exception as error:  # noqa: BLE001 - problems_of raises what it does not know
            problems = problems_of(error)
        # Raised here and not above, where it would drag along an error that quotes.
        raise StructuringError("ledger", [*problems, *_of_the_rest(value, problems, converter)])

    return read


def _of_the_rest(value: Any, problems: list[Problem], converter: "Converter") -> list[Problem]:  # noqa: ANN401
    """Judge the sound entries as a ledger, so that a bad one does not hide what they lack.

    Where a fund cannot be read, nobody can tell which entries name one that there is not.
    """
    bad = [_PLACE.match(problem.path) for problem in problems]
    if not all(bad):
        return []
    unsound = {int(found[1]) for found in bad if found is not None}
    data = cast("dict[str, list[Any]]", value)
    sound = [place for place in range(len(data["entries"])) if place not in unsound]
    entries = tuple(
        converter.structure(data["entries"][place], cast("Any", Entry)) for place in sound
    )
    funds = converter.structure(data["funds"], tuple[Fund, ...])

    def there(text: str) -> str:
        return _PLACE.sub(lambda found: f"entries[{sound[int(found[1])]}]", text)

    try:
        Ledger(funds, entries)
    except StructuringError as error:
        return [Problem(there(one.path), one.value, there(one.expected)) for one in error.problems]
    return []
