"""One thing told of two parts of an organisation: another scope is no contradiction."""

from collections.abc import Iterator, Sequence

from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.ledger.evidence import Evidence
from khuyenhoc.reconciliation.ledger.meaning import gap_between
from khuyenhoc.reconciliation.ledger.statement import Series, Statement, each_with_each
from khuyenhoc.reconciliation.ledger.telling import found, headed, said
from khuyenhoc.values.period import Period

__all__ = ["other_scopes"]


def other_scopes(evidence: Evidence) -> Iterator[Finding]:
    """Tell where documents differ in the part that they speak of, and so in their numbers.

    A report that tells of the whole and of its districts differs in nothing from one that tells of
    the whole alone: each part is held against itself where it can be.
    """
    alike: dict[tuple[Series, Period], list[list[Statement]]] = {}
    for thing, statements in evidence.things.items():
        alike.setdefault((thing.series.unlimited, thing.when), []).append(statements)
    for of_one_time in alike.values():
        for some, others in each_with_each(of_one_time):
            pair = _first_apart(some, others)
            if pair is not None:
                yield _told(*pair)


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
    return next(
        ((one, other) for one, other in pairs if one.meaning.either & other.meaning.either is None),
        None,
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
