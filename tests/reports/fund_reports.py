"""The reports of funds as 43 published reports print them, and the figures of others beside."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from attrs import evolve

import khuyenhoc as kh

DATA: Final = Path(__file__).parents[1] / "data"
PUBLISHED: Final[list[dict[str, Any]]] = json.loads((DATA / "facts.json").read_text("utf-8"))[
    "reports"
]
FACTS: Final[dict[str, dict[str, Any]]] = {
    f"{report['id']}:{fact['id']}": fact for report in PUBLISHED for fact in report["facts"]
}
FUNDS: Final = json.loads((DATA / "fund_figures.json").read_text("utf-8"))
REPORTS: Final[dict[str, dict[str, Any]]] = {report["id"]: report for report in FUNDS["reports"]}
PRINTED: Final[dict[str, dict[str, Any]]] = {
    figure["fact"]: figure for report in REPORTS.values() for figure in report["figures"]
}
Printed = Mapping[str, Any]


def read(fact: str) -> kh.Quantity:
    return kh.read_quantities(FACTS[fact]["words"]).figure(FACTS[fact]["printed"])


def of_report(fact: str) -> str:
    return fact.partition(":")[0]


def period(days: tuple[str | None, str]) -> kh.Period:
    first, last = (None if day is None else date.fromisoformat(day) for day in days)
    assert last is not None
    if first is None:
        return kh.Period(None, kh.Period.day(last).end)
    return kh.Period.through(first, last_day=last)


def figures(printed: Printed, **said: Any) -> list[kh.Figure]:
    """Make the figure, or one of each unit that it is said of, read otherwise where so ``said``."""
    is_said = {**printed, **said}
    times, fact, unit = is_said.pop("times", 1), is_said.pop("fact"), is_said.pop("unit", None)
    quantity = read(fact)
    if times > 1:
        quantity = evolve(quantity, each=False)  # what is said of each is reported by each
    if unit is not None:
        quantity = evolve(quantity, unit=kh.UNITS[unit])
    for name in ("indicator", "base"):
        if name in is_said:
            is_said[name] = kh.CATALOGUE[is_said[name]]
    for name in ("since", "period"):
        if name in is_said:
            is_said[name] = period(is_said[name])
    is_said["says"] = kh.Says(is_said.get("says", "level"))
    keys = [fact] if times == 1 else [f"{fact}/{number}" for number in range(times)]
    return [kh.Figure(key=key, quantity=quantity, **is_said) for key in keys]


def report_of(name: str, otherwise: Mapping[str, Printed] = MappingProxyType({})) -> kh.Report:
    """Print the fund's side of a report, some of it read otherwise, and what it is held against."""
    report = REPORTS[name]
    borrowed = [
        {**PRINTED[fact], "period": REPORTS[of_report(fact)]["period"]}
        for fact in otherwise
        if not fact.startswith(f"{name}:")
    ]
    made = (
        figure
        for printed in (*report["figures"], *borrowed)
        for figure in figures(printed, **otherwise.get(printed["fact"], {}))
    )
    return kh.Report(
        organisation=name,
        name=report["organisation"],
        period=period(report["period"]),
        figures=tuple(made),
    )
