"""What is said of suspects, in sentences, as plain data and in HTML."""

import json

import pytest
from suspect_systems import counted

import khuyenhoc as kh

PARTS = (kh.PartsOf("all", ("boys", "girls")),)
SAME = kh.EqualTo("a", "b")
YEAR = kh.Period.year(2023)


def system(all_: str = "110 người", boys: str = "4 người", girls: str = "7 người") -> kh.System:
    words = {"all": all_, "boys": boys, "girls": girls}
    return kh.System(
        tuple(
            kh.Variable(key=key, quantity=kh.read_quantity(text), subject="p6", period=YEAR)
            for key, text in words.items()
        ),
        PARTS,
    )


@pytest.mark.parametrize(
    ("found", "vi", "en"),
    [
        (
            kh.suspects(system()),
            "Đáng ngờ nhất: “110 người”.",
            "Most doubtful: “110 người”.",
        ),
        (
            kh.suspects(system("10000 người", "1 người", "7 người")),
            "Đáng ngờ nhất: “10000 người” hoặc “1 người” hoặc “7 người”.",
            "Most doubtful: “10000 người” or “1 người” or “7 người”.",
        ),
        (
            kh.suspects(system(), tries=1),
            "Có mâu thuẫn, nhưng đã hết số lần thử cho phép trước khi tìm ra số đáng ngờ.",
            (
                "There is a contradiction, but the budget of tries was spent before a figure to "
                "doubt was found."
            ),
        ),
        (
            kh.suspects(kh.System.of({"a": kh.Bounds(1, 2), "b": kh.Bounds(3, 4)}, [SAME])),
            (
                "Dù bỏ mọi số đã in, những gì đã biết chắc vẫn mâu thuẫn với nhau: cần xem lại các "
                "giá trị biết chắc và các quan hệ đã đặt ra."
            ),
            (
                "Even without any printed figure, what is known for certain contradicts itself: "
                "look at the known values and at the relations."
            ),
        ),
    ],
)
def test_it_says_whom_to_doubt(found: kh.Suspects, vi: str, en: str) -> None:
    """Kills: a blank list of figures; a known clash told as if a print were to blame."""
    assert found.sentences() == (vi,)
    assert found.sentences("en") == (en,)
    assert (found.findings[0].vi, found.findings[0].en) == (vi, en)


def test_figures_that_are_wrong_together_are_joined() -> None:
    """Kills: "or" for "and"."""
    numbers = {"a": 5, "b": 6, "c": 51, "d": 51, "e": 51}
    relations = [kh.EqualTo(bad, good) for bad in "ab" for good in "cde"]
    found = kh.suspects(kh.System.of(numbers, relations))
    assert found.sentences() == ("Đáng ngờ nhất: “5” cùng “6”.",)
    assert found.sentences("en") == ("Most doubtful: “5” with “6”.",)


def test_a_spent_budget_is_said() -> None:
    """Kills: sets that may not be enough told as if they were."""
    numbers = {"a": 5, "b": 6, "c": 51, "d": 51, "e": 51}
    made = kh.System.of(numbers, [kh.EqualTo(bad, good) for bad in "ab" for good in "cde"])
    some = next(
        found
        for found in (kh.suspects(made, tries=tries) for tries in range(1, 99))
        if found.groups[0].sets
    )
    assert not some.settled
    assert not some.groups[0].settled
    (vi,), (en,) = some.sentences(), some.sentences("en")
    assert vi.endswith(", có thể cùng số khác (đã hết số lần thử cho phép).")
    assert en.endswith(", perhaps with others (the budget of tries was spent).")


def test_the_top_sets_are_those_that_something_explains() -> None:
    """Kills: all ties on top; a wrong digit, which explains much, as good as a slip."""
    (slip,) = kh.suspects(system("12 người", "19 người", "2 người"))
    assert {r.key for r in slip.repairs} == {"all", "boys"}
    assert slip.top == (("all",),)
    (digit,) = kh.suspects(system("24 người", "19 người", "13 người"))
    assert {r.is_likely for r in digit.repairs} == {False}
    assert digit.sets == (("all",), ("boys",), ("girls",))
    assert digit.top == (("boys",),)


def test_a_set_is_only_explained_as_a_whole() -> None:
    """Kills: a set on top of which one figure has no explanation."""
    numbers = {"a": 5, "b": 67, "c": 50, "d": 50, "e": 50}
    relations = [kh.EqualTo(bad, good) for bad in "ab" for good in "cde"]
    (group,) = kh.suspects(kh.System.of(numbers, relations))
    assert {repair.key for repair in group.repairs} == {"a"}
    assert (group.explained, group.top) == ((), group.sets)


def test_as_plain_data_it_is_a_finding_with_its_sets() -> None:
    """Kills: what JSON cannot hold; fractions as floats; a field left out."""
    found = kh.suspects(system())
    data = found.to_dict()
    assert json.loads(json.dumps(data)) == data
    assert data["settled"] is True
    (group,) = data["groups"]
    finding, repairs = found.findings[0].to_dict(), group.pop("repairs")
    assert {name: group[name] for name in finding} == finding
    assert {name: value for name, value in group.items() if name not in finding} == {
        "sets": [["all"], ["boys"], ["girls"]],
        "top": [["all"]],
        "conflicts": [["all", "boys", "girls"]],
        "settled": True,
    }
    assert (finding["code"], finding["verdict"]) == ("suspect-figures", "contradictory")
    assert (finding["figures"], finding["printed"]) == (["all"], ["110 người"])
    assert (finding["subjects"], finding["periods"]) == (["p6"], [str(YEAR)])
    assert repairs[0]["misreading"]["kind"] == "slipped_ten"
    assert {name: repairs[0][name] for name in ("key", "kind", "others", "beside", "value")} == {
        "key": "all",
        "kind": "misprint",
        "others": [],
        "beside": [],
        "value": {"low": "11", "high": "11", "low_open": False, "high_open": False},
    }


