"""What keeps a figure on another map from being exact, or from being there at all."""

from collections.abc import Callable
from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, texts, tuple_of
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.period import Period

__all__ = ["Caveat", "CaveatKind"]

#: A sentence names so many units.
_NAMED: Final = 4


class CaveatKind(Enum):
    """Why a restated figure is bounded, not comparable, or less certain than it looks."""

    #: A unit was divided, and how much went where is not known.
    SPLIT = "split"
    #: A unit was divided by a known share of something else: of people where members are counted.
    BY_SHARE = "by-share"
    #: Of what may be above and below 0 only the balance was divided: as if both had gone alike.
    SIGNED = "signed"
    #: A unit that it is made of did not report.
    MISSING = "missing"
    #: A figure that it is made of was itself known in bounds only.
    BOUNDED = "bounded"
    #: The same people may have been counted in several units.
    DISTINCT = "distinct"
    #: Several changes one after the other, of which the bounds hold more than can be.
    LOOSE = "loose"
    #: The same was reported twice: by a unit and by what it is made of, or came from.
    DOUBLE_COUNT = "double-count"
    #: What is counted was defined otherwise before.
    DEFINITION = "definition"
    #: Shares of parts whose counts are not known cannot be divided.
    UNDIVIDED_RATIO = "undivided-ratio"
    #: The units that it is made of are several, or were divided, and do not decide on its class.
    MIXED = "mixed"


@frozen
class Caveat:
    """One such reason, with the units that it lies in, by their names, or the periods.

    >>> print(Caveat(CaveatKind.SPLIT, ("Phường Cửa Nam",)))
    divided in shares that are not known: Phường Cửa Nam
    >>> Caveat(CaveatKind.MISSING, ("Sóc Trăng", "Hậu Giang")).sentence("vi")
    'Chưa có số liệu của Sóc Trăng, Hậu Giang'
    """

    kind: CaveatKind = field(validator=one_of_type(CaveatKind))
    units: tuple[str, ...] = field(default=(), validator=texts)
    #: The periods that it lies in, where it lies in time.
    periods: tuple[Period, ...] = field(default=(), validator=tuple_of(Period))

    def sentence(self, language: str = "vi") -> str:
        """Say it in ``"vi"`` or ``"en"``, without a full stop.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        words = in_language(language, vi=_VIETNAMESE, en=_ENGLISH)[self.kind]
        said: Callable[[Period], str] = in_language(
            language, vi=format_period_vi, en=Period.__str__
        )
        every = (*self.units, *map(said, self.periods))
        named = ", ".join(every[:_NAMED])
        if len(every) > _NAMED:
            named += f" … (+{len(every) - _NAMED})"
        return words.format(named)

    def __str__(self) -> str:
        return self.sentence("en")


_VIETNAMESE: Final = {
    CaveatKind.SPLIT: "Chia tách mà không rõ tỷ lệ: {}",
    CaveatKind.BY_SHARE: "Chia theo tỷ lệ của đại lượng khác: {}",
    CaveatKind.SIGNED: "Chỉ chia được chênh lệch, coi như phần tăng và phần giảm chia như nhau: {}",
    CaveatKind.MISSING: "Chưa có số liệu của {}",
    CaveatKind.BOUNDED: "Số liệu của {} chỉ biết trong khoảng",
    CaveatKind.DISTINCT: "Có thể một người được tính ở nhiều đơn vị: {}",
    CaveatKind.LOOSE: "Thay đổi nhiều lần, khoảng có thể rộng hơn thực tế: {}",
    CaveatKind.DOUBLE_COUNT: "Tính trùng: {}",
    CaveatKind.DEFINITION: "Cách tính đã thay đổi: {}",
    CaveatKind.UNDIVIDED_RATIO: "Không chia được tỷ lệ không kèm số liệu gốc: {}",
    CaveatKind.MIXED: "Cần đánh giá lại, vì gồm nhiều đơn vị hoặc phần của đơn vị: {}",
}
_ENGLISH: Final = {
    CaveatKind.SPLIT: "divided in shares that are not known: {}",
    CaveatKind.BY_SHARE: "divided by the share of something else: {}",
    CaveatKind.SIGNED: "only the balance was divided, as if gains and losses had gone alike: {}",
    CaveatKind.MISSING: "nothing was reported of {}",
    CaveatKind.BOUNDED: "of {} only bounds are known",
    CaveatKind.DISTINCT: "people may have been counted in several: {}",
    CaveatKind.LOOSE: "changed several times, so that bounds may be wider than what can be: {}",
    CaveatKind.DOUBLE_COUNT: "counted twice: {}",
    CaveatKind.DEFINITION: "what is counted was defined otherwise: {}",
    CaveatKind.UNDIVIDED_RATIO: "a share without its counts cannot be divided: {}",
    CaveatKind.MIXED: "to be assessed anew, being made of several or of parts: {}",
}
