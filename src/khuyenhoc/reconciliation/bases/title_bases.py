"""What the printed percentages of a learning title are of."""

from itertools import combinations

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, tuple_of
from khuyenhoc.models.finding import Verdict
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.reconciliation.bases.base_fit import BaseFit
from khuyenhoc.reconciliation.bases.base_wording import clash_in_words
from khuyenhoc.reconciliation.bases.share_bases import ShareBases

__all__ = ["TitleBases"]


@frozen(kw_only=True)
class TitleBases:
    """The printed percentages of one title with their bases, each by itself and together.

    >>> from khuyenhoc.reconciliation.bases.fitting_bases import fitting_bases
    >>> print(fitting_bases(LearningTitle.CLAN, achieved=53, registered=55, percent="96,36%"))
    “96,36%”, in cạnh dòng họ học tập (53): trên dòng họ đăng ký Dòng họ học tập (55) là 96,3636…%, khớp; trên dòng họ thì phải có 55 dòng họ. Gốc là dòng họ đăng ký Dòng họ học tập.
    """  # noqa: E501  (what is printed is one line)

    title: LearningTitle = field(validator=one_of_type(LearningTitle))
    shares: tuple[ShareBases, ...] = field(validator=tuple_of(ShareBases))

    @property
    def bases(self) -> tuple[Indicator | None, ...]:
        """What each percentage is of, ``None`` where that was not found."""
        return tuple(share.base for share in self.shares)

    @property
    def clash(self) -> tuple[BaseFit, BaseFit] | None:
        """Two percentages that can only be of all, as printed, and need different numbers of it."""
        only = [share.possible[0] for share in self.shares if len(share.possible) == 1]
        of_all = [fit for fit in only if fit.of == self.title.all_holders]
        return next((pair for pair in combinations(of_all, 2) if _apart(*pair)), None)

    @property
    def verdict(self) -> Verdict:
        """Consistent where each has one base and they agree, undetermined, or contradictory."""
        verdicts = [share.verdict for share in self.shares]
        if self.clash is not None or Verdict.CONTRADICTORY in verdicts:
            return Verdict.CONTRADICTORY
        is_open = Verdict.UNDETERMINED in verdicts
        return Verdict.UNDETERMINED if is_open else Verdict.CONSISTENT

    def sentence(self, language: str = "vi") -> str:
        """Say in ``"vi"`` or ``"en"`` what each percentage is of, and where they disagree.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        said = [share.sentence(language) for share in self.shares]
        if self.clash is not None:
            vi, en = clash_in_words(*self.clash)
            said.append(in_language(language, vi=vi, en=en))
        return " ".join(said)

    def __str__(self) -> str:
        return self.sentence()


def _apart(first: BaseFit, second: BaseFit) -> bool:
    wholes, others = first.wholes, second.wholes
    return wholes is not None and others is not None and wholes & others is None
