"""A printed percentage with every base that it may be of."""

from typing import Any, cast

from attrs import Attribute, field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import field_name, one_of_type, optional, tuple_of
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.finding import Verdict
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reconciliation.bases.base_fit import BaseFit
from khuyenhoc.reconciliation.bases.base_wording import conclusion, fit_in_words, said_of_in_words
from khuyenhoc.values.quantity import Quantity

__all__ = ["ShareBases"]


def _fits(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    tuple_of(BaseFit)(instance, attribute, value)
    fits = cast("tuple[BaseFit, ...]", value)
    if not fits or any(fit.printed != fits[0].printed for fit in fits):
        said = "at least one fit, all of one percentage"
        raise InvalidValueError(field_name(instance, attribute), value, said)


@frozen(kw_only=True)
class ShareBases:
    """The bases that one printed percentage of a title may have, and the one that it has.

    As printed it is a share of what it stands beside, ``said_of``, and of ``stated`` where the
    print names its base. Another reading counts only where both of its sides are printed: it is
    what explains a percentage that print put beside the wrong number.

    >>> from khuyenhoc.models.indicators import CLANS, CLANS_REGISTERED, LEARNING_CLANS
    >>> from khuyenhoc.values.bounds import Bounds
    >>> printed = {"part": LEARNING_CLANS, "printed": "96,36%", "counted": Bounds.exactly(53)}
    >>> share = ShareBases(said_of=LEARNING_CLANS, fits=(
    ...     BaseFit(of=CLANS_REGISTERED, whole=Bounds.exactly(55), **printed),
    ...     BaseFit(of=CLANS, room=Bounds.at_least(55), **printed)))
    >>> share.verdict, share.base.code, share.proved
    (<Verdict.CONSISTENT: 'consistent'>, 'clans-registered', False)

    Raises:
        InvalidValueError: A field has the wrong type, or the fits are not of one percentage.
    """

    #: What the percentage is printed beside.
    said_of: Indicator = field(validator=one_of_type(Indicator))
    #: What the print says it is of; ``None`` where it does not say.
    stated: Indicator | None = field(default=None, validator=optional(one_of_type(Indicator)))
    fits: tuple[BaseFit, ...] = field(validator=_fits)

    @property
    def printed(self) -> str | Quantity:
        """The percentage."""
        return self.fits[0].printed

    def as_printed(self, fit: BaseFit) -> bool:
        """Say whether ``fit`` takes the percentage as the print has it."""
        return fit.part == self.said_of and self.stated in (None, fit.of)

    @property
    def possible(self) -> tuple[BaseFit, ...]:
        """The fits, as printed, that the counts do not rule out."""
        return tuple(fit for fit in self.fits if self.as_printed(fit) and fit.by_rounding)

    @property
    def otherwise(self) -> tuple[BaseFit, ...]:
        """The fits that hold, but not as the print has it."""
        return tuple(fit for fit in self.fits if fit.by_rounding and not self.as_printed(fit))

    @property
    def found(self) -> BaseFit | None:
        """The one that fits; ``None`` where several do (unstated) or none does (contradictory).

        A base that is printed and gives the percentage goes before one that is not printed and
        could be made to. Without one, it is the only one that is left.
        """
        tested = [fit for fit in self.possible if fit.tested]
        if tested:
            return tested[0] if len(tested) == 1 else None
        return self.possible[0] if len(self.possible) == 1 and not self.otherwise else None

    @property
    def base(self) -> Indicator | None:
        """What the percentage is of, as far as it was found."""
        return None if self.found is None else self.found.of

    @property
    def proved(self) -> bool:
        """Whether no other base is left: the counts, or the print itself, rule each of them out."""
        return self.found is not None and len(self.possible) == 1

    @property
    def verdict(self) -> Verdict:
        """Consistent where one base fits, undetermined where several do, or contradictory."""
        if not self.possible:
            return Verdict.CONTRADICTORY
        return Verdict.UNDETERMINED if self.found is None else Verdict.CONSISTENT

    def sentence(self, language: str = "vi") -> str:
        """Say in ``"vi"`` or ``"en"`` what follows for each base, and which one it is.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        vi, en = self._in_words()
        return in_language(language, vi=vi, en=en)

    def __str__(self) -> str:
        return self.sentence()

    def _in_words(self) -> tuple[str, str]:
        beside = next((fit.counted for fit in self.fits if fit.part == self.said_of), None)
        heads = said_of_in_words(self.printed, self.said_of, beside)
        clauses = [fit_in_words(fit, moved=fit.part != self.said_of) for fit in self.fits]
        ends = conclusion(self.verdict, self.base)
        vi, en = (
            f"{heads[n]}: {'; '.join(clause[n] for clause in clauses)}. {ends[n]}" for n in (0, 1)
        )
        return vi, en
