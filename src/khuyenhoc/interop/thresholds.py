"""What a requirement asks for as plain data, with shares told from whole numbers."""

from fractions import Fraction
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.objects import Hook, object_reader
from khuyenhoc.interop.scalars import read_exact, write_exact
from khuyenhoc.rules.requirements.conditions import ShareAtLeast
from khuyenhoc.rules.requirements.threshold import ByArea, Threshold
from khuyenhoc.values.number import Exact

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["add_thresholds"]

_KINDS: Final = frozenset(get_args(Threshold))
_EXPECTED: Final = (
    'a whole number, a decimal or fraction as text ("0.9" or "2/3"), '
    "or an object with keys of general, difficult"
)


def add_thresholds(converter: "Converter") -> None:
    """Let a converter read and write thresholds so that a share remains one.

    What is text is a fraction, even "1"; a whole number is none. Where a threshold can only be one
    of a share, a whole number is a fraction too.
    """
    converter.register_structure_hook_factory(_is_threshold, _threshold_reader)
    converter.register_structure_hook_factory(
        lambda kind: kind is ByArea,
        lambda kind, converter: object_reader(
            kind, converter, general=_read_amount, difficult=_read_amount
        ),
    )
    converter.register_structure_hook_factory(
        lambda kind: kind is ShareAtLeast,
        lambda kind, converter: object_reader(kind, converter, at_least=_share_reader(converter)),
    )
    converter.register_unstructure_hook_func(_is_threshold, _written)
    converter.register_unstructure_hook(ByArea, _written)


def _is_threshold(kind: Any) -> bool:  # noqa: ANN401 - a type expression
    return _KINDS <= set(get_args(kind)) <= _KINDS | {NoneType}


def _threshold_reader(kind: Any, converter: "Converter") -> Hook:  # noqa: ANN401 - as above
    may_lack = NoneType in get_args(kind)

    def read(value: Any, _: Any) -> Any:  # noqa: ANN401 - JSON holds anything
        if value is None and may_lack:
            return None
        if type(value) is dict:
            return converter.structure(value, ByArea)
        try:
            return _read_amount(value, None)
        except InvalidValueError:
            raise InvalidValueError("", value, _EXPECTED) from None

    return read


def _read_amount(value: object, _: object) -> Exact:
    number = cast("Exact", read_exact(value, Exact))
    return number if type(value) is int else Fraction(number)


def _share_reader(converter: "Converter") -> Hook:
    read_threshold = converter.get_structure_hook(Threshold | None)

    def read(value: Any, kind: Any) -> Threshold | None:  # noqa: ANN401 - JSON holds anything
        match cast("Threshold | None", read_threshold(value, kind)):
            case int() as whole:
                return Fraction(whole)
            case ByArea(general=general, difficult=difficult):
                return ByArea(general=Fraction(general), difficult=Fraction(difficult))
            case threshold:
                return threshold

    return read


def _written(threshold: Threshold | None) -> Any:  # noqa: ANN401 - plain data
    if isinstance(threshold, ByArea):
        return {
            "general": _written(threshold.general),
            "difficult": _written(threshold.difficult),
        }
    number = write_exact(threshold)
    return str(number) if isinstance(threshold, Fraction) else number
