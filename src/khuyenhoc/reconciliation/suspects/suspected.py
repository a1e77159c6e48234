"""The printed figures to doubt, by what hangs together."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, Final

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import flag, one_of_type, optional, text, tuple_of
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.suspects.repair import Repair
from khuyenhoc.reconciliation.systems.relation_wording import if_near
from khuyenhoc.reconciliation.systems.step import told
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.quantity import Reach

__all__ = ["SuspectGroup", "Suspects"]

#: So many sets are told in a sentence, the others are counted.
_TOLD: Final = 8


@frozen(kw_only=True)
class SuspectGroup:
    """The suspects of contradictions that have to do with each other (nhóm số đáng ngờ).

    >>> from khuyenhoc.reconciliation.relations.parts_of import PartsOf
    >>> from khuyenhoc.reconciliation.suspects.suspects import suspects
    >>> (group,) = suspects(System.of({"all": 10, "boys": 4, "girls": 7},
    ...                               [PartsOf("all", ("boys", "girls"))]))
    >>> group.sets
    (('all',), ('boys',), ('girls',))
    """

    #: Every lightest set of figures without which no contradiction is seen among the rest. None
    #: where what is known contradicts itself without any print, or where the budget was spent
    #: before there was any figure to name.
    sets: tuple[tuple[str, ...], ...] = field(default=(), validator=tuple_of(tuple))
    #: What proves the sets: figures that some of the relations do not let be true together, none
    #: of which can be left out beside those.
    conflicts: tuple[tuple[str, ...], ...] = field(default=(), validator=tuple_of(tuple))
    #: The sets with a repair of each figure, all of which can be so together; that one digit is
    #: wrong only counts where nothing else explains a set.
    explained: tuple[tuple[str, ...], ...] = field(default=(), validator=tuple_of(tuple))
    #: What may have gone wrong with figures of the sets, the likeliest first. Each is tried alone,
    #: the other figures of its set being withdrawn.
    repairs: tuple[Repair, ...] = field(default=(), validator=tuple_of(Repair))
    #: Whether the sets are proved to be the lightest, and all of them; where not, the budget of
    #: tries was spent: no set that is enough is lighter, but these may not be enough.
    settled: bool = field(validator=flag)
    #: The name of the convention for "gần" and "hơn" that one of the conflicts hangs on.
    convention: str | None = field(default=None, validator=optional(text))

    @property
    def top(self) -> tuple[tuple[str, ...], ...]:
        """The likeliest sets: those that are explained; all, where none is."""
        return self.explained or self.sets


@frozen(kw_only=True)
class Suspects:
    """The figures to doubt in a system that contradicts itself (số liệu đáng ngờ).

    One group for each lot of contradictions that have a figure in common; none where none was
    found. One set of each group has to be wrong, whatever is of the others.

    >>> from khuyenhoc.reconciliation.relations.parts_of import PartsOf
    >>> from khuyenhoc.reconciliation.suspects.suspects import suspects
    >>> found = suspects(System.of({"all": 110, "boys": 4, "girls": 7},
    ...                            [PartsOf("all", ("boys", "girls"))]))
    >>> found.top, found.groups[0].repairs[0].value
    ((('all',),), Bounds(11, 11))
    >>> print(found.sentences("en")[0])
    Most doubtful: “110”.
    """

    system: System = field(validator=one_of_type(System), repr=False)
    groups: tuple[SuspectGroup, ...] = field(validator=tuple_of(SuspectGroup))
    #: How far "gần" and "hơn" were taken to be from their number.
    reach: Reach | None = field(default=None, repr=False, validator=optional(one_of_type(Reach)))

    def __iter__(self) -> Iterator[SuspectGroup]:
        return iter(self.groups)

    def __len__(self) -> int:
        return len(self.groups)

    @property
    def top(self) -> tuple[tuple[str, ...], ...]:
        """The likeliest sets of each group, one group after the other."""
        return tuple(members for group in self.groups for members in group.top)

    @property
    def figures(self) -> tuple[str, ...]:
        """The keys of all figures of the likeliest sets, each once, in the order of the system."""
        return self._figures(self.top)

    @property
    def settled(self) -> bool:
        """Whether every group is proved; where not, the budget of tries was spent."""
        return all(group.settled for group in self.groups)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """A finding for each group: the figures of its likeliest sets, and whom to doubt."""
        return tuple(self._finding(group) for group in self.groups)

    def repairs(self, key: str) -> tuple[Repair, ...]:
        """Give what may have gone wrong with one figure, the likeliest first.

        Raises:
            InvalidValueError: The system has no such number.
        """
        key = self.system[key].key
        return tuple(
            repair for group in self.groups for repair in group.repairs if repair.key == key
        )

    def sentences(self, language: str = "vi") -> tuple[str, ...]:
        """Say in ``"vi"`` or ``"en"`` whom to doubt, a sentence for each group.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        in_language(language, vi=None, en=None)
        return tuple(self._said(group, language) for group in self.groups)

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON: each group as its finding, with its sets and repairs.

        Ends of bounds are text, so that fractions stay exact.
        """
        groups = [
            {
                **finding.to_dict(),
                "sets": [list(members) for members in group.sets],
                "top": [list(members) for members in group.top],
                "conflicts": [list(members) for members in group.conflicts],
                "settled": group.settled,
                "repairs": [repair.to_dict() for repair in group.repairs],
            }
            for group, finding in zip(self.groups, self.findings, strict=True)
        ]
        return {"settled": self.settled, "groups": groups}

    def html(self, language: str = "vi") -> str:
        """Give the sentence of each group in HTML, and under it what may have gone wrong.

        A notebook shows it so.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        nothing = in_language(
            language, vi="Không tìm thấy mâu thuẫn.", en="No contradiction found."
        )
        listed = "".join(
            finding.html(language) + _list(repair.sentence(language) for repair in group.repairs)
            for group, finding in zip(self.groups, self.findings, strict=True)
        )
        return listed or f"<p>{nothing}</p>"

    def _repr_html_(self) -> str:
        return self.html()

    def _figures(self, sets: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
        named = {key for members in sets for key in members}
        return tuple(variable.key for variable in self.system if variable.key in named)

    def _finding(self, group: SuspectGroup) -> Finding:
        variables = [self.system[key] for key in self._figures(group.top)]
        subjects = dict.fromkeys(v.subject for v in variables if v.subject is not None)
        periods = dict.fromkeys(v.period for v in variables if v.period is not None)
        return Finding(
            code="suspect-figures",
            verdict=Verdict.CONTRADICTORY,
            figures=tuple(variable.key for variable in variables),
            printed=tuple(
                v.quantity.text or format_vi(v.quantity)
                for v in variables
                if v.quantity is not None  # as of all that is suspected
            ),
            subjects=tuple(subjects),
            periods=tuple(periods),
            convention=group.convention,
            vi=self._said(group, "vi"),
            en=self._said(group, "en"),
        )

    def _said(self, group: SuspectGroup, language: str) -> str:
        said = self._doubt(group, language)
        if group.convention is None or self.reach is None:
            return said
        vi, en = if_near(self.reach)
        return f"{said.removesuffix('.')}, {in_language(language, vi=vi, en=en)}."

    def _doubt(self, group: SuspectGroup, language: str) -> str:
        if not group.sets:
            return _nobody(group, language)
        join = in_language(language, vi=" cùng ", en=" with ")
        sets = [
            join.join(told(self.system[key], language) for key in members)
            for members in group.top[:_TOLD]
        ]
        listed = in_language(language, vi=" hoặc ", en=" or ").join(sets)
        more = len(group.top) - len(sets)
        if more:
            listed += in_language(
                language, vi=f", và {more} nhóm khác", en=f", and {more} other set{'s'[: more > 1]}"
            )
        if group.settled:
            return in_language(
                language, vi=f"Đáng ngờ nhất: {listed}.", en=f"Most doubtful: {listed}."
            )
        return in_language(
            language,
            vi=f"Đáng ngờ nhất: {listed}, có thể cùng số khác (đã hết số lần thử cho phép).",
            en=f"Most doubtful: {listed}, perhaps with others (the budget of tries was spent).",
        )


def _nobody(group: SuspectGroup, language: str) -> str:
    """Say of a contradiction that no figure is named for."""
    if group.settled:
        return in_language(
            language,
            vi="Dù bỏ mọi số đã in, những gì đã biết chắc vẫn mâu thuẫn với nhau: cần xem lại các "
            "giá trị biết chắc và các quan hệ đã đặt ra.",
            en="Even without any printed figure, what is known for certain contradicts itself: "
            "look at the known values and at the relations.",
        )
    return in_language(
        language,
        vi="Có mâu thuẫn, nhưng đã hết số lần thử cho phép trước khi tìm ra số đáng ngờ.",
        en="There is a contradiction, but the budget of tries was spent before a figure to doubt "
        "was found.",
    )


def _list(sentences: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return f"<ul>{items}</ul>" if items else ""
