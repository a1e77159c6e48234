"""What one association published about one period."""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import day, one_of_type, optional, text, texts, tuple_of
from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.unit import VND

__all__ = ["Report"]

_REFERENCES = ("about", "out_of", "part_of")


@frozen(kw_only=True, repr=False)
class Report:
    """The figures that an organisation published for a period (báo cáo).

    Impossible figures (91 of 74) are kept as they were printed; only a report that cannot be read
    as one, because a key is used twice or leads nowhere, is refused.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> report = Report.of("can-tho", Period.year(2023), {MEMBERS: 383_058})
    >>> report["members"].quantity.value
    383058

    Raises:
        InvalidValueError: A field has the wrong type.
        StructuringError: Keys are not unique, lead nowhere or lead back to themselves; all at once.
    """

    #: Who it is about: an opaque id, the one its unit has in a hierarchy.
    organisation: str = field(validator=text)
    period: Period = field(validator=one_of_type(Period))
    figures: tuple[Figure, ...] = field(validator=tuple_of(Figure))
    #: The organisation's name as printed.
    name: str | None = field(default=None, validator=optional(text))
    #: Which part of the organisation or territory the whole report is limited to.
    scope: str | None = field(default=None, validator=optional(text))
    published_by: str | None = field(default=None, validator=optional(text))
    published_on: date | None = field(default=None, validator=optional(day))
    #: Where it was published: an address or a title.
    source: str | None = field(default=None, validator=optional(text))
    #: What it says of its own completeness, in its words: "chưa có số liệu của 3 xã".
    remarks: tuple[str, ...] = field(default=(), validator=texts)

    def __attrs_post_init__(self) -> None:
        problems = _problems(self.figures)
        if problems:
            raise StructuringError(f"Report of {self.organisation}", problems, self.figures)

    def __repr__(self) -> str:
        return sparse_repr(self)

    def __getitem__(self, key: str) -> Figure:
        """Give the figure with ``key``.

        Raises:
            InvalidValueError: There is none; the error lists the keys there are.
        """
        for figure in self.figures:
            if figure.key == key:
                return figure
        keys = ", ".join(figure.key for figure in self.figures)
        raise InvalidValueError("key", key, f"one of {keys}")

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    def __len__(self) -> int:
        return len(self.figures)

    @property
    def label(self) -> str:
        """The printed name, or the id where there is none."""
        return self.name or self.organisation

    def figures_of(self, indicator: Indicator, says: Says = Says.LEVEL) -> tuple[Figure, ...]:
        """Give what is said of ``indicator``: by default how many or how much there is.

        Targets are left out: what was aimed at is not what is.
        """
        return tuple(
            figure
            for figure in self.figures
            if figure.indicator == indicator and figure.says is says and not figure.target
        )

    @classmethod
    def of(
        cls,
        organisation: str,
        period: Period,
        figures: "Mapping[Indicator, int | Dong | Quantity]",
        *,
        name: str | None = None,
        published_on: date | None = None,
    ) -> "Report":
        """Make a report by hand from plain numbers; each figure's key is its indicator's code.

        >>> from khuyenhoc.models.indicators import FUND_RAISED, MEMBERS
        >>> len(Report.of("p6", Period.year(2023), {MEMBERS: 41, FUND_RAISED: Dong(5_000_000)}))
        2

        Raises:
            StructuringError: A key is no indicator, or a number is not whole, negative or in the
                wrong unit; all at once.
        """
        made: list[Figure] = []
        problems: list[Problem] = []
        for key, value in figures.items():
            indicator = _indicator(key)
            if indicator is None:
                problems.append(Problem("figures", key, "an Indicator as key"))
                continue
            try:
                quantity = _quantity(indicator, value)
                made.append(Figure(key=indicator.code, indicator=indicator, quantity=quantity))
            except InvalidValueError as error:
                problems.append(Problem(indicator.code, error.value, error.expected))
        if problems:
            raise StructuringError(f"Report of {organisation}", problems, made)
        return cls(
            organisation=organisation,
            period=period,
            figures=tuple(made),
            name=name,
            published_on=published_on,
        )


def _indicator(key: object) -> Indicator | None:
    """Take a key as an indicator; who writes without types may have given its code."""
    return key if isinstance(key, Indicator) else None


def _quantity(indicator: Indicator, value: object) -> Quantity:
    """Take what a person wrote for ``indicator`` as an exact quantity in its unit."""
    if isinstance(value, Quantity):
        return value
    if isinstance(value, Dong):
        if indicator.unit != VND:
            code = None if indicator.unit is None else indicator.unit.code
            raise InvalidValueError(indicator.code, value, f"a number in its unit, {code}")
        return Quantity(value=value.amount, unit=VND, resolution=1)
    if type(value) is not int:
        raise InvalidValueError(indicator.code, value, "a whole number, a Dong or a Quantity")
    return Quantity(value=value, unit=indicator.unit)


def _problems(figures: tuple[Figure, ...]) -> list[Problem]:
    """Find every key that is used twice, leads nowhere or leads back to itself."""
    problems: list[Problem] = []
    by_key: dict[str, Figure] = {}
    for index, figure in enumerate(figures):
        if figure.key in by_key:
            problems.append(
                Problem(f"figures[{index}].key", figure.key, "a key that no other figure has")
            )
        by_key.setdefault(figure.key, figure)
    for index, figure in enumerate(figures):
        for name in _REFERENCES:
            key = getattr(figure, name)
            if key is not None and key not in by_key:
                problems.append(
                    Problem(f"figures[{index}].{name}", key, "the key of a figure of this report")
                )
            elif key is not None and _leads_back(figure, name, by_key):
                problems.append(
                    Problem(
                        f"figures[{index}].{name}", key, "a figure that does not lead back here"
                    )
                )
    return problems


def _leads_back(start: Figure, name: str, by_key: dict[str, Figure]) -> bool:
    seen: set[str] = set()
    key: str | None = getattr(start, name)
    while key is not None and key in by_key and key not in seen:
        if key == start.key:
            return True
        seen.add(key)
        key = getattr(by_key[key], name)
    return False
