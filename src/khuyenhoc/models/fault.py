"""What keeps units and links from being a sound forest."""

from enum import StrEnum
from typing import Any, Final

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, optional, text, tuple_of
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.period import Period

__all__ = ["Fault", "FaultCode", "in_words"]

#: A sentence tells so many units of a cycle; the fault has them all.
_TOLD: Final = 8


class FaultCode(StrEnum):
    """What can be wrong with the structure of a hierarchy."""

    #: Two units have one id, and both exist.
    DUPLICATE_ID = "duplicate-id"
    #: A link names a unit that the hierarchy does not have.
    UNKNOWN_UNIT = "unknown-unit"
    #: Units are their own ancestors.
    CYCLE = "cycle"
    #: A unit hangs under two parents at once.
    SECOND_PARENT = "second-parent"
    #: A unit hangs twice under the same parent at once.
    OVERLAP = "overlap"
    #: A unit that had a parent and has one again has none between.
    GAP = "gap"
    #: A unit exists while its parent does not.
    ORPHAN = "orphan"
    #: A unit hangs under one that is not of a higher tier.
    TIER_INVERSION = "tier-inversion"
    #: A unit is of a tier that there is not: a district after 30 June 2025.
    TIER_NOT_IN_FORCE = "tier-not-in-force"
    #: A unit is of a kind that there is not: a township after 30 June 2025.
    KIND_NOT_IN_FORCE = "kind-not-in-force"
    #: Several units bear one code at once; of a registry, where codes mean units.
    SHARED_CODE = "shared-code"

    @property
    def prevents_a_tree(self) -> bool:
        """Whether there is no forest on the days on which it stands."""
        return self in (
            FaultCode.DUPLICATE_ID,
            FaultCode.UNKNOWN_UNIT,
            FaultCode.CYCLE,
            FaultCode.SECOND_PARENT,
        )


@frozen(kw_only=True)
class Fault:
    """One fault of a structure: which units, on which days, and the sentence that says so.

    >>> fault = Fault(code=FaultCode.CYCLE, units=("a",), period=None, vi="a tự trực thuộc a.",
    ...               en="a hangs under itself.")
    >>> print(fault)
    a tự trực thuộc a.
    """

    code: FaultCode = field(validator=one_of_type(FaultCode))
    #: The ids of the units, the first being the one it is listed under, its parents after it.
    units: tuple[str, ...] = field(validator=tuple_of(str))
    #: All days on which it stands; ``None`` where that is always.
    period: Period | None = field(validator=optional(one_of_type(Period)))
    #: The sentence in Vietnamese and in English.
    vi: str = field(validator=text, repr=False)
    en: str = field(validator=text, repr=False)

    def sentence(self, language: str = "vi") -> str:
        """Give the sentence in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self.vi, en=self.en)

    def __str__(self) -> str:
        return self.vi

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON; a day is text, a limit that is not stated ``None``."""
        start = None if self.period is None else self.period.start
        end = None if self.period is None else self.period.end
        return {
            "code": self.code.value,
            "units": list(self.units),
            "start": None if start is None else start.isoformat(),
            "end": None if end is None else end.isoformat(),
            "vi": self.vi,
            "en": self.en,
        }


def in_words(
    code: FaultCode, units: tuple[str, ...], period: Period | None, borne: str = ""
) -> Fault:
    """Make a fault with its two sentences; ``borne`` is the code that several bear.

    >>> in_words(FaultCode.ORPHAN, ("p6", "q1"), Period.year(2024)).en
    'p6 hangs under q1, which does not exist then (2024-01-01 to 2024-12-31).'
    """
    first, *others = units
    rest = ", ".join(others)
    chain = [*units[:_TOLD], first] if len(units) <= _TOLD else [*units[:_TOLD], "…", first]
    vi, en = {
        FaultCode.DUPLICATE_ID: (
            f"Hai đơn vị có cùng mã định danh {first}",
            f"two units have the id {first}",
        ),
        FaultCode.UNKNOWN_UNIT: (
            f"Không có đơn vị nào là {first}, dù có liên kết với {rest}",
            f"there is no unit {first}, which a link ties to {rest}",
        ),
        FaultCode.CYCLE: (
            f"Vòng lặp: {' trực thuộc '.join(chain)}",
            f"a cycle: {' under '.join(chain)}",
        ),
        FaultCode.SECOND_PARENT: (
            f"{first} cùng lúc trực thuộc {rest}",
            f"{first} hangs under {rest} at once",
        ),
        FaultCode.OVERLAP: (
            f"{first} được ghi hai lần là trực thuộc {rest}",
            f"{first} hangs under {rest} twice",
        ),
        FaultCode.GAP: (
            f"{first} không trực thuộc đơn vị nào, sau {' và trước '.join(others)}",
            f"{first} hangs under nothing between {' and '.join(others)}",
        ),
        FaultCode.ORPHAN: (
            f"{first} trực thuộc {rest}, mà khi đó không tồn tại",
            f"{first} hangs under {rest}, which does not exist then",
        ),
        FaultCode.TIER_INVERSION: (
            f"{first} trực thuộc {rest}, mà không ở cấp cao hơn",
            f"{first} hangs under {rest}, which is of no higher tier",
        ),
        FaultCode.TIER_NOT_IN_FORCE: (
            f"{first} thuộc một cấp không còn",
            f"{first} is of a tier that there is not",
        ),
        FaultCode.KIND_NOT_IN_FORCE: (
            f"{first} thuộc một loại đơn vị hành chính không có khi đó",
            f"{first} is of an administrative kind that there is not",
        ),
        FaultCode.SHARED_CODE: (
            f"{', '.join(units[:-1])} và {units[-1]} cùng mang mã {borne}",
            f"{', '.join(units[:-1])} and {units[-1]} bear the code {borne}",
        ),
    }[code]
    when_vi = "mọi thời điểm" if period is None else format_period_vi(period)
    when_en = "at all times" if period is None else str(period)
    return Fault(
        code=code, units=units, period=period, vi=f"{vi} ({when_vi}).", en=f"{en} ({when_en})."
    )
