"""Which bases fit the printed percentages of a learning title."""

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.reconciliation.bases.printed_title import PrintedTitle, TitleShare, whole_count
from khuyenhoc.reconciliation.bases.title_bases import TitleBases
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Quantity

__all__ = ["fitting_bases"]

Count = int | Quantity | Bounds


def fitting_bases(  # noqa: PLR0913 - what a report may print of one title
    title: LearningTitle,
    *,
    achieved: Count | None = None,
    registered: Count | None = None,
    all_holders: Count | None = None,
    out_of: Count | None = None,
    percent: str | Quantity | None = None,
    of: Indicator | None = None,
    registered_percent: str | Quantity | None = None,
) -> TitleBases:
    """Find what the printed percentages of a title are of: those registered, or all there are.

    ``percent`` is printed beside the number that achieved the title, ``registered_percent`` beside
    the number registered for it; ``of`` is the base that the print names for the first, if it does.
    ``out_of`` is a whole that is printed without saying whether it is of those registered or of
    all ("117/124 đạt danh hiệu"). Whatever is not printed is left out: what it would have to be is
    told in bounds. Every base is tried in both habits of print, rounded half up and cut off.

    Of the 17.528 households registered in Hướng Hóa 15.772 became learning families: 89,98 %. So
    the printed 72 % is of all households.

    >>> found = fitting_bases(LearningTitle.FAMILY, achieved=15_772, registered=17_528,
    ...                       percent="72%")
    >>> found.verdict, found.bases[0].code, found.shares[0].found.wholes
    (<Verdict.CONSISTENT: 'consistent'>, 'households', Bounds(21606, 22058))

    Raises:
        InvalidValueError: A count is none of at least 0; a percentage is neither a text nor a share
            in percent, or there is none; the registered are given of a title that nobody registers
            for; ``of`` is no base of the title; or ``out_of`` stands beside another whole.
        ReadingError: A text is not a percentage.
    """
    _check_title(title)
    if title.registered is None and (registered, registered_percent) != (None, None):
        said = f"none: nobody is counted as registered for {title.label_en}"
        raise InvalidValueError("registered", registered or registered_percent, said)
    if out_of is not None and (registered, all_holders) != (None, None):
        raise InvalidValueError("out_of", out_of, "no whole beside one that is said to be one")
    if of not in (None, title.registered, title.all_holders):
        raise InvalidValueError("of", of, f"a base of {title.achieved.code}")
    if percent is None and registered_percent is None:
        raise InvalidValueError("percent", percent, "a percentage, of the achieved or registered")
    printed = PrintedTitle(
        title=title,
        achieved=_counted("achieved", achieved),
        registered=_counted("registered", registered),
        all_holders=_counted("all_holders", all_holders),
        out_of=_counted("out_of", out_of),
    )
    shares: list[TitleShare] = []
    if percent is not None:
        shares.append(TitleShare(printed=percent, said_of=title.achieved, stated=of))
    if registered_percent is not None and title.registered is not None:
        shares.append(TitleShare(printed=registered_percent, said_of=title.registered))
    return printed.bases(shares)


def _check_title(value: object) -> None:
    if not isinstance(value, LearningTitle):
        said = "a LearningTitle, such as kh.LearningTitle.FAMILY"
        raise InvalidValueError("title", value, said)


def _counted(name: str, count: Count | None) -> Bounds | None:
    numbers = None if count is None else whole_count(count)
    if count is not None and numbers is None:
        raise InvalidValueError(name, count, "a count of at least 0")
    return numbers
