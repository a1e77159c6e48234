"""Citations: where something stands, and how well that is known."""

from datetime import date, datetime

import pytest

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values.citation import Citation, Evidence

CIRCULAR = "24/2023/TT-BGDĐT"


@pytest.mark.parametrize("evidence", Evidence)
def test_every_kind_of_evidence_has_its_own_labels(evidence: Evidence) -> None:
    """Kills: a member added without a label, or with that of another."""
    others = [other for other in Evidence if other is not evidence]
    assert evidence.label_vi.strip()
    assert evidence.label_en.isascii()
    assert evidence.label_vi not in [other.label_vi for other in others]
    assert evidence.label_en not in [other.label_en for other in others]


@pytest.mark.parametrize("evidence", Evidence)
def test_weak_evidence_shows_in_the_output(evidence: Evidence) -> None:
    """Kills: a citation that prints alike whatever it rests on."""
    cited = Citation(instrument=CIRCULAR, evidence=evidence)
    assert cited.weak == (evidence is not Evidence.PRIMARY)
    assert evidence.label_en in str(cited)


def test_a_citation_prints_what_it_has() -> None:
    whole = Citation(instrument=CIRCULAR, evidence=Evidence.PRIMARY)
    assert str(whole) == "24/2023/TT-BGDĐT (primary text)"
    full = Citation(
        instrument=CIRCULAR,
        place="tiêu chí 3, mức độ 1",
        evidence=Evidence.SECONDARY,
        url="https://example.org/24",
        seen=date(2025, 11, 2),
    )
    assert str(full) == (
        "24/2023/TT-BGDĐT, tiêu chí 3, mức độ 1 (secondary source, seen 2025-11-02)"
        " <https://example.org/24>"
    )


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("instrument", " ", "a text that is not blank"),
        ("instrument", None, "a text that is not blank"),
        ("place", None, "a text, empty for the whole instrument"),
        ("evidence", "primary", "a value of Evidence"),
        ("url", "", "a text that is not blank"),
        ("seen", datetime(2025, 11, 2), "a date without a time"),  # noqa: DTZ001  (refused)
    ],
)
def test_what_is_no_citation_is_refused(field: str, value: object, expected: str) -> None:
    given: dict[str, object] = {"instrument": CIRCULAR, "evidence": Evidence.PRIMARY, field: value}
    with pytest.raises(InvalidValueError) as error:
        Citation(**given)  # type: ignore[arg-type]  # what is refused
    assert error.value.field == f"Citation.{field}"
    assert error.value.expected == expected
