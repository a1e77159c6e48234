"""What every printed percentage of a learning title is of, in 43 published reports and others.

Each is asked for twice: from its numbers, and from a report that prints them.
"""

import json
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest

import khuyenhoc as kh

DATA: Final = Path(__file__).parents[1] / "data"
FACTS: Final[dict[str, dict[str, Any]]] = {
    f"{report['id']}:{fact['id']}": fact
    for report in json.loads((DATA / "facts.json").read_text("utf-8"))["reports"]
    for fact in report["facts"]
}
SHARES: Final = json.loads((DATA / "title_shares.json").read_text("utf-8"))
TITLES: Final[dict[str, dict[str, Any]]] = {title["id"]: title for title in SHARES["titles"]}
Printed = Mapping[str, Any]
NONE_LESS: Final = kh.Bounds.at_least(0)
YEAR: Final = kh.Period.year(2023)


def quantity(words: str) -> kh.Quantity:
    if words not in FACTS:
        return kh.read_quantity(words)
    return kh.read_quantities(FACTS[words]["words"]).figure(FACTS[words]["printed"])


def count(words: str) -> kh.Quantity:
    read = quantity(words)
    assert read.unit is not None
    assert read.unit.whole, f"{words} is no count"
    return read


def percentage(words: str) -> kh.Quantity:
    read = quantity(words)
    assert read.unit == kh.PERCENT, f"{words} is no percentage"
    return read


def from_numbers(title: Printed) -> kh.TitleBases:
    return kh.fitting_bases(
        kh.LearningTitle(title["title"]),
        **{name: count(words) for name, words in title["printed"].items()},
        **{
            name: percentage(title[name])
            for name in ("percent", "registered_percent")
            if name in title
        },
        of=kh.CATALOGUE[title["of"]] if "of" in title else None,
    )


def report_of(title: Printed) -> kh.Report:
    """Print the title as a report does: counts that stand in a pair, and the percentages of them.

    A whole of which nobody says what it is stands there as the number of all, in a pair without a
    base.
    """
    kind = kh.LearningTitle(title["title"])
    assert kind.registered is not None
    indicators = {
        "achieved": kind.achieved,
        "registered": kind.registered,
        "all_holders": kind.all_holders,
        "out_of": kind.all_holders,
    }
    figures = [
        kh.Figure(
            key=name,
            indicator=indicators[name],
            quantity=count(words),
            out_of="out_of" if name == "achieved" and "out_of" in title["printed"] else None,
        )
        for name, words in title["printed"].items()
    ]
    stated = {"percent": title.get("of"), "registered_percent": kind.all_holders.code}
    for name, of in (("percent", "achieved"), ("registered_percent", "registered")):
        if name in title:
            base = stated[name]
            figures.append(
                kh.Figure(
                    key=name,
                    indicator=indicators[of],
                    quantity=percentage(title[name]),
                    says=kh.Says.SHARE,
                    about=of if of in title["printed"] else None,
                    base=None if base is None else kh.CATALOGUE[base],
                )
            )
    return kh.Report(organisation="p6", period=YEAR, figures=tuple(figures))


def from_report(title: Printed) -> kh.TitleBases:
    (found,) = kh.title_bases(report_of(title))
    return found


def what_is_found(found: kh.TitleBases) -> list[dict[str, Any]]:
    return [
        {
            "verdict": share.verdict.value,
            "base": None if share.base is None else share.base.code,
            "proved": share.proved,
            "fits": {(fit.part.code, fit.of.code): outcome(fit) for fit in share.fits},
        }
        for share in found.shares
    ]


def outcome(fit: Any) -> object:
    if fit.verdict is not kh.Verdict.DERIVED:
        return fit.verdict.value
    return "no count" if fit.counted is None else fit.wholes


def what_is_expected(title: Printed) -> list[dict[str, Any]]:
    return [
        {**share, "fits": {(fit["part"], fit["of"]): ends(fit["is"]) for fit in share["fits"]}}
        for share in title["shares"]
    ]


def ends(outcome: Any) -> object:
    return kh.Bounds(outcome["low"], outcome.get("high")) if isinstance(outcome, dict) else outcome


@pytest.mark.parametrize("ask", [from_numbers, from_report], ids=["numbers", "report"])
@pytest.mark.parametrize("name", TITLES)
def test_the_base_is_found_or_said_to_be_open_or_contradictory(name: str, ask: Any) -> None:
    """Kills: a base guessed where print does not say it; an unprinted whole in place of a pair."""
    found = ask(TITLES[name])
    assert what_is_found(found) == what_is_expected(TITLES[name])
    assert found.verdict.value == TITLES[name]["verdict"]


