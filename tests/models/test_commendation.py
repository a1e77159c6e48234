"""A commendation is of one kind and given on one day."""

from datetime import date, datetime
from typing import Any

import pytest

import khuyenhoc as kh

GIVEN: dict[str, Any] = {
    "kind": kh.CommendationKind.COMMENDATION,
    "given_by": "quang-tri",
    "given_on": date(2023, 12, 20),
}


@pytest.mark.parametrize("kind", kh.CommendationKind)
def test_words_stand_for_a_kind_that_has_no_name_here_and_for_no_other(
    kind: kh.CommendationKind,
) -> None:
    """Kills: OTHER without a word of what it was; a flag that is called something else."""
    is_other = kind is kh.CommendationKind.OTHER
    words = "Kỷ niệm chương"
    made = kh.Commendation(**{**GIVEN, "kind": kind, "words": words if is_other else None})
    assert made.words == (words if is_other else None)
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Commendation(**{**GIVEN, "kind": kind, "words": None if is_other else words})
    assert caught.value.field == "Commendation.words"
    assert caught.value.expected == "what it is called where the kind is OTHER, and None elsewhere"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "commendation"}, "kind: expected a value of CommendationKind"),
        ({"given_by": " "}, "given_by: expected a text that is not blank"),
        ({"given_on": datetime(2023, 12, 20)}, "given_on: expected a date without a time"),  # noqa: DTZ001
        ({"recipient": ""}, "recipient: expected a text that is not blank"),
        ({"recipient_kind": "individual"}, "recipient_kind: expected a value of RecipientKind"),
        ({"decision": "số 12/QĐ"}, "decision: expected a value of Citation"),
    ],
)
def test_a_field_of_another_kind_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Commendation(**{**GIVEN, **changes})
    assert str(caught.value).startswith(f"Commendation.{said}, got ")


@pytest.mark.parametrize("labelled", [kh.CommendationKind, kh.RecipientKind, kh.CentreKind])
def test_every_member_has_its_own_label_in_both_languages(
    labelled: type[kh.CommendationKind] | type[kh.RecipientKind] | type[kh.CentreKind],
) -> None:
    """Kills: a member that a table of labels forgot."""
    for language in ("vi", "en"):
        assert len({member.label(language) for member in labelled}) == len(labelled)
    for member in labelled:
        with pytest.raises(kh.InvalidValueError, match=r"^language: expected"):
            member.label("fr")


def test_labels_are_those_of_print() -> None:
    assert [kind.label() for kind in kh.CommendationKind][:3] == [
        "cờ thi đua",
        "bằng khen",
        "giấy khen",
    ]
    assert kh.CommendationKind.EMULATION_FLAG.label("en") == "emulation flag"
    assert kh.RecipientKind.COLLECTIVE.label() == "tập thể"
    assert kh.CentreKind.LEARNING.label() == "trung tâm học tập cộng đồng"


def test_only_what_is_said_is_shown() -> None:
    assert repr(kh.Commendation(**GIVEN)) == (
        "Commendation(kind=CommendationKind.COMMENDATION, given_by='quang-tri', "
        "given_on=datetime.date(2023, 12, 20))"
    )
