"""One thing told of two parts of an organisation: another scope is no contradiction."""

from collections.abc import Iterator, Sequence
from typing import Final

from khuyenhoc.models.figure import Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.indicator import Nature
from khuyenhoc.reconciliation.case import is_positive
from khuyenhoc.reconciliation.ledger.evidence import ADDED_UP, Evidence
from khuyenhoc.reconciliation.ledger.meaning import gap_between
from khuyenhoc.reconciliation.ledger.statement import Series, Statement, each_with_each
from khuyenhoc.reconciliation.ledger.telling import found, headed, said
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese
from khuyenhoc.values.period import Period

_SUMMED: Final = (Nature.STOCK, *ADDED_UP)

__all__ = ["other_scopes"]


def other_scopes(evidence: Evidence) -> Iterator[Finding]:
    """Tell where documents differ in the part that they speak of, and so in their numbers.

    A report that tells of the whole and of its districts differs in nothing from one that tells of
    the whole alone: each part is held against itself where it can be. A part that is more than its
    whole is doubtful; it is no proof, for only words say that it is a part.
    """
    alike: dict[tuple[Series, Period], list[list[Statement]]] = {}
    for thing, statements in evidence.things.items():
        alike.setdefault((thing.series.unlimited, thing.when), []).append(statements)
    for of_one_time in alike.values():
        for some, others in each_with_each(of_one_time):
            pair = _first_apart(some, others)
            if pair is not None:
                above = _exceeding(*pair)
                yield _told(*pair) if above is None else _above(evidence, *above)


def _first_apart(
    some: Sequence[Statement], others: Sequence[Statement]
) -> tuple[Statement, Statement] | None:
    """Give the first two that differ, of documents that do not speak of the other part."""
    of_some = {document for one in some for document in one.documents}
    of_others = {document for one in others for document in one.documents}
    alone = [one for one in some if not one.documents & of_others]
    alone_too = [one for one in others if not one.documents & of_some]
    if not alone or not alone_too:
        return None
    pairs = [(one, alone_too[0]) for one in alone] + [(alone[0], one) for one in alone_too[1:]]
    apart = [pair for pair in pairs if pair[0].meaning.either & pair[1].meaning.either is None]
    return next((pair for pair in apart if _exceeding(*pair)), apart[0] if apart else None)


def _exceeding(one: Statement, other: Statement) -> tuple[Statement, Statement] | None:
    """Give the part and the whole, where the part is more than the whole of which it is a part."""
    series = one.thing.series
    if series.says is not Says.LEVEL or series.target or series.indicator.nature not in _SUMMED:
        return None
    for part, whole in ((one, other), (other, one)):
        narrower = set(part.thing.series.scope) > set(whole.thing.series.scope)
        if narrower and is_positive(part.meaning.either - whole.meaning.either):
            return part, whole
    return None


def _above(evidence: Evidence, part: Statement, whole: Statement) -> Finding:
    """Doubt that a limited figure is of a part: its words alone say that it is one."""
    (part_vi, part_en), (whole_vi, whole_en) = said(part), said(whole)
    (head_vi, head_en), unit = headed(part), part.thing.series.unit
    gap = gap_between(part.meaning.either, whole.meaning.either, unit)
    excuse = evidence.excuse(part, whole)
    code, verdict, end_vi, end_en = "part-exceeds-whole", Verdict.DOUBTFUL, "", ""
    if excuse is not None:
        code, verdict = excuse.code, Verdict.UNDETERMINED
        end_vi, end_en = f"; {excuse.vi}", f"; {excuse.en}"
    of_vi = "cả tổ chức" if whole.scope is None else whole.scope
    of_en = "the whole organisation" if whole.scope is None else f"“{whole.scope}”"
    return found(
        code,
        verdict,
        (*part.claims, *whole.claims),
        unit=unit,
        gap=gap,
        periods=(part.thing.when,),
        vi=f"{head_vi}: {part_vi} lớn hơn số của {of_vi}, {whole_vi}, chênh nhau "
        f"{in_vietnamese(gap, unit)}{end_vi}.",
        en=f"{head_en}: {part_en} is above that of {of_en}, {whole_en}, by "
        f"{in_english(gap, unit)}{end_en}.",
    )


def _told(one: Statement, other: Statement) -> Finding:
    (one_vi, one_en), (other_vi, other_en) = said(one), said(other)
    head_vi, head_en = headed(one)
    scope_vi, scope_en = _scope(other)
    unit = one.thing.series.unit
    return found(
        "claims-differ-in-scope",
        Verdict.CONSISTENT,
        (*one.claims, *other.claims),
        unit=unit,
        gap=gap_between(one.meaning.either, other.meaning.either, unit),
        periods=(one.thing.when,),
        vi=f"{head_vi}: {one_vi} khác {other_vi}, nhưng số sau {scope_vi}, nên không phải là mâu "
        "thuẫn.",
        en=f"{head_en}: {one_en} differs from {other_en}, but the latter is {scope_en}, which is "
        "no contradiction.",
    )


def _scope(other: Statement) -> tuple[str, str]:
    if other.scope is None:
        return "không giới hạn phạm vi", "not limited to that part"
    return f"chỉ tính {other.scope}", f"limited to “{other.scope}”"
