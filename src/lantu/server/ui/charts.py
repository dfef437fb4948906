"""Line charts of an indicator as SVG: what was reached, what is promised, where it started.

    line_chart(ChartData("地区生产总值", "亿元", (Series("actual", "完成", (("2020", 7030.4),)),)))

The picture names no colour of its own: it uses the page's CSS variables, so that it follows light,
dark and paper. Each role has its own line and point shape, so that it reads without colour.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import vl_convert
from django.utils.safestring import SafeString, mark_safe

Role = Literal["actual", "target", "baseline"]

VERSION = "6.4"
# Vega needs real colours; each stands for a CSS variable and is replaced in the finished SVG.
INK, SOFT, GRID, PAPER = "#000001", "#000002", "#000003", "#000004"
ROLE_COLOURS: dict[Role, str] = {"actual": "#000005", "target": "#000006", "baseline": "#000007"}
VARIABLES = {
    INK: "var(--ink, #16202e)",
    SOFT: "var(--ink-soft, #4a586b)",
    GRID: "var(--line, #d6dee9)",
    PAPER: "var(--surface, #ffffff)",
    "#000005": "var(--actual-role, #0b6638)",
    "#000006": "var(--target-role, #1450a8)",
    "#000007": "var(--baseline-role, #6a4394)",
}
SHAPES: dict[Role, str] = {"actual": "circle", "target": "diamond", "baseline": "square"}
DASHES: dict[Role, list[int]] = {"actual": [1, 0], "target": [6, 4], "baseline": [2, 3]}
NARROW_BELOW = 500  # pixels
FEW_WIDE, FEW_NARROW = 12, 6  # points that may all carry their value
SHORT_SPAN = 2  # years; below, months are named
NUMBER = ",.4~f"
YEAR_LABEL = "format(datum.value, 'd')"
MONTH_LABEL = (
    "ceil(datum.value) + '-' + format(round((datum.value - ceil(datum.value) + 1) * 12), '02')"
)
_ATTRIBUTES = re.compile(r'(fill|stroke)="(#00000\d)"')
_SIZE = re.compile(r'(<svg [^>]*?) width="[^"]*" height="[^"]*"')
_BACKGROUND = re.compile(r'<rect width="[^"]*" height="[^"]*" fill="white"/>')


@dataclass(frozen=True)
class Series:
    """Points of one role: (period as in a claim, value in the chart's unit), by time."""

    role: Role
    label: str
    points: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class ChartData:
    """What a chart shows: plain data that can be hashed, so that equal charts are drawn once."""

    title: str
    unit: str
    series: tuple[Series, ...]

    @property
    def rows(self) -> list[tuple[str, list[float | None]]]:
        """The figures as a table: (period, one value or None a series), by time."""
        columns = [dict(series.points) for series in self.series]
        periods = sorted({period for column in columns for period in column}, key=year_of)
        return [(period, [column.get(period) for column in columns]) for period in periods]


def year_of(period: str) -> float:
    """A period's end on the time axis, in years: 2021 is 2021.0, 2021-06 is 2020.5.

    Raises ``ValueError`` for a period that is not year, year-month or date (or two with a slash).
    """
    parts = [int(part) for part in period.rpartition("/")[2].split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day_share = parts[2] / 31 if len(parts) > 2 else 1.0
    return year - 1 + (month - 1 + day_share) / 12


@lru_cache(maxsize=512)
def line_chart(data: ChartData, width: int = 760) -> SafeString:
    """The chart as an ``<svg>`` element that fills its container; ``width`` sets how much it holds.

    Raises ``ValueError`` for a period that has no place on the time axis.
    """
    svg = vl_convert.vegalite_to_svg(json.dumps(_spec(data, width)), vl_version=VERSION)
    svg = _SIZE.sub(r"\1", svg, count=1)
    svg = _BACKGROUND.sub("", svg, count=1)
    svg = _ATTRIBUTES.sub(lambda found: f'{found[1]}="{VARIABLES[found[2]]}"', svg)
    svg = svg.replace(' font-family="sans-serif"', "")
    return mark_safe(svg)


def _spec(data: ChartData, width: int) -> dict[str, Any]:
    rows = [
        (year_of(period), value, series.label)
        for series in data.series
        for period, value in series.points
    ]
    narrow = width < NARROW_BELOW
    return {
        "width": width - 70,
        "height": 200 if narrow else 240,
        "data": {
            "values": [{"at": at, "value": value, "label": label} for at, value, label in rows]
        },
        "encoding": {
            "x": _time_axis([at for at, _value, _label in rows], narrow),
            "y": _value_axis(),
        },
        "layer": [*_lines_and_points(data.series), *_value_labels(data.series, narrow)],
        "config": _config(),
    }


def _time_axis(times: list[float], narrow: bool) -> dict[str, Any]:
    first, last = min(times, default=0), max(times, default=0)
    short = last - first < SHORT_SPAN
    places = sorted(set(times)) if short else list(range(math.ceil(first), math.ceil(last) + 1))
    step = 1 + len(places) // (5 if narrow else 12)
    return {
        "field": "at",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [first, last], "nice": False, "padding": 24},
        "axis": {
            "values": places[::-1][::step],
            "grid": False,
            "labelExpr": MONTH_LABEL if short and any(at % 1 for at in times) else YEAR_LABEL,
        },
    }


def _value_axis() -> dict[str, Any]:
    return {
        "field": "value",
        "type": "quantitative",
        "title": None,
        "scale": {"zero": False, "padding": 18},
        "axis": {"tickCount": 5, "domain": False, "ticks": False, "format": NUMBER},
    }


def _lines_and_points(series: tuple[Series, ...]) -> list[dict[str, Any]]:
    colours = [ROLE_COLOURS[each.role] for each in series]
    fills = [ROLE_COLOURS[each.role] if each.role == "actual" else PAPER for each in series]
    stroke = _by_series(series, colours)
    dash = _by_series(series, [DASHES[each.role] for each in series])
    shape = _by_series(series, [SHAPES[each.role] for each in series])
    points = {"type": "point", "size": 70, "strokeWidth": 2, "opacity": 1}
    return [
        {
            "mark": {"type": "line", "strokeWidth": 2.25},
            "encoding": {
                "stroke": stroke,
                "strokeDash": dash,
            },
        },
        {
            "mark": points,
            "encoding": {"stroke": stroke, "shape": shape, "fill": _by_series(series, fills)},
        },
    ]


def _by_series(series: tuple[Series, ...], values: list[Any]) -> dict[str, Any]:
    return {
        "field": "label",
        "type": "nominal",
        "scale": {"domain": [each.label for each in series], "range": values},
        "legend": None,
    }


def _value_labels(series: tuple[Series, ...], narrow: bool) -> list[dict[str, Any]]:
    """Values beside their points: all of them while they are few, else each series' last."""
    few = sum(len(each.points) for each in series) <= (FEW_NARROW if narrow else FEW_WIDE)
    seen: set[tuple[str, float]] = set()
    layers = []
    for each in series:
        points = [point for point in each.points[0 if few else -1 :] if point not in seen]
        seen.update(points)
        layers.append(
            {
                "data": {"values": [{"at": year_of(at), "value": value} for at, value in points]},
                "mark": {
                    "type": "text",
                    "dy": -14 if each.role == "target" else 18,
                    "fill": ROLE_COLOURS[each.role],
                    "fontWeight": 600,
                    "fontSize": 12,
                },
                "encoding": {"text": {"field": "value", "type": "quantitative", "format": NUMBER}},
            }
        )
    return layers


def _config() -> dict[str, Any]:
    return {
        "background": None,
        "font": "sans-serif",
        "view": {"stroke": None},
        "axis": {
            "labelColor": SOFT,
            "labelFontSize": 12,
            "gridColor": GRID,
            "domainColor": SOFT,
            "tickColor": SOFT,
            "labelPadding": 6,
        },
    }
