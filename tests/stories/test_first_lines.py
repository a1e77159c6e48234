"""The first lines a user types."""

from datetime import date
from decimal import Decimal

import khuyenhoc as kh
from khuyenhoc.values.unit import PERSON


def test_nearly_sixty_billion_is_below_sixty_billion() -> None:
    q = kh.read_quantity("gần 60 tỉ đồng")
    assert (q.value, q.unit, q.qualifier) == (60_000_000_000, kh.VND, kh.Qualifier.NEARLY)
    bounds = q.bounds()
    assert (bounds.low, bounds.high, bounds.high_open) == (None, 60_000_000_000, True)


def test_a_ratio_is_printed_the_way_it_is_asked_for() -> None:
    clans = kh.Ratio(54, 56, of=kh.CLANS_REGISTERED)
    assert clans.percent(places=2, rounding=kh.Rounding.DOWN) == Decimal("96.42")
    assert clans.percent(places=2) == Decimal("96.43")


def test_the_population_behind_a_share() -> None:
    assert kh.hidden_whole(383_058, "32,05%") == kh.Bounds(1_194_816, 1_195_375)
    rounded = kh.hidden_whole(383_058, "32,05%", rounding=kh.Rounding.HALF_UP)
    assert rounded == kh.Bounds(1_195_003, 1_195_375)


def test_the_habit_that_explains_a_report() -> None:
    habit = kh.infer_rounding(
        [(51_119, 66_328, "77,07%"), (54, 56, "96,42%"), (117, 124, "94,35%")]
    )
    assert habit.only is kh.Rounding.DOWN
    assert [share.part for share in habit.refuting(kh.Rounding.HALF_UP)] == [54]


def test_a_sentence_gives_its_figures_with_their_places() -> None:
    sentence = "Hiện toàn tỉnh có 2.577 tổ chức Hội khuyến học với 216.652 hội viên"
    found = kh.read_quantities(sentence)
    assert [(q.value, q.unit) for q in found][1] == (216_652, PERSON)
    spans = [q.span for q in found]
    assert [sentence[slice(*span)] for span in spans if span][1] == "216.652 hội viên"


def test_a_period_takes_its_year_from_the_dateline() -> None:
    period = kh.read_period("6 tháng đầu năm", dateline=date(2023, 7, 21))
    assert period == kh.Period.half(2023, 1)
    assert kh.format_vi(period) == "6 tháng đầu năm 2023"


def test_names_are_looked_up_without_accents() -> None:
    units = ["Quận Bình Thạnh", "Bình Thuận", "Binh Thanh Trung", "quận bình thạnh"]
    assert kh.find_names("Quận  Bình Thạnh", units) == ("quận bình thạnh", "Quận Bình Thạnh")
    assert len(kh.find_names("quan binh thanh", units, accents=False)) == 2
