"""One thing that several documents speak of: whether they can all be right."""

from collections.abc import Iterator
from typing import Final

from khuyenhoc.models.figure import Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.ledger.claim import Claim
from khuyenhoc.reconciliation.ledger.evidence import Evidence
from khuyenhoc.reconciliation.ledger.meaning import Likeness, gap_between, likeness, narrowed
from khuyenhoc.reconciliation.ledger.statement import Statement, each_with_each
from khuyenhoc.reconciliation.ledger.telling import apart_in, cited, found, headed, said, supposing
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese
from khuyenhoc.text.names import name_key
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Change, Reach

__all__ = ["nearest", "same_things"]

#: What printed claims come to, and what levels do of which one at least follows from a change.
_CODES: Final = {
    Likeness.AGREE: ("claims-agree", "earlier-levels-agree", Verdict.CONSISTENT),
    Likeness.MIXED: ("claims-open", "earlier-levels-open", Verdict.UNDETERMINED),
    Likeness.FAR: ("claims-doubtful", "earlier-levels-doubtful", Verdict.DOUBTFUL),
    Likeness.APART: ("claims-contradict", "earlier-levels-contradict", Verdict.CONTRADICTORY),
}


def same_things(evidence: Evidence) -> Iterator[Finding]:
    """Compare all that is said of one thing, in print or by a change that was printed."""
    for statements in evidence.things.values():
        for one in statements:
            if len(one.claims) > 1 and not one.implied:
                yield _repeated(one)
        unclear = _unclear(statements)
        for document, several in unclear.items():
            yield _untold(document, several)
        for one, other in _pairs(statements):
            both = one.documents | other.documents
            if len(both) == 1 and (one.implied or other.implied):
                continue  # what one report says of itself is told where that report is reconciled
            like = likeness(one.meaning, other.meaning)
            if like is Likeness.AGREE or not both & unclear.keys():
                yield _compared(evidence, one, other, like)


