import re

import pytest

from lantu.server.ui.charts import ChartData, Series, line_chart, year_of

DATA = ChartData(
    "优良天数比率",
    "%",
    (
        Series("actual", "完成", (("2020", 88.25), ("2021", 89.0), ("2022", 91.5))),
        Series("target", "目标", (("2025", 93.0),)),
    ),
)


@pytest.mark.parametrize(
    ("period", "year"),
    [("2021", 2021.0), ("2021/2025", 2025.0), ("2021-06", 2020.5), ("2020-12-31", 2020.0)],
)
def test_a_period_stands_at_its_end(period, year):
    assert year_of(period) == pytest.approx(year)


def test_an_unknown_period_is_refused():
    with pytest.raises(ValueError, match="十四五"):
        year_of("十四五")


def test_the_picture_takes_its_colours_from_the_page():
    svg = line_chart(DATA)
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg))
    assert colours >= {"var(--actual-role, #0b6638)", "var(--target-role, #1450a8)"}
    assert not {colour for colour in colours if colour.startswith("#") or colour == "white"}
    assert "style=" not in svg


def test_values_stand_beside_their_points_unrounded():
    svg = line_chart(DATA)
    assert all(f">{words}<" in svg for words in ("88.25", "89", "91.5", "93"))


def test_it_fills_its_container():
    assert not re.search(r"<svg[^>]* (width|height)=", line_chart(DATA))


def test_a_series_without_points_is_no_error():
    assert line_chart(ChartData("空", "", (Series("actual", "完成", ()),))).startswith("<svg")


def test_months_are_named_on_a_short_axis():
    points = tuple((f"2024-{month:02}", float(month)) for month in (3, 6, 9, 12))
    svg = line_chart(ChartData("月度", "", (Series("actual", "完成", points),)))
    assert all(f">{month}<" in svg for month in ("2024-03", "2024-06", "2024-09", "2024-12"))


def test_equal_data_are_drawn_once():
    again = ChartData(DATA.title, DATA.unit, tuple(DATA.series))
    assert line_chart(again) is line_chart(DATA)


def test_the_figures_as_a_table():
    assert DATA.rows == [
        ("2020", [88.25, None]),
        ("2021", [89.0, None]),
        ("2022", [91.5, None]),
        ("2025", [None, 93.0]),
    ]
