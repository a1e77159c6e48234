"""What the books of a fund are made of."""

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.contribution import Contribution
from khuyenhoc.models.funds.disbursement import Disbursement
from khuyenhoc.models.funds.exchange import Exchange
from khuyenhoc.models.funds.opening_balance import OpeningBalance
from khuyenhoc.models.funds.revaluation import Revaluation
from khuyenhoc.models.funds.transfer import Transfer

__all__ = ["Entry", "check_entry"]

#: One line in the books (bút toán), of one of the kinds that there are.
Entry = Contribution | Disbursement | Transfer | Exchange | Revaluation | OpeningBalance


def check_entry(name: str, value: object) -> None:
    """Refuse what is no entry.

    Raises:
        InvalidValueError: It is none; the error calls it ``name``.
    """
    if not isinstance(value, Entry):
        said = (
            "an entry: a Contribution, Disbursement, Transfer, Exchange, Revaluation or"
            " OpeningBalance"
        )
        raise InvalidValueError(name, value, said)
