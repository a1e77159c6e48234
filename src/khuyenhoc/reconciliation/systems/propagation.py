"""What follows for every number of a system."""

from collections.abc import Iterable, Iterator, Mapping
from types import NoneType

from attrs import field, frozen

from khuyenhoc._validators import one_of_type
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reconciliation.systems.narrowing import Clash, Narrowing, narrow
from khuyenhoc.reconciliation.systems.step import Step
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Reach
from khuyenhoc.values.rounding import Rounding

__all__ = ["Propagation", "domains", "propagate"]


@frozen(eq=False)
class Propagation:
    """What is left of every number of a system, and how that follows (lan truyền ràng buộc).

    Nothing that can be true is ever cut off. Where nothing is left of a number the system
    contradicts itself, and ``contradiction`` tells where that showed; what is left of the others
    then proves nothing. Where none shows there may still be one: *no contradiction found*.

    >>> from khuyenhoc.reconciliation.relations.share_of import ShareOf
    >>> from khuyenhoc.values.unit import PERSON
    >>> found = propagate(System.of(
    ...     {"members": "383.058 hội viên", "percent": "32,05%", "people": PERSON},
    ...     [ShareOf("members", "people", share="percent")]))
    >>> found["people"]
    Bounds(1194816, 1195375)
    >>> print(found.why("people")[-1])
    people: từ 1.194.816 đến 1.195.375 người, vì “383.058 hội viên” = “32,05%” × people.
    """

    system: System = field(validator=one_of_type(System))
    _narrowing: Narrowing = field(repr=False)
    #: What every number could be before the relations were asked.
    before: Mapping[str, Bounds] = field(repr=False)

    def __getitem__(self, key: str) -> Bounds:
        """Give what is left of the number with ``key``.

        Raises:
            InvalidValueError: There is none.
        """
        return self._narrowing.domains[self.system[key].key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._narrowing.domains)

    def __len__(self) -> int:
        return len(self._narrowing.domains)

    @property
    def narrowed(self) -> tuple[str, ...]:
        """The keys of the numbers of which less is left than was printed or known."""
        return tuple(key for key in self if self[key] != self.before[key])

    @property
    def settled(self) -> bool:
        """Whether nothing narrows further; where not, what is left is sound but may be wide."""
        return self._narrowing.settled

    @property
    def contradiction(self) -> Clash | None:
        """Where nothing was left of a number; ``None`` where no contradiction was found."""
        return self._narrowing.clash

    def why(self, key: str) -> tuple[Step, ...]:
        """Give the steps that led to what is left of a number, in order; none for what is printed.

        Raises:
            InvalidValueError: The system has no such number.
        """
        return self._chain(self._narrowing.behind.get(self.system[key].key, ()))

    def why_not(self) -> tuple[Step, ...]:
        """Give the steps that led to the contradiction; none where none was found."""
        clash = self._narrowing.clash
        return () if clash is None else self._chain(clash.sources)

    def _chain(self, last: Iterable[int]) -> tuple[Step, ...]:
        steps = [self._narrowing.steps[place] for place in self._narrowing.chain(last)]
        system = self.system
        return tuple(
            Step(
                variable=system[step.key],
                bounds=step.bounds,
                relation=system.relations[step.relation],
                others=tuple(
                    system[key] for key in system.relations[step.relation].terms if key != step.key
                ),
            )
            for step in steps
        )


def propagate(
    system: System,
    *,
    rounding: Rounding | None = None,
    habits: Mapping[str, Rounding] | None = None,
    reach: Reach | None = None,
    rounds: int | None = None,
) -> Propagation:
    """Narrow the numbers of ``system`` by each other until nothing follows any more.

    Without ``rounding`` every percentage may have been rounded or cut off; ``habits`` says of
    documents, by name, how theirs were. "gần" and "hơn" have no far end unless ``reach`` gives
    one. After so many ``rounds``, 250 more than there are relations if none is said, the
    answer is given as far as it is.

    >>> from khuyenhoc.reconciliation.relations.comparisons import AtMost
    >>> found = propagate(System.of({"spent": 5, "raised": 4}, [AtMost("spent", "raised")]))
    >>> found.contradiction.key, found.contradiction.room
    ('spent', Bounds(None, 4))

    Raises:
        InvalidValueError: ``system`` is none, a habit is no ``Rounding``, ``reach`` is no
            ``Reach``, or ``rounds`` is below 1.
    """
    _check("system", system, System, "a System, such as kh.System.of(...)")
    if rounds is not None and (type(rounds) is not int or rounds < 1):
        raise InvalidValueError("rounds", rounds, "a whole number of at least 1")
    before, denied = domains(system, rounding=rounding, habits=habits, reach=reach)
    if denied is not None:
        held = system[denied].known or Bounds(None, None)
        clash = Clash(denied, None, held, None, ())
        return Propagation(system, Narrowing(before, (), {}, clash, settled=True), before)
    whole = frozenset(variable.key for variable in system if variable.is_whole)
    return Propagation(system, narrow(system.constraints, before, whole, rounds), before)


def domains(
    system: System,
    *,
    rounding: Rounding | None = None,
    habits: Mapping[str, Rounding] | None = None,
    reach: Reach | None = None,
) -> tuple[dict[str, Bounds], str | None]:
    """Give what each number can be by itself, and the first one whose print denies what is known.

    Of that one, what is known.

    Raises:
        InvalidValueError: A habit is no ``Rounding``, or ``reach`` is no ``Reach``.
    """
    given = {"rounding": rounding, **{f"habits[{name!r}]": h for name, h in (habits or {}).items()}}
    for name, habit in given.items():
        _check(name, habit, (Rounding, NoneType), "a Rounding")
    _check("reach", reach, (Reach, NoneType), "a Reach, such as kh.WITHIN_A_TENTH")
    found: dict[str, Bounds] = {}
    denied: str | None = None
    for variable in system:
        habit = (habits or {}).get(variable.document, rounding)
        domain = variable.domain(habit, reach)
        if domain is None:
            denied = denied or variable.key
            domain = variable.withdrawn().domain() or Bounds(None, None)
        found[variable.key] = domain
    return found, denied


def _check(name: str, value: object, kind: type | tuple[type, ...], expected: str) -> None:
    if not isinstance(value, kind):
        raise InvalidValueError(name, value, expected)