@pytest.mark.parametrize("name", TITLES)
def test_what_each_is_of_is_said_in_both_languages(name: str) -> None:
    """Kills: a sentence that names another base than the one found, or none of the numbers."""
    found = from_numbers(TITLES[name])
    for language in ("vi", "en"):
        said = found.sentence(language)
        for share, sentence in zip(
            found.shares, (one.sentence(language) for one in found.shares), strict=True
        ):
            assert sentence in said
            for fit in share.fits:
                assert fit.of.label(language)[1:] in sentence
            if share.base is not None:
                assert sentence.endswith(f"{share.base.label(language)[1:]}.")


def test_every_percentage_of_the_43_reports_is_looked_at_once() -> None:
    """Kills: a percentage left out because its base is hard to tell."""
    asked = [
        title[name]
        for title in TITLES.values()
        for name in ("percent", "registered_percent")
        if title.get(name) in FACTS
    ]
    others = [fact for facts in SHARES["not_of_titles"].values() for fact in facts]
    printed = [key for key, fact in FACTS.items() if fact["unit"] in ("percent", "fraction")]
    assert sorted(asked + others) == sorted(printed)
    assert len({fact.split(":")[0] for fact in asked}) == 10
    in_brackets = {
        title["printed"]["achieved"]: title["percent"]
        for title in TITLES.values()
        if title["printed"].get("achieved") in FACTS and "100%" in title.values()
    }
    assert len(in_brackets) == 2
    assert all(f"({percent})" in FACTS[fact]["words"] for fact, percent in in_brackets.items())


def test_one_sentence_of_huong_hoa_has_two_bases() -> None:
    """Kills: one base for a whole report, so that 72 % and 96,36 % are compared."""
    families = from_numbers(TITLES["huong-hoa-families"])
    clans = from_numbers(TITLES["huong-hoa-clans"])
    assert (families.bases, clans.bases) == ((kh.HOUSEHOLDS,), (kh.CLANS_REGISTERED,))
    of_registered, of_all = families.shares[0].fits
    assert of_registered.ratio == kh.Ratio(15_772, 17_528, of=kh.HOUSEHOLDS_REGISTERED)
    assert of_all.ratio is None  # how many households there are was not printed
    assert 21_906 in (of_all.wholes or NONE_LESS)
    assert families.sentence() == (
        "“72%”, in cạnh gia đình học tập (15.772): trên hộ đăng ký Gia đình học tập (17.528) là "
        "89,9817…%, không thể in như vậy; trên hộ gia đình thì phải có từ 21.606 đến 22.058 hộ. "
        "Gốc là hộ gia đình."
    )


def test_what_quang_binh_printed_of_all_households_is_not_of_all() -> None:
    """Kills: each percentage judged by itself, by which both are of all households."""
    found = from_numbers(TITLES["quang-binh-families"])
    assert found.clash is not None
    assert [fit.of for fit in found.clash] == [kh.HOUSEHOLDS, kh.HOUSEHOLDS]
    (moved,) = found.shares[1].otherwise
    assert moved.ratio == kh.Ratio(197_879, 208_036, of=kh.HOUSEHOLDS_REGISTERED)
    assert found.sentence("en").endswith(
        "learning families (197,879) of households registered for the title (208,036) it is "
        "95.1176…%, which fits. Of which base is open. Both cannot be of households: “81%” needs "
        "241,316 to 245,812, “95%” needs 216,705 to 220,143."
    )


def test_achieved_of_registered_and_achieved_of_all_are_not_compared() -> None:
    """Kills: one percentage of a title for both."""
    title = kh.LearningTitle.FAMILY
    found = kh.fitting_bases(
        title, achieved=70_841, registered=100_000, all_holders=163_099, percent="43,4%"
    )
    of_registered, of_all = (fit.ratio for fit in found.shares[0].fits[:2])
    assert of_registered is not None
    assert of_all is not None
    with pytest.raises(kh.InvalidValueError) as caught:
        of_registered < of_all  # noqa: B015
    assert "shares of different things are neither pooled nor compared" in str(caught.value)
    with pytest.raises(kh.InvalidValueError):
        of_registered.pool(of_all)


@pytest.mark.parametrize("pair", SHARES["pairs"]["printed"], ids=lambda pair: pair["title"])
def test_a_pair_without_a_percentage_has_the_base_that_is_named_or_two(pair: Printed) -> None:
    """Kills: a base made up where print names none."""
    title = kh.LearningTitle(pair["title"])
    read = kh.read_quantity(pair["pair"])
    assert read.whole is not None
    bases = [title.registered, title.all_holders] if pair["of"] is None else [title.registered]
    ratios = [
        kh.Ratio(int(read.value), int(read.whole.value), of=base)
        for base in bases
        if base is not None
    ]
    assert len(ratios) == (1 if pair["of"] else 2)
    for one, other in pairwise(ratios):
        with pytest.raises(kh.InvalidValueError):
            one < other  # noqa: B015
