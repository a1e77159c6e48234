"""What is wrong with a rule book itself, whatever it is applied to."""

from enum import StrEnum

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, optional, text, texts
from khuyenhoc.values.period import Period

__all__ = ["RuleFault", "RuleFaultCode"]


class RuleFaultCode(StrEnum):
    """What can be wrong with the rule sets of a book.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> from khuyenhoc.rules.books.checking import check_rules
    >>> [fault.code for fault in check_rules(RULE_BOOK)]
    [<RuleFaultCode.UNDATED: 'undated'>]
    """

    #: Two rule sets are in force for one title, place and facts on the same days.
    OVERLAP = "overlap"
    #: There are days without rules between two rule sets for one title and place.
    GAP = "gap"
    #: No source tells the first day of a rule set, and nobody has stated one.
    UNDATED = "undated"
    #: More is asked for than there is: a cut-off above all points together.
    UNREACHABLE = "unreachable"
    #: A grade that nothing comes to, as whatever would meets a higher one too.
    SHADOWED_GRADE = "shadowed-grade"
    #: An article is referred to that the book does not have.
    DANGLING = "dangling"
    #: Articles refer to each other in a circle.
    CIRCULAR = "circular"
    #: Two rule sets have one id, or two different requirements of one level have, or facts of
    #: different kinds that one application states.
    DUPLICATE_ID = "duplicate-id"


@frozen(kw_only=True)
class RuleFault:
    """One fault of a rule book: which rule sets, on which days, and the sentence that says so.

    >>> fault = RuleFault(code=RuleFaultCode.GAP, rule_sets=("a", "b"), period=Period.year(2023),
    ...                   vi="Năm 2023 không có quy định.", en="There are no rules in 2023.")
    >>> print(fault)
    Năm 2023 không có quy định.

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    code: RuleFaultCode = field(validator=one_of_type(RuleFaultCode))
    #: Their ids, in the order of their days.
    rule_sets: tuple[str, ...] = field(validator=texts)
    #: The id of the requirement that it is about, if it is about one.
    requirement: str | None = field(default=None, validator=optional(text))
    #: The days on which it stands; ``None`` where that is always.
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: The sentence in Vietnamese and in English.
    vi: str = field(validator=text, repr=False)
    en: str = field(validator=text, repr=False)

    def sentence(self, language: str = "vi") -> str:
        """Give the sentence in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self.vi, en=self.en)

    def __str__(self) -> str:
        return self.vi
