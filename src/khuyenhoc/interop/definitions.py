"""Indicators and units written in full, where a file does not name but define them."""

from collections.abc import Callable, Sequence
from graphlib import TopologicalSorter

from attrs import frozen

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.interop.problems import problems_of
from khuyenhoc.models.cycles import cycles
from khuyenhoc.models.indicator import Catalogue, Indicator, Nature
from khuyenhoc.values.unit import UNITS, Unit, UnitKind

__all__ = ["Definitions", "WrittenCatalogue", "WrittenIndicator", "WrittenUnit", "reference"]


@frozen(kw_only=True)
class WrittenUnit:
    """A unit in full."""

    code: str
    label_vi: str
    kind: UnitKind = UnitKind.COUNT

    @classmethod
    def of(cls, unit: Unit) -> "WrittenUnit":
        """Write a unit."""
        return cls(code=unit.code, label_vi=unit.label_vi, kind=unit.kind)

    def model(self) -> Unit:
        """Give the unit.

        Raises:
            InvalidValueError: The code or the label is blank.
        """
        return Unit(self.code, self.label_vi, self.kind)


@frozen(kw_only=True)
class WrittenIndicator:
    """An indicator in full, but for what it names by its code: its bases, and a known unit."""

    code: str
    label_vi: str
    label_en: str
    unit: str | WrittenUnit | None = None
    nature: Nature
    encloses: bool = True
    bases: tuple[str, ...] = ()


@frozen(kw_only=True)
class WrittenCatalogue:
    """The indicators of a catalogue, in its order."""

    indicators: tuple[WrittenIndicator, ...]


@frozen
class Definitions:
    """What definitions may name by code: the indicators and units that a reader has anyway."""

    catalogue: Catalogue

    @property
    def units(self) -> dict[str, Unit]:
        """The units of this package and of the catalogue, by code."""
        return {**UNITS, **{i.unit.code: i.unit for i in self.catalogue if i.unit is not None}}

    def written(self, *indicators: Indicator) -> tuple[WrittenIndicator, ...]:
        """Write indicators that stand in one file.

        Raises:
            InvalidValueError: A base is neither among them nor in the catalogue.
        """
        here = {indicator.code for indicator in indicators}
        units = self.units
        for indicator in indicators:
            for base in indicator.bases:
                if base.code not in here and base not in self.catalogue:
                    expected = (
                        "an indicator of the same file or of catalogue=; give one that has it"
                    )
                    raise InvalidValueError("Indicator.bases", base.code, expected)
        return tuple(
            WrittenIndicator(
                code=indicator.code,
                label_vi=indicator.label_vi,
                label_en=indicator.label_en,
                unit=None if indicator.unit is None else reference(indicator.unit, units),
                nature=indicator.nature,
                encloses=indicator.encloses,
                bases=tuple(base.code for base in indicator.bases),
            )
            for indicator in indicators
        )

    def read(
        self, written: Sequence[WrittenIndicator], path: Callable[[int], str]
    ) -> tuple[tuple[Indicator, ...], list[Problem]]:
        """Make the indicators of one file, those that can be made, and list every problem.

        An indicator may be given before its bases. ``path`` says where each one stands.
        """
        problems: list[Problem] = []
        places: dict[str, int] = {}
        for index, one in enumerate(written):
            if places.setdefault(one.code, index) != index:
                expected = "a code that no other indicator has"
                problems.append(Problem(f"{path(index)}code", one.code, expected))
        above = {
            code: [base for base in written[index].bases if base in places]
            for code, index in places.items()
        }
        rings = cycles(above)
        problems += [
            Problem(f"{path(places[ring[0]])}bases", ring, "no indicator that is its own base")
            for ring in rings
        ]
        lost = {code for ring in rings for code in ring}
        sound = {
            code: [base for base in bases if base not in lost]
            for code, bases in above.items()
            if code not in lost
        }
        units = self.units
        found = {
            code: self._problems(written[index], places, units) for code, index in places.items()
        }
        made: dict[str, Indicator] = {}
        for code in TopologicalSorter(sound).static_order():
            if not found[code] and all(base in made for base in above[code]):
                try:
                    made[code] = self._made(written[places[code]], made, units)
                except InvalidValueError as error:
                    found[code] = problems_of(error)
        problems += [
            Problem(f"{path(places[code])}{one.path}", one.value, one.expected)
            for code, ones in found.items()
            for one in ones
        ]
        return tuple(made[code] for code in places if code in made), problems

    def _problems(
        self, written: WrittenIndicator, places: dict[str, int], units: dict[str, Unit]
    ) -> list[Problem]:
        problems = [
            Problem(
                f"bases[{index}]", base, "the code of an indicator of this file or of catalogue="
            )
            for index, base in enumerate(written.bases)
            if base not in places and base not in self.catalogue
        ]
        unit = written.unit
        if isinstance(unit, str) and unit not in units:
            problems.append(Problem("unit", unit, "the code of a known unit, or a unit in full"))
        if isinstance(unit, WrittenUnit):
            try:
                unit.model()
            except InvalidValueError as error:
                problems += problems_of(error, "unit")
        return problems

    def _made(
        self, written: WrittenIndicator, made: dict[str, Indicator], units: dict[str, Unit]
    ) -> Indicator:
        return Indicator(
            code=written.code,
            label_vi=written.label_vi,
            label_en=written.label_en,
            unit=_unit_of(written.unit, units),
            nature=written.nature,
            encloses=written.encloses,
            bases=tuple(made.get(base) or self.catalogue[base] for base in written.bases),
        )

    def catalogue_of(self, written: WrittenCatalogue) -> Catalogue:
        """Read a catalogue.

        Raises:
            StructuringError: Indicators cannot be made; everything at once.
        """
        indicators, problems = self.read(written.indicators, "indicators[{}].".format)
        if problems:
            raise StructuringError("catalogue", problems, indicators)
        return Catalogue(indicators)

    def indicator_of(self, written: WrittenIndicator) -> Indicator:
        """Read one indicator that has a file of its own; raises as a catalogue does."""
        indicators, problems = self.read([written], lambda _: "")
        if problems:
            raise StructuringError("indicator", problems)
        return indicators[0]


def _unit_of(written: str | WrittenUnit | None, units: dict[str, Unit]) -> Unit | None:
    if isinstance(written, str):
        return units[written]
    return None if written is None else written.model()


def reference(unit: Unit, units: dict[str, Unit]) -> str | WrittenUnit:
    """Name a unit by its code where a reader's has the same label, and write it in full else."""
    known = units.get(unit.code)
    same = known is not None and (known.label_vi, known.kind) == (unit.label_vi, unit.kind)
    return unit.code if same else WrittenUnit.of(unit)
