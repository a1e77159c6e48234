"""The text of a JSON document: read without losing a digit, laid out so that changes show."""

import json
from typing import Any, Final, cast

from attrs import frozen

from khuyenhoc.errors import InvalidValueError, Problem
from khuyenhoc.interop.scalars import MOST_DIGITS

__all__ = ["Parsed", "laid_out", "parsed"]

_ALL: Final = "the document"


@frozen(kw_only=True)
class Parsed:
    """What a text holds, as far as it is JSON."""

    #: An object; of a text that was cut off, the keys before the cut.
    data: dict[str, Any]
    problems: tuple[Problem, ...]
    #: Whether ``data`` is everything, so that what it lacks is missing.
    whole: bool = True


def parsed(text: str, expected: str) -> Parsed:
    """Read JSON strictly: whole numbers stay exact, no key may stand twice in an object.

    What is wrong is listed and not raised, so that the rest can be judged as well.
    """
    text = text.removeprefix("\ufeff")  # some editors mark UTF-8 so
    problems: list[Problem] = []
    decoder = _decoder(problems)
    try:
        data = decoder.decode(text)
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}"
        around = text[max(0, error.pos - 20) : error.pos + 20]
        problem = Problem(at, around, f"JSON up to the end of the file ({error.msg})")
        return Parsed(data=_before_the_cut(text, decoder), problems=(problem,), whole=False)
    except RecursionError:
        problem = Problem(_ALL, text[:20], "an object, not hundreds of lists in each other")
        return Parsed(data={}, problems=(problem,), whole=False)
    if type(data) is not dict:
        return Parsed(data={}, problems=(Problem(_ALL, data, expected),), whole=False)
    return Parsed(data=cast("dict[str, Any]", data), problems=tuple(problems))


def _decoder(problems: list[Problem]) -> json.JSONDecoder:
    def number(digits: str) -> int | str:
        if len(digits.lstrip("-")) <= MOST_DIGITS:
            return int(digits)
        shown = f"{digits[:10]}… ({len(digits)} digits)"
        problems.append(Problem("number", shown, f"at most {MOST_DIGITS} digits"))
        return shown

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                problems.append(Problem(key, value, "each key only once in an object"))
            found.setdefault(key, value)
        return found

    return json.JSONDecoder(
        object_pairs_hook=once, parse_int=number, parse_float=_Inexact, parse_constant=_Inexact
    )


class _Inexact(str):
    """A number of JSON that is not whole: kept as text, which no number is read from."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _before_the_cut(text: str, decoder: json.JSONDecoder) -> dict[str, Any]:
    """Read the keys of a cut object, and of its lists the items that stand whole before the cut."""
    found: dict[str, Any] = {}
    at = _next(text, 0)
    if text[at : at + 1] != "{":
        return found
    at = _next(text, at + 1)
    try:
        while True:
            key, at = decoder.raw_decode(text, at)
            at = _next(text, at)
            if text[at : at + 1] != "[":
                found[str(key)], at = decoder.raw_decode(text, at)
                at = _next(text, at)
                continue
            items: list[Any] = []
            found[str(key)] = items
            at = _next(text, at + 1)
            while text[at : at + 1] != "]":
                item, at = decoder.raw_decode(text, at)
                items.append(item)
                at = _next(text, at)
            at = _next(text, at + 1)
    except (json.JSONDecodeError, RecursionError):
        return found


def _next(text: str, at: int) -> int:
    """Give the place of the next character that says something."""
    while at < len(text) and text[at] in " \t\r\n,:":
        at += 1
    return at


def laid_out(data: dict[str, Any], name: str, *, quoted: bool = True, nested: bool = False) -> str:
    """Write an object with one item of each list a line, and its long lists last.

    With ``nested``, an item that has items of its own is laid out likewise. Without ``quoted``, an
    error does not show what is in it.

    Raises:
        InvalidValueError: It holds what JSON has no form for, or half of a character.
    """
    written = f"{_laid_out(data, '', nested=nested)}\n"
    around: str | None = None
    try:
        written.encode()
    except UnicodeEncodeError as error:
        around = written[max(0, error.start - 20) : error.end + 20]
    if around is not None:  # raised here: the error caught above holds the whole text
        expected = "texts of whole characters, which UTF-8 can hold"
        raise InvalidValueError(name, around if quoted else "…", expected)
    return written


def _laid_out(value: Any, indent: str, *, nested: bool) -> str:  # noqa: ANN401 - JSON holds anything
    deeper = indent + "  "
    if isinstance(value, dict) and value:
        members = cast("dict[str, Any]", value)
        keys = sorted(members, key=lambda key: _is_long(members[key]))  # stable
        lines = [f"{_line(key)}: {_laid_out(members[key], deeper, nested=nested)}" for key in keys]
        return f"{{\n{deeper}" + f",\n{deeper}".join(lines) + f"\n{indent}}}"
    if isinstance(value, list | tuple) and value:
        lines = [
            _laid_out(item, deeper, nested=True) if nested and _has_items(item) else _line(item)
            for item in cast("list[Any]", value)
        ]
        return f"[\n{deeper}" + f",\n{deeper}".join(lines) + f"\n{indent}]"
    return _line(value)


def _is_long(value: Any) -> bool:  # noqa: ANN401 - JSON holds anything
    items = cast("list[Any]", value) if isinstance(value, list | tuple) else []
    return any(isinstance(item, dict | list | tuple) for item in items)


def _has_items(value: Any) -> bool:  # noqa: ANN401 - JSON holds anything
    members = cast("dict[str, Any]", value).values() if isinstance(value, dict) else ()
    return any(_lists_objects(member) or _has_items(member) for member in members)


def _lists_objects(value: Any) -> bool:  # noqa: ANN401 - JSON holds anything
    items = cast("list[Any]", value) if isinstance(value, list | tuple) else []
    return any(isinstance(item, dict) for item in items)


def _line(value: Any) -> str:  # noqa: ANN401 - JSON holds anything
    return json.dumps(value, ensure_ascii=False, default=_refuse)


def _refuse(value: object) -> object:
    raise InvalidValueError("value", value, "texts, whole numbers, fractions, days or models")