def _pairs(statements: list[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Pair statements up; among many, the two that are furthest apart are always a pair."""
    pairs = {(id(one), id(other)): (one, other) for one, other in each_with_each(statements)}
    above = [one for one in statements if one.meaning.either.low is not None]
    below = [one for one in statements if one.meaning.either.high is not None]
    if above and below:
        highest = max(above, key=lambda one: one.meaning.either.low or 0)
        lowest = min(below, key=lambda one: one.meaning.either.high or 0)
        first, second = sorted((highest, lowest), key=statements.index)
        if first is not second:
            pairs.setdefault((id(first), id(second)), (first, second))
    yield from pairs.values()


def _unclear(statements: list[Statement]) -> dict[str, list[Statement]]:
    """Find the documents that print several levels of one thing and do not tell them apart."""
    printed: dict[str, list[Statement]] = {}
    for one in statements:
        if not one.implied and one.thing.series.says is Says.LEVEL:
            for document in one.documents:
                printed.setdefault(document, []).append(one)
    return {
        document: several
        for document, several in printed.items()
        if any(
            likeness(one.meaning, other.meaning) is Likeness.APART
            for one, other in each_with_each(several)
        )
    }


def _repeated(one: Statement) -> Finding:
    head_vi, head_en = headed(one)
    said_vi, said_en = said(one)
    series = one.thing.series
    return found(
        "claims-agree",
        Verdict.CONSISTENT,
        one.claims,
        unit=series.unit,
        value=one.meaning.either,
        vi=f"{head_vi}: {said_vi} khớp nhau.",
        en=f"{head_en}: {said_en} agree.",
    )


def _untold(document: str, several: list[Statement]) -> Finding:
    one = several[0]
    head_vi, head_en = headed(one)
    claims = [claim for each in several for claim in each.claims if claim.document == document]
    cited_vi, cited_en = cited(*claims)
    unit = one.thing.series.unit
    return found(
        "claims-unclear",
        Verdict.UNDETERMINED,
        claims,
        unit=unit,
        vi=f"{head_vi}: một văn bản nêu {cited_vi} mà không nói rõ khác nhau ở đâu, nên không đối "
        "chiếu được với văn bản khác.",
        en=f"{head_en}: one document prints {cited_en} and does not tell them apart, so other "
        "documents cannot be held against it.",
    )


def _compared(evidence: Evidence, one: Statement, other: Statement, like: Likeness) -> Finding:
    unit = one.thing.series.unit
    printed_code, implied_code, verdict = _CODES[like]
    code = implied_code if one.implied or other.implied else printed_code
    gap, reach = _gap(evidence, one, other, like)
    apart = apart_in(unit)
    (one_vi, one_en), (other_vi, other_en) = said(one), said(other)
    one_en += "," if one.implied else ""
    excuse = None if gap is None else evidence.excuse(one, other)
    if gap is None:
        vi, en = _together(like, (one_vi, one_en), (other_vi, other_en))
    elif excuse is not None:
        code, verdict, reach = excuse.code, Verdict.UNDETERMINED, None
        vi = f"{one_vi} khác {other_vi}, chênh nhau {in_vietnamese(gap, apart)}; "
        en = f"{one_en} differs from {other_en}, by {in_english(gap, apart)}; "
        vi, en = f"{vi}{excuse.vi}", f"{en}{excuse.en}"
    elif reach is not None:
        if_vi, if_en = supposing(reach)
        vi = f"{one_vi} khó khớp với {other_vi}: {if_vi} thì chênh nhau {in_vietnamese(gap, apart)}"
        en = f"{one_en} hardly agrees with {other_en}: {if_en}, they are apart by "
        en += in_english(gap, apart)
    else:
        vi = f"{one_vi} trái với {other_vi}, chênh nhau {in_vietnamese(gap, apart)}"
        en = f"{one_en} contradicts {other_en}: they are apart by {in_english(gap, apart)}"
        restating = _restating(one, other)
        if restating is not None:
            code, (later_vi, later_en) = "claims-restated", cited(restating)
            vi += f"; cùng một nơi công bố, số sau {later_vi} thay số trước"
            en += f"; of one publisher the later, {later_en}, supersedes the earlier"
    head_vi, head_en = headed(one)
    return found(
        code,
        verdict,
        (*one.claims, *other.claims),
        unit=unit,
        value=one.meaning.either & other.meaning.either if gap is None else None,
        gap=gap,
        nearest=() if gap is None else (*nearest(one, other), *nearest(other, one)),
        convention=None if reach is None else reach.name,
        periods=(one.thing.when,),
        vi=f"{head_vi}: {vi}.",
        en=f"{head_en}: {en}.",
    )


def _gap(
    evidence: Evidence, one: Statement, other: Statement, like: Likeness
) -> tuple[Bounds | None, Reach | None]:
    """Give by how much two statements are apart, and the convention without which they are not."""
    unit = one.thing.series.unit
    match like:
        case Likeness.APART:
            return gap_between(one.meaning.either, other.meaning.either, unit), None
        case Likeness.FAR:
            return gap_between(one.meaning.near, other.meaning.near, unit), evidence.reach
        case _:
            return None, None


def _together(like: Likeness, one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str]:
    vi, en = f"{one[0]} khớp với {other[0]}", f"{one[1]} agrees with {other[1]}"
    if like is Likeness.MIXED:
        vi = f"{one[0]} chỉ khớp với {other[0]} nếu một số làm tròn, một số cắt bỏ"
        en += " only if one is rounded and the other cut off"
    return vi, en


def _restating(one: Statement, other: Statement) -> Claim | None:
    """Give the later claim where one publisher says first the one and then the other."""
    if one.implied or other.implied:
        return None
    earlier = _latest_by_publisher(one)
    for publisher, theirs in _latest_by_publisher(other).items():
        mine = earlier.get(publisher)
        if mine is None or mine.published_on == theirs.published_on:
            continue
        return max((mine, theirs), key=lambda claim: str(claim.published_on))
    return None


def _latest_by_publisher(one: Statement) -> dict[str, Claim]:
    return {  # in order of publication, so that the last one stays
        name_key(claim.published_by): claim
        for claim in one.claims
        if claim.published_by is not None and claim.published_on is not None
    }


def nearest(one: Statement, other: Statement) -> tuple[tuple[str, Bounds], ...]:
    """Give what each claim behind ``one`` would have to be for ``other`` to be true.

    An earlier level follows from a level less a change: either may be at fault. Where several
    documents say the same, none of them alone is.
    """
    wanted = other.meaning.either
    if not one.implied:
        alone = one.claims if len(one.claims) == 1 else ()
        return tuple((claim.id, _signed(claim, wanted)) for claim in alone)
    level, change = one.claims
    if change.unit != level.unit:
        return ()
    moved = _signed(change, change.bounds)
    return (
        (level.id, narrowed(wanted + moved, level.unit)),
        (change.id, narrowed(_signed(change, level.bounds - wanted), level.unit)),
    )


def _signed(claim: Claim, bounds: Bounds) -> Bounds:
    """Turn a fall, which is below 0 where it is compared, into the number printed; or back."""
    fell = claim.says is Says.CHANGE and claim.figure.quantity.change is Change.DECREASE
    return -bounds if fell else bounds
