"""Files by shared converters: nothing of one file, or of one call, is in another."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from typing import Any, Final, TypeVar

import pytest
from attrs import frozen

import khuyenhoc as kh
from khuyenhoc.rules import AllOf, Level, Requirement, Stated

T = TypeVar("T")

DESK: Final = kh.Unit("desk", "bộ bàn")
YEAR: Final = kh.Period.year(2023)
SOURCE: Final = kh.Citation(instrument="12/QĐ-UBND", evidence=kh.Evidence.PRACTICE)
REPORT: Final = kh.Report.of("p6", YEAR, {kh.MEMBERS: 41, kh.POPULATION: 100})


def desks(label: str, unit: kh.Unit = DESK) -> kh.Catalogue:
    """Give the catalogue of a host; all of them are equal, as codes are what is compared."""
    return kh.CATALOGUE.extended(kh.Indicator.flow("desks-given", label, "desks", unit))


def test_catalogues_that_are_equal_are_not_the_same() -> None:
    """Kills: labels and units of the catalogue that the call before had."""
    one, other = desks("Bàn học"), desks("Bàn ghế", kh.Unit("desk", "cái bàn"))
    assert one == other
    text = kh.to_json(kh.Report.of("p6", YEAR, {one["desks-given"]: 5}))
    for catalogue in (one, other, one, desks("Bàn")):
        (figure,) = kh.from_json(kh.Report, text, catalogue=catalogue).figures
        assert figure.indicator is catalogue["desks-given"]
        assert figure.quantity.unit is catalogue["desks-given"].unit


@frozen
class Numbered(kh.Catalogue):
    """A catalogue of a host that knows indicators by numbers too."""

    numbers: tuple[str, ...] = ()

    def __getitem__(self, code: str) -> kh.Indicator:
        return super().__getitem__(self.numbers[int(code)] if code.isdecimal() else code)


def test_a_host_s_own_class_of_catalogue_is_asked_itself() -> None:
    """Kills: the indicators alone, where a class derived from Catalogue says more."""
    text = kh.to_json(REPORT).replace('"members"', '"0"')
    for code in ("members", "population", "members"):
        catalogue = Numbered(kh.CATALOGUE.indicators, (code,))
        figures = kh.from_json(kh.Report, text, catalogue=catalogue).figures
        assert kh.CATALOGUE[code] in [figure.indicator for figure in figures]
    with pytest.raises(kh.StructuringError):
        kh.from_json(kh.Report, text)


def test_what_one_call_asks_for_no_other_call_gets() -> None:
    """Kills: a name or an identity number in a file because an earlier one asked for it."""
    person = kh.Person(id="h1", identity_number=kh.IdentityNumber("001184000001"))
    donor = kh.Donor("d1", "Bà An")
    for asked in (False, True, False):
        written = kh.to_json(person, identity_numbers=asked, donor_names=not asked)
        assert ("001184000001" in written) is asked
        written = kh.to_json(donor, identity_numbers=not asked, donor_names=asked)
        assert ("Bà An" in written) is asked


def test_what_a_host_registers_is_in_its_own_converter_alone() -> None:
    """Kills: handing out the converter that files are written by."""
    before = kh.to_json(REPORT)
    converter = kh.make_converter()
    converter.register_unstructure_hook(kh.Indicator, lambda _: "changed")
    converter.register_structure_hook(kh.Indicator, lambda *_: kh.POPULATION)
    assert kh.to_json(REPORT) == before
    assert kh.from_json(kh.Report, before) == REPORT
    assert kh.make_converter().unstructure(kh.MEMBERS) == "members"


def deepest() -> kh.RuleSet:
    """Give rules as deep as a file holds them."""
    names: Any = {"label_vi": "Mục", "label_en": "item", "citation": SOURCE}
    requirement: Requirement = Stated(id="1", **names)
    for depth in range(31):
        requirement = AllOf(id=f"a{depth}", parts=(requirement,), **names)
    return kh.RuleSet(
        id="family/12",
        title=kh.LearningTitle.FAMILY,
        citation=SOURCE,
        in_force=kh.Period(YEAR.start),
        in_force_source=SOURCE,
        levels=(Level(requirement=requirement),),
    )


def calls_left(made: int = 0) -> int:
    try:
        return calls_left(made + 1)
    except RecursionError:
        return made


def with_room(room: int, run: Callable[[], T]) -> T:
    """Call ``run`` so deep that Python allows ``room`` calls more."""

    def go_down(calls: int) -> T:
        return run() if calls <= 0 else go_down(calls - 1)

    return go_down(calls_left() - room)


@pytest.mark.parametrize(
    ("model", "rooms"),
    [
        (REPORT, range(30, 50)),
        (kh.reconcile(REPORT), range(40, 60)),
        (deepest(), range(30, 240, 7)),
    ],
    ids=["report", "reconciliation", "rules"],
)
def test_a_caller_deep_in_calls_gets_what_is_right_or_an_error(model: Any, rooms: range) -> None:
    """Kills: code for a class that was made with no room for it, in this file and all after it."""
    right = kh.to_json(model)
    for room in (*rooms, 105, 305):
        catalogue = desks(f"Bàn {room}")  # of which nothing has been made yet

        def write(catalogue: kh.Catalogue = catalogue) -> str:
            return kh.to_json(model, catalogue=catalogue)

        def read(catalogue: kh.Catalogue = catalogue) -> object:
            return kh.from_json(type(model), right, catalogue=catalogue)

        for run, expected in ((write, right), (read, model)):
            with suppress(RecursionError):
                assert with_room(room, run) == expected
            assert run() == expected
    plenty = desks("Bàn đủ chỗ")
    # What watches each call, as coverage does, takes as much room again.
    assert with_room(700, lambda: kh.to_json(model, catalogue=plenty)) == right


def test_threads_may_meet_a_class_at_once() -> None:
    """Kills: code for a class that another thread is still making."""
    models = (REPORT, kh.reconcile(REPORT), kh.RULE_BOOK, deepest())
    right = [kh.to_json(model) for model in models]
    start = Barrier(8)
    catalogue = desks("Bàn của ai")

    def write_all() -> list[str]:
        start.wait()
        return [kh.to_json(model, catalogue=catalogue) for model in models]

    with ThreadPoolExecutor(8) as pool:
        for written in [pool.submit(write_all) for _ in range(8)]:
            assert written.result() == right