def test_a_figure_made_without_words_is_printed_in_numbers() -> None:
    """Kills: a blank among the printed words; a subject or a period of nobody."""
    figures = {"all": counted(1100), "boys": counted(4), "girls": counted(7)}
    (finding,) = kh.suspects(kh.System.of(figures, PARTS)).findings
    assert finding.printed == ("1.100 người",)
    assert (finding.subjects, finding.periods) == ((), ())


def test_it_can_be_shown_in_a_notebook() -> None:
    """Kills: words of print taken for markup; repairs not listed, or an empty list."""
    found = kh.suspects(system("110 <b>người</b>"))
    page = found.html("en")
    assert found._repr_html_() == found.html()
    assert "<b>" not in page
    assert page.startswith('<p data-verdict="contradictory">Most doubtful: “110')
    assert page.count("<li>") == len(found.groups[0].repairs)
    assert "ten times out" in page
    assert "in lệch mười lần" in found.html()
    assert "<ul>" not in kh.suspects(system("10000 người", "1 người", "7 người")).html()


def test_groups_can_be_gone_through() -> None:
    """Kills: figures in the order of suspicion; groups lost."""
    numbers = {"x": 3, "y": 4, "b": 3, "a": 4}
    found = kh.suspects(kh.System.of(numbers, [kh.EqualTo("a", "b"), kh.EqualTo("x", "y")]))
    assert (len(found), tuple(found)) == (2, found.groups)
    assert found.figures == ("x", "y", "b", "a")
    assert set(found.top) == {("x",), ("y",), ("a",), ("b",)}
    assert found.repairs("x")
    assert all(repair.key == "x" for repair in found.repairs("x"))


def test_a_wrong_key_is_told_with_the_nearest() -> None:
    """Kills: no repairs given for a figure that there is not."""
    with pytest.raises(kh.InvalidValueError, match=r"key: expected the key of a number.*boys"):
        kh.suspects(system()).repairs("boy")


@pytest.mark.parametrize("how", ["sentences", "html"])
def test_another_language_is_refused(how: str) -> None:
    """Kills: an unknown language taken for one of the two where nothing is said."""
    for found in (kh.suspects(system()), kh.suspects(system("11 người"))):
        with pytest.raises(kh.InvalidValueError, match="language"):
            getattr(found, how)("fr")


@pytest.mark.parametrize("kind", kh.RepairKind)
def test_every_kind_is_called_something(kind: kh.RepairKind) -> None:
    """Kills: a kind without a label; one for two."""
    for language in ("vi", "en"):
        labels = [other.label(language) for other in kh.RepairKind]
        assert labels.count(kind.label(language)) == 1


@pytest.mark.parametrize(
    ("a", "b", "reach", "name"),
    [
        ("gần 60 tỉ", "50 tỉ", kh.WITHIN_A_TENTH, kh.WITHIN_A_TENTH.name),
        ("gần 60 tỉ", "70 tỉ", kh.WITHIN_A_TENTH, None),
        ("gần 60 tỉ", "70 tỉ", None, None),
        ("60 tỉ", "50 tỉ", kh.WITHIN_A_TENTH, None),
    ],
)
def test_the_convention_a_doubt_hangs_on_is_named(
    a: str, b: str, reach: kh.Reach | None, name: str | None
) -> None:
    """Kills: a doubt that hangs on the convention told as sure, or any with "gần" as unsure."""
    found = kh.suspects(kh.System.of({"a": a, "b": b}, [SAME]), reach=reach)
    assert found.groups[0].convention == found.findings[0].convention == name
    assert found.to_dict()["groups"][0]["convention"] == name
    assert ("nếu “gần”, “hơn” lệch không quá 10%." in found.sentences()[0]) is (name is not None)
    assert ("if “gần” and “hơn” are off by at most 10%." in found.sentences("en")[0]) is (
        name is not None
    )


@pytest.mark.parametrize(
    ("known", "name"),
    [
        (kh.Bounds.at_most(50), kh.WITHIN_A_TENTH.name),
        (kh.Bounds.at_least(70), None),
    ],
)
def test_a_print_that_denies_what_is_known_names_the_convention(
    known: kh.Bounds, name: str | None
) -> None:
    """Kills: the convention looked for in relations only; named where the print denies anyway."""
    variable = kh.Variable(key="a", quantity=kh.read_quantity("gần 60 người"), known=known)
    (group,) = kh.suspects(kh.System((variable,))).groups
    assert group.convention == name


def test_a_spent_budget_names_the_convention_too() -> None:
    """Kills: a contradiction said to be there that only the convention makes one."""
    numbers = {"a": "gần 60 tỉ", "b": "50 tỉ", "c": "50 tỉ"}
    system = kh.System.of(numbers, [SAME, kh.EqualTo("b", "c")])
    found = kh.suspects(system, tries=1)
    assert found.groups[0].sets == ()
    assert found.groups[0].convention == kh.WITHIN_A_TENTH.name
