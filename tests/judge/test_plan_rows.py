"""The rows of the sample city's outline that break simple methods, each with its verdict.

The figures (base, target) are those of the plan's table; the later values are invented.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lantu.judge.assess import assess
from lantu.judge.explain import explain
from lantu.judge.verdict import Verdict
from lantu.watch.series import Observation, period
from lantu.watch.targets import Target

LATER = date(2030, 1, 1)


def told(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def verdict(asked: dict[str, Any], rows: list[tuple[str, Any, str]], **more: Any) -> Verdict:
    stated = {**asked, "value": told(asked["value"]), "baseline": told(asked.get("baseline"))}
    target = Target(period=period("2021/2025"), **stated)
    unit = target.base_unit or target.unit
    seen = [Observation(period(when), told(x), unit, LATER, kind) for when, x, kind in rows]  # type: ignore[arg-type]
    return assess(target, seen, as_of=LATER, **more)


ROWS: list[tuple[str, dict[str, Any], list[tuple[str, Any, str]], str, str]] = [
    (
        "growth target whose base is a growth rate: no level, no growth of growth",
        {"kind": "average_growth", "value": 6, "unit": "%", "comparator": "gt", "baseline": 0.9},
        [("2021", 8.2, "growth"), ("2022", 4.0, "growth")],
        "on_track",
        "",
    ),
    (
        "base better than an upper bound",
        {"kind": "level", "value": 4.5, "unit": "%", "comparator": "lt", "baseline": 3.4},
        [("2022", 4.1, "level")],
        "on_track",
        "base-meets-target",
    ),
    (
        "base equals target",
        {"kind": "level", "value": 41.5, "unit": "%", "baseline": 41.5},
        [("2022", 41.5, "level")],
        "on_track",
        "base-meets-target",
    ),
    (
        "keep at least the base",
        {"kind": "level", "value": 81.5, "unit": "岁", "baseline": 81.5},
        [("2022", 81.2, "level")],
        "behind",
        "base-meets-target",
    ),
    (
        "no base, one figure",
        {"kind": "level", "value": 12.5, "unit": "件"},
        [("2022", 9, "level")],
        "cannot_say",
        "no-baseline",
    ),
    (
        "no base, two figures",
        {"kind": "level", "value": 4, "unit": "个"},
        [("2021", 2, "level"), ("2022", 2.9, "level")],
        "ahead",
        "base-from-first",
    ),
    (
        "a figure that the province assigns",
        {"kind": "assigned", "value": None, "unit": "%", "binding": True},
        [("2022", 3.1, "decline")],
        "cannot_say",
        "not-assigned",
    ),
    (
        "target below base",
        {"kind": "level", "value": 20, "unit": "亿斤", "baseline": 23.7},
        [("2022", 24.1, "level")],
        "on_track",
        "base-meets-target",
    ),
    (
        "about, from a base far below",
        {"kind": "approx", "value": 12, "unit": "%", "baseline": 7.2, "direction": "both"},
        [("2025", 11.5, "level")],
        "met",
        "",
    ),
    (
        "about a growth rate",
        {"kind": "approx", "value": 6, "unit": "%"},
        [("2025", 5.6, "growth")],
        "missed",
        "",
    ),
    (
        "a total in brackets",
        {"kind": "cumulative", "value": 16389, "unit": "套"},
        [("2021", 4000, "flow"), ("2022", 3500, "flow")],
        "ahead",
        "",
    ),
    (
        "a reduction rate in brackets",
        {"kind": "reduction", "value": 15, "unit": "%", "binding": True},
        [("2021", 3.2, "decline"), ("2022", 3.2, "decline")],
        "on_track",
        "",
    ),
]


@pytest.mark.parametrize(("name", "asked", "rows", "status", "why"), ROWS, ids=[r[0] for r in ROWS])
def test_row(
    name: str, asked: dict[str, Any], rows: list[tuple[str, Any, str]], status: str, why: str
) -> None:
    found = verdict(asked, rows)
    assert found.status == status
    assert (found.finding.reason or "".join(found.finding.notes)) == why
    assert explain(found)
    assert explain(found, english=True)


def test_revised_base_shows_both_verdicts() -> None:
    asked = {"kind": "level", "value": 200, "unit": "亿元", "baseline": 100}
    rows = [("2020", 130, "level"), ("2022", 140, "level")]
    found = verdict({**asked, "baseline_final": False}, rows)
    assert found.on_latest_base is not None
    assert (found.status, found.on_latest_base.status) == ("on_track", "behind")
    assert "base-provisional" in found.finding.notes
    assert "修订后的基期值130" in explain(found)


def test_a_base_that_stands_gives_one_verdict() -> None:
    asked = {"kind": "level", "value": 200, "unit": "亿元", "baseline": 100}
    assert verdict(asked, [("2020", 100, "level"), ("2022", 140, "level")]).on_latest_base is None
