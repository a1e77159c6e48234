"""Printed figures read from Vietnamese text."""

from attrs import evolve

from khuyenhoc.errors import ReadingError
from khuyenhoc.text.figure_reading.attachments import attach
from khuyenhoc.text.figure_reading.drafts import Draft, finish
from khuyenhoc.text.figure_reading.joining import join
from khuyenhoc.text.figure_reading.remarks import remarks_in
from khuyenhoc.text.figure_reading.scanning import Scan, scan
from khuyenhoc.text.readings import Readings, Unread
from khuyenhoc.values.quantity import Quantity, ReadingWarning

__all__ = ["read_quantities", "read_quantity"]

_EXPECTED = "a number in words or digits"


def read_quantities(text: str) -> Readings:
    """Read every figure of ``text``; what cannot be read comes back with its place.

    Never raises: a doubtful figure carries warnings with the other values it may have, a figure
    that means nothing is in ``unread``, and dates, document numbers and names are in ``skipped``.

    >>> said = "54/56 dòng họ đạt tỷ lệ 96,42% (tăng 11 dòng họ so với năm 2021)"
    >>> [(figure.value, figure.text) for figure in read_quantities(said)]
    [(54, '54'), (56, '56 dòng họ'), (Fraction(4821, 50), '96,42%'), (11, '11 dòng họ')]
    """
    return _readings(scan(text))


def read_quantity(text: str) -> Quantity:
    """Read the one figure of a short phrase, with what belongs to it.

    A whole ("51.119/66.328 hộ"), a share ("22 dòng họ (100%)") and a worth ("20 xe đạp (45 triệu
    đồng)") are held by the figure. Of several figures that stand side by side the first is given,
    with a warning that lists the others; they are never added.

    >>> raised = read_quantity("gần 60 tỉ đồng")
    >>> raised.value, raised.qualifier.value, raised.unit.code
    (60000000000, 'nearly', 'VND')

    Raises:
        ReadingError: There is no figure, or the first one means nothing ("3,7 hộ").
    """
    readings = _readings(scan(text, phrase=True))
    heads, unread = readings.heads, readings.unread
    if unread and (not heads or unread[0].span < (heads[0].span or (0, 0))):
        raise ReadingError(unread[0].text, _EXPECTED, unread[0].reason)
    if not heads:
        said = "; ".join(f"{item.text[:40]!r} is {item.reason}" for item in readings.skipped[:3])
        raise ReadingError(text, _EXPECTED, said)
    first, others = heads[0], heads[1:]
    if not others:
        return first
    listed = ", ".join(repr(other.text) for other in others[:5])
    warning = ReadingWarning(
        "several-figures",
        f"{first.text!r} is one of {len(heads)} figures; not read: {listed}",
        tuple(other.value for other in others),
    )
    return evolve(first, warnings=(*first.warnings, warning))


def _readings(found: Scan) -> Readings:
    drafts, skipped = join(found)
    attach(drafts, found.text)
    made: dict[int, Quantity] = {}
    unread = list(found.unread)
    for draft in drafts:
        result = finish(draft, found.normal)
        if isinstance(result, Unread):
            unread.append(result)
        else:
            made[id(draft)] = result
    quantities = tuple(_with_parts(draft, made) for draft in drafts if id(draft) in made)
    unread += found.lost((*quantities, *unread, *skipped))
    return Readings(
        found.normal.original,
        quantities,
        tuple(sorted(unread, key=lambda item: item.span)),
        remarks_in(found.normal, found.text),
        tuple(sorted(skipped, key=lambda item: item.span)),
    )


def _with_parts(draft: Draft, made: dict[int, Quantity]) -> Quantity:
    quantity = made[id(draft)]
    whole, share, worth = (made.get(id(part)) for part in (draft.whole, draft.share, draft.worth))
    if whole is None and share is None and worth is None:
        return quantity
    return evolve(quantity, whole=whole, share=share, worth=worth)
