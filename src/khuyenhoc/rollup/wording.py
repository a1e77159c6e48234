"""Numbers in the findings and tables of roll-ups, in Vietnamese and in English."""

from khuyenhoc._language import in_language
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.unit import Unit

__all__ = ["bounds_in_vietnamese", "value_in_words"]


def bounds_in_vietnamese(bounds: Bounds, unit: Unit | None = None) -> str:
    """Say what is possible, one number plainly.

    >>> from khuyenhoc.values.unit import PERSON
    >>> bounds_in_vietnamese(Bounds.exactly(383_058), PERSON)
    '383.058 người'
    """
    value = bounds.value
    return format_vi(bounds if value is None else value, unit)


def value_in_words(value: Bounds | None, zeros: int, language: str) -> str:
    """Say what a total can be, and how often something in it was counted as 0.

    >>> value_in_words(Bounds.exactly(2_000), 1, "en")
    '2,000 [1 counted as 0]'
    """
    if value is None:
        return in_language(language, vi="không rõ", en="unknown")
    say = in_language(language, vi=bounds_in_vietnamese, en=bounds_in_english)
    mark = in_language(language, vi="tính là 0", en="counted as 0")
    return f"{say(value)} [{zeros} {mark}]" if zeros else say(value)
