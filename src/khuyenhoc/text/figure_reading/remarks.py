"""Words that say a report is incomplete or provisional."""

import re
from functools import cache
from typing import Final

from khuyenhoc.text.normalised import Normalised
from khuyenhoc.text.readings import Remark

__all__ = ["remarks_in"]

_WHO: Final = (
    "đơn vị|địa phương|xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|hội|cơ sở|chi hội|nơi"
    "|trường|cơ quan|cấp hội|thôn|khu phố|ấp"
)
_PHRASES: Final = (
    (
        r"(?:(?:một số|một vài|nhiều|còn|vài|các|\d{1,4}(?:/\d{1,4})?) ){1,3}(?:[^\W\d_]+ )?"
        rf"(?:{_WHO})(?: [^\W\d_]+){{0,3}} (?:chưa|không) (?:có )?(?:báo cáo|gửi|nộp|thống kê"
        r"|tổng hợp|số liệu|cập nhật)(?: (?:báo cáo|số liệu|về))*"
    ),
    (
        r"(?:số liệu|thống kê|báo cáo|tổng hợp|ước tính|con số)(?: này)?(?: [^\W\d_]+)? "
        r"(?:chưa đầy đủ|chưa chính thức|chưa chính xác|chưa trọn vẹn|chưa cập nhật)"
    ),
    (
        r"(?:số liệu|thống kê|con số)(?: này)?(?: (?:là|mới|chỉ))? (?:sơ bộ|ước tính"
        r"|tạm tính|tạm thời|bước đầu)"
    ),
    (
        r"chưa (?:có|nhận được|thu thập|tổng hợp|cập nhật)(?: được| đủ| hết| xong)* "
        r"(?:số liệu|báo cáo|thống kê)(?: của[^.;!?\n]{1,80})?"
    ),
    r"chưa (?:tính|kể|bao gồm|thống kê)(?![^\W_])(?: [^\W\d_]+){0,6}",
    r"không (?:tính|kể|bao gồm)(?![^\W_])(?: [^\W\d_]+){1,6}",
    r"(?:còn )?thiếu (?:số liệu|báo cáo)(?: của[^.;!?\n]{1,80})?",
    r"chưa (?:tổng hợp|thống kê|báo cáo) (?:đầy đủ|đủ|hết|xong)|chưa đầy đủ",
    r"sơ bộ|tạm tính|chưa chính thức",
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(_PHRASES)})(?![^\W_])")


#: Without one of these words no phrase above can stand in a text.
_NEEDED: Final = ("chưa", "thiếu", "không", "sơ bộ", "tạm", "ước tính", "bước đầu")


def remarks_in(normal: Normalised, text: str) -> tuple[Remark, ...]:
    """Find what says that figures are missing or provisional.

    >>> said = "Theo thống kê chưa đầy đủ, toàn huyện có 5.000 hội viên"
    >>> [remark.text for remark in remarks_in(Normalised.of(said), said.lower())]
    ['thống kê chưa đầy đủ']
    """
    if not any(word in text for word in _NEEDED):
        return ()
    spans = (normal.span(*match.span()) for match in _pattern().finditer(text))
    return tuple(Remark(normal.original[start:end], (start, end)) for start, end in spans)
