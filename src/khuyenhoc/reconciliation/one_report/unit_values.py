"""How much there is for each one, and readings that this makes doubtful."""

from collections.abc import Iterator

from khuyenhoc._language import in_language
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.one_report.case import Case
from khuyenhoc.reconciliation.one_report.per_head import HEADS
from khuyenhoc.reconciliation.wording import REASONS_VI, in_english, in_vietnamese, quoted
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["doubts", "prices", "unit_values"]


def unit_values(case: Case) -> Iterator[Finding]:
    """Derive the mean for each one from an amount and the number of things it is about."""
    for figure in case.report:
        count = _counted(case, figure)
        if figure.says is not Says.LEVEL or figure.target or count is None:
            continue
        mean = _mean(case.possible(figure), case.possible(count))
        if mean is None or (not mean.low and mean.high is None):
            continue  # nothing, or nothing but that it is not below 0
        unit = figure.quantity.unit
        yield Finding(
            code="unit-value",
            verdict=Verdict.DERIVED,
            figures=(figure.key, count.key),
            indicator=figure.indicator,
            unit=unit,
            value=mean,
            vi=f"{quoted(figure)} chia cho {quoted(count)}: bình quân {in_vietnamese(mean, unit)}.",
            en=f"{quoted(figure)} over {quoted(count)}: {in_english(mean, unit)} each.",
        )


def prices(case: Case) -> Iterator[Finding]:
    """Hold a price and the number of things it was paid for against the amount beside them."""
    for price in case.report:
        count = case.level(price.about)
        if price.says is not Says.EACH or price.target or count is None:
            continue
        unit = price.quantity.unit
        product = case.price(price) * case.possible(count)
        for amount in case.report:
            beside = case.level(amount.key) is not None and amount.about == count.key
            if beside and amount.quantity.unit == unit and not case.possible(amount) & product:
                yield Finding(
                    code="price-contradicts",
                    verdict=Verdict.CONTRADICTORY,
                    figures=(amount.key, count.key, price.key),
                    indicator=amount.indicator,
                    unit=unit,
                    value=product,
                    vi=f"{quoted(count)}, {quoted(price)}: cộng lại là "
                    f"{in_vietnamese(product, unit)}, nhưng in {quoted(amount)}.",
                    en=f"{quoted(count)}, {quoted(price)}: {in_english(product, unit)} in all, "
                    f"but {quoted(amount)} is printed.",
                )


def doubts(case: Case) -> Iterator[Finding]:
    """Report every figure whose print allows another reading, with what each would mean."""
    for figure in case.report:
        count = _counted(case, figure)
        for warning in figure.quantity.warnings:
            readings = (figure.quantity.value, *warning.alternatives)
            vi = f"{quoted(figure)}: {REASONS_VI.get(warning.code, REASONS_VI['other'])}"
            en = f"{quoted(figure)}: {warning.message}"
            if warning.alternatives:
                vi += f": {' hoặc '.join(_reading(figure, count, n, 'vi') for n in readings)}"
                en += f": {' or '.join(_reading(figure, count, n, 'en') for n in readings)}"
            yield Finding(
                code="doubtful-reading",
                verdict=Verdict.DOUBTFUL,
                figures=(figure.key,) if count is None else (figure.key, count.key),
                indicator=figure.indicator,
                unit=figure.quantity.unit,
                value=Bounds.exactly(figure.quantity.value),
                vi=f"{vi}.",
                en=f"{en}.",
            )


def _counted(case: Case, figure: Figure) -> Figure | None:
    """Give the things an amount is about; what is for each head already is not divided again."""
    return None if figure.quantity.unit in HEADS else case.level(figure.about)


def _reading(figure: Figure, count: Figure | None, value: Exact, language: str) -> str:
    unit = figure.quantity.unit
    say, each = in_language(language, vi=(in_vietnamese, "bình quân"), en=(in_english, "each"))
    said = say(Bounds.exactly(value), unit)
    mean = None if count is None else _mean(Bounds.exactly(value), count.quantity.possible())
    if mean is None:
        return said
    return f"{said} ({each} {say(mean, unit)})"


def _mean(amount: Bounds, count: Bounds) -> Bounds | None:
    """Divide, knowing that neither an amount nor a count is below 0."""
    some = count & Bounds.more_than(0)
    held = amount & Bounds.at_least(0)
    return None if some is None or held is None else held / some
