"""By how much a figure differs from an earlier one, both on one map."""

from attrs import field, frozen

from khuyenhoc._validators import one_of_type, optional, tuple_of
from khuyenhoc.reform.restating.caveat import Caveat
from khuyenhoc.reform.restating.restated import Comparability, Restated, status_of
from khuyenhoc.rollup.change import TotalChange

__all__ = ["RestatedChange"]


@frozen(kw_only=True)
class RestatedChange:
    """The change of a unit's figure between two periods (tăng, giảm), as exact as both are.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> then, since = (Restated(unit="x", indicator=MEMBERS, value=value) for value in (None, None))
    >>> print(RestatedChange(now=since, before=then, change=None))
    not comparable

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    now: Restated = field(validator=one_of_type(Restated))
    before: Restated = field(validator=one_of_type(Restated))
    #: ``None`` where the two cannot be compared.
    change: TotalChange | None = field(validator=optional(one_of_type(TotalChange)))
    #: What keeps them from being compared, besides the caveats of the two.
    caveats: tuple[Caveat, ...] = field(default=(), validator=tuple_of(Caveat))

    @property
    def status(self) -> Comparability:
        """Whether the difference is exact, an estimate, bounded or not comparable."""
        units = None if self.change is None else self.change.units
        return status_of(units, (*self.now.caveats, *self.before.caveats))

    def sentence(self, language: str = "vi") -> str:
        """Say it, or why there is none, in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        if self.change is not None:
            return self.change.sentence(language)
        every = (*self.now.caveats, *self.before.caveats, *self.caveats)
        reasons = "; ".join(dict.fromkeys(caveat.sentence(language) for caveat in every))
        said = Comparability.NOT_COMPARABLE.label(language)
        return f"{said}: {reasons}" if reasons else said

    def __str__(self) -> str:
        return self.sentence("en")
