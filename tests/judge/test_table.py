"""Verdicts on tables."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from lantu.errors import ImportRefused
from lantu.judge.table import VERDICTS, assess_table

TARGETS = pl.DataFrame(
    {
        "id": ["gdp", "jobs", "income"],
        "series": ["gdp", "jobs", "income"],
        "kind": ["rate", "cumulative", "in_step"],
        "start": [date(2024, 1, 1)] * 3,
        "end": [date(2024, 12, 31)] * 3,
        "unit": ["%", "万人", "%"],
        "value": ["5", "1200", None],
        "reference": [None, None, "gdp"],
    }
)
SEEN = pl.DataFrame(
    {
        "series": ["gdp", "jobs", "income"],
        "start": [date(2024, 1, 1)] * 3,
        "end": [date(2024, 12, 31), date(2024, 6, 30), date(2024, 12, 31)],
        "period_kind": ["year", "to_date", "year"],
        "value": [5.0, 698.0, 5.1],
        "unit": ["%", "万人", "%"],
        "measure": ["growth", "flow", "growth"],
        "known_on": [date(2025, 1, 17)] * 3,
    }
)


def test_a_row_a_target_with_stated_columns() -> None:
    made = assess_table(TARGETS, SEEN, as_of=date(2025, 2, 1))
    assert made.schema == VERDICTS
    assert made["status"].to_list() == ["met", "ahead", "met"]
    assert made["text"].str.contains("698万人").to_list() == [False, True, False]


def test_nothing_known_yet() -> None:
    made = assess_table(TARGETS, SEEN, as_of=date(2024, 12, 31))
    assert made["reason"].to_list() == ["no-data"] * 3


def test_missing_columns_are_named() -> None:
    with pytest.raises(ImportRefused, match="series、kind"):
        assess_table(TARGETS.drop("series", "kind"), SEEN, as_of=date(2025, 2, 1))
