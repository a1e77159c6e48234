"""Codes that several units bear on one day: of these nobody knows which one it means."""

from collections.abc import Sequence
from itertools import pairwise

from khuyenhoc.models.fault import Fault, FaultCode, in_words
from khuyenhoc.models.spans import Span, common, merged, period_of, span_of
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.reform.registries.lookup import ByCode
from khuyenhoc.values.period import Period

__all__ = ["shared_codes"]


def shared_codes(by_code: ByCode, during: Period | None = None) -> tuple[Fault, ...]:
    """Find every code that several units bear at once, on any day or on those of ``during``.

    A code that passes from one unit to another is none.

    >>> from khuyenhoc.models.organisation import Organisation
    >>> units = [Organisation(id=one, name=one, codes=(("gso", "44"),)) for one in ("a", "b")]
    >>> shared_codes({("gso", "44"): units})[0].en
    'a and b bear the code gso 44 (at all times).'
    """
    window = [span_of(during)]
    return tuple(
        in_words(FaultCode.SHARED_CODE, together, period_of(span), f"{scheme} {code}")
        for (scheme, code), versions in sorted(by_code.items())
        if len(versions) > 1
        for together, spans in sorted(_together(versions).items())
        for span in common(merged(spans), window)
    )


def _together(versions: Sequence[UnitVersion]) -> dict[tuple[str, ...], list[Span]]:
    """Give who bears the code of ``versions`` at once, and on which days."""
    spans = [(unit.id, span_of(unit.period)) for unit in versions]
    found: dict[tuple[str, ...], list[Span]] = {}
    for first, after in pairwise(sorted({limit for _, span in spans for limit in span})):
        here = {unit for unit, span in spans if span[0] <= first < span[1]}
        if len(here) > 1:
            found.setdefault(tuple(sorted(here)), []).append((first, after))
    return found
