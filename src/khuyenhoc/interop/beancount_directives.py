"""Directives of beancount as text, put in order."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from attrs import define, field

from khuyenhoc.interop.beancount_accounts import Leg
from khuyenhoc.values.foreign_money import CENTS

__all__ = ["Directives", "Metadata", "quoted"]

#: What is said of a directive by name; what is ``None`` or not so is left out.
Metadata = Mapping[str, str | bool | None]

_ESCAPES: Final = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"})
_COMMODITY, _OPEN, _BALANCE, _NOTE, _TRANSACTION, _CLOSE = range(6)


def quoted(text: str) -> str:
    r"""Write a text as beancount reads it back, on one line.

    >>> print(quoted('"Mái ấm"\n'))
    "\"Mái ấm\"\n"
    """
    return f'"{text.translate(_ESCAPES)}"'


@define
class Directives:
    """Directives while they are collected, with the accounts that they use."""

    in_cents: frozenset[str]
    #: The first day on which each account is used.
    first: dict[str, int] = field(factory=dict[str, int])
    #: What is left in each account of each commodity that was ever there.
    held: dict[str, dict[str, int]] = field(factory=dict[str, dict[str, int]])
    #: Day, kind, a text and a number to sort by, and the directive.
    found: list[tuple[int, int, str, int, str]] = field(
        factory=list[tuple[int, int, str, int, str]]
    )

    def text(self) -> str:
        """Give all of them, by day."""
        return "\n".join(f"{one[-1]}\n" for one in sorted(self.found))

    def use(self, account: str, day: int, *commodities: str) -> dict[str, int]:
        """Keep in mind that an account is used, and give what is in it."""
        self.first[account] = min(day, self.first.get(account, day))
        held = self.held.setdefault(account, {})
        for commodity in commodities:
            held.setdefault(commodity, 0)
        return held

    # -- one by one -------------------------------------------------------------------------------

    def commodity(self, day: int, name: str, about: Metadata) -> None:
        """Add what a commodity is."""
        self._add(day, _COMMODITY, name, f"commodity {name}", about)

    def open(self, account: str, about: Metadata) -> None:
        """Add the opening of an account that is used, on the first day on which it is."""
        said = f"open {account} {','.join(sorted(self.held[account]))}"
        self._add(self.first[account], _OPEN, account, said, about)

    def close(self, account: str, day: int) -> None:
        """Add the end of an account."""
        self._add(day, _CLOSE, account, f"close {account}", {})

    def balance(self, day: int, leg: Leg, about: Metadata) -> None:
        """Add what an account holds when a day begins."""
        account, commodity, size = leg
        self.use(account, day, commodity)
        # Without a tolerance of its own, beancount lets a cent pass.
        said = f"balance {account} {self._number(size, commodity)} ~ 0 {commodity}"
        self._add(day, _BALANCE, f"{account} {commodity}", said, about)

    def note(self, day: int, account: str, said: str, about: Metadata) -> None:
        """Add a remark on an account."""
        self._add(day, _NOTE, account, f"note {account} {quoted(said)}", about)

    def transaction(
        self, day: int, said: str, legs: Iterable[Leg], about: Metadata, turn: int = 0
    ) -> None:
        """Add a transaction; those of one id and day stand in the order of their turns.

        What ``said`` begins with is the flag.
        """
        lines: list[str] = []
        for account, commodity, size in legs:
            self.use(account, day, commodity)[commodity] += size
            lines.append(f"\n  {account}  {self._number(size, commodity)} {commodity}")
        self._add(day, _TRANSACTION, str(about["id"]), said, about, "".join(lines), turn)

    def _add(  # noqa: PLR0913, PLR0917 - what it is sorted by, and what it says
        self,
        day: int,
        kind: int,
        by: str,
        said: str,
        about: Metadata,
        rest: str = "",
        turn: int = 0,
    ) -> None:
        lines = [f"\n  {name}: {_value(value)}" for name, value in about.items() if value]
        text = f"{date.fromordinal(day)} {said}{''.join(lines)}{rest}"
        self.found.append((day, kind, by, turn, text))

    def _number(self, size: int, commodity: str) -> str:
        if commodity not in self.in_cents:
            return str(size)
        whole, part = divmod(abs(size), CENTS)
        return f"{'-' if size < 0 else ''}{whole}.{part:02}"


def _value(value: str | bool | None) -> str:  # noqa: FBT001 - what metadata can be
    return "TRUE" if value is True else quoted(str(value))
