"""What stands in a total for what was not reported, and for what was reported twice over."""

from enum import Enum

__all__ = ["MissingPolicy", "OwnValue"]


class MissingPolicy(Enum):
    """What a total says where units have not reported (thiếu số liệu).

    Six are those of VTL, by its names (VTL 2.1, "Hierarchical roll-up"). For a unit of whose parts
    all, some or none reported, the total is

    ============  =======  =================  ===============
    policy        all      some               none
    ============  =======  =================  ===============
    bounds        the sum  at least the sum   at least 0
    non_null      the sum  not given          not given
    non_zero      the sum  of those that did  not given
    partial_null  the sum  given as unknown   not given
    partial_zero  the sum  of those that did  not given
    always_null   the sum  given as unknown   given as unknown
    always_zero   the sum  of those that did  0
    ============  =======  =================  ===============

    and ``non_zero`` gives no total that comes to 0, though all reported. A leaf is its own only
    part. A policy that counts what is missing as 0 says in every total how often it did.

    >>> MissingPolicy.PARTIAL_ZERO.fills_with_zero, MissingPolicy.BOUNDS.fills_with_zero
    (True, False)
    """

    #: A unit that has not reported may have anything it can have: the default, and the only one
    #: that neither hides a figure nor invents one.
    BOUNDS = "bounds"
    NON_NULL = "non_null"
    NON_ZERO = "non_zero"
    PARTIAL_NULL = "partial_null"
    PARTIAL_ZERO = "partial_zero"
    ALWAYS_NULL = "always_null"
    ALWAYS_ZERO = "always_zero"

    @property
    def fills_with_zero(self) -> bool:
        """Whether it counts a unit that has not reported as one that has none."""
        return self in (
            MissingPolicy.NON_ZERO,
            MissingPolicy.PARTIAL_ZERO,
            MissingPolicy.ALWAYS_ZERO,
        )


class OwnValue(Enum):
    """What becomes of a total that a unit with parts reported itself (số đơn vị tự báo cáo).

    It is compared with its parts in all but ``PARTS`` and ``ADD``, and a contradiction is a finding
    with by how much.

    >>> OwnValue("prefer")
    <OwnValue.PREFER: 'prefer'>
    """

    #: The parts are added; its own total is kept beside theirs.
    COMPARE = "compare"
    #: Its own total stands wherever it reported one.
    PREFER = "prefer"
    #: Its own total stands where a part has not reported, and the parts where all have.
    FILL = "fill"
    #: The parts are added; its own total is left aside.
    PARTS = "parts"
    #: What it reported is no total of its parts but its own beside theirs, and is added to them: as
    #: where records are counted, and a commune's centre is one more beside those of its villages.
    ADD = "add"
