"""What every relation of a system comes to, and what follows from all of them."""

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, optional, tuple_of
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.values.number import Exact

__all__ = ["Judgement"]


@frozen(kw_only=True)
class Judgement:
    """The findings about a system (kết quả đối chiếu): on each relation, each number, and on all.

    The verdict on all is *consistent* only where numbers were found that satisfy every relation
    (``witness``), and *undetermined* where none were, but no contradiction either.

    >>> from khuyenhoc.reconciliation.systems.judging import judge
    >>> from khuyenhoc.reconciliation.relations.parts_of import PartsOf
    >>> found = judge(System.of({"all": 10, "boys": 4, "girls": 7},
    ...                         [PartsOf("all", ("boys", "girls"))]))
    >>> found.verdict, found.contradictions[0].gap
    (<Verdict.CONTRADICTORY: 'contradictory'>, Bounds(1, 1))
    >>> print(found.contradictions[0].sentence("en"))
    “4” + “7” = “10” cannot be: apart by 1. It could if “10” were 11, “4” were 3 or “7” were 6.
    """

    system: System = field(validator=one_of_type(System), repr=False)
    findings: tuple[Finding, ...] = field(validator=tuple_of(Finding))
    #: A number for each key, with which every relation holds; ``None`` where none were found.
    witness: Mapping[str, Exact] | None = field(
        default=None, validator=optional(one_of_type(Mapping)), repr=False
    )

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def contradictions(self) -> tuple[Finding, ...]:
        """The findings that prove figures wrong."""
        return tuple(f for f in self.findings if f.verdict is Verdict.CONTRADICTORY)

    @property
    def verdict(self) -> Verdict:
        """Whether all can be true together."""
        if self.contradictions:
            return Verdict.CONTRADICTORY
        return Verdict.UNDETERMINED if self.witness is None else Verdict.CONSISTENT

    def about(self, key: str) -> tuple[Finding, ...]:
        """Give the findings about the number with ``key``.

        Raises:
            InvalidValueError: The system has none.
        """
        key = self.system[key].key
        return tuple(finding for finding in self.findings if key in finding.figures)

    def sentence(self, language: str = "vi") -> str:
        """Say in ``"vi"`` or ``"en"`` whether all can be true together.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        wrong = len(self.contradictions)
        if wrong:
            times = "contradiction" if wrong == 1 else "contradictions"
            return in_language(language, vi=f"Có {wrong} mâu thuẫn.", en=f"{wrong} {times}.")
        if self.witness is None:
            return in_language(
                language, vi="Không tìm thấy mâu thuẫn.", en="No contradiction found."
            )
        return in_language(
            language,
            vi="Các số có thể cùng đúng.",
            en="The numbers can all be true together.",
        )

    def __str__(self) -> str:
        return self.sentence()

    def html(self, language: str = "vi") -> str:
        """Give the sentences of all findings as a list in HTML; a notebook shows it so."""
        found = "".join(f"<li>{finding.html(language)}</li>" for finding in self.findings)
        return f"<p>{self.sentence(language)}</p><ol>{found}</ol>"

    def _repr_html_(self) -> str:
        return self.html()
