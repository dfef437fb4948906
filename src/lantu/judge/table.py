"""The same verdicts on Polars tables: targets and observations in, a table of verdicts out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from lantu.errors import ImportRefused
from lantu.judge.assess import assess
from lantu.judge.explain import explain
from lantu.judge.verdict import Method, Verdict
from lantu.watch.series import Observation, Period, PeriodKind
from lantu.watch.targets import Target

#: The columns of a table of verdicts.
_COLUMNS: dict[str, pl.DataType | type[pl.DataType]] = {
    "id": pl.String,
    "status": pl.String,
    "final": pl.Boolean,
    "reached": pl.Boolean,
    "actual": pl.Float64,
    "required": pl.Float64,
    "done": pl.Float64,
    "expected": pl.Float64,
    "margin": pl.Float64,
    "until": pl.Date,
    "elapsed": pl.Float64,
    "elapsed_today": pl.Float64,
    "reason": pl.String,
    "notes": pl.List(pl.String),
    "shortfall": pl.String,
    "method_value": pl.Float64,
    "native": pl.String,
    "needed": pl.Float64,
    "trend": pl.String,
    "trend_value": pl.Float64,
    "trend_low": pl.Float64,
    "trend_high": pl.Float64,
    "probability": pl.Float64,
    "at_pace": pl.Float64,
    "trend_reason": pl.String,
    "status_on_latest_base": pl.String,
    "text": pl.String,
    "text_en": pl.String,
}
VERDICTS = pl.Schema(_COLUMNS)
_NUMBERS = ("value", "upper", "baseline", "tolerance")
_PLAIN_TARGET = {field.name for field in fields(Target)} - {"period", "parts", "steps"}
_PLAIN_SEEN = {field.name for field in fields(Observation)} - {"period"}


def assess_table(
    targets: pl.DataFrame,
    observations: pl.DataFrame,
    *,
    as_of: date,
    method: Method = "elapsed",
) -> pl.DataFrame:
    """Judge every row of ``targets`` on the ``observations`` of its series.

    ``targets``: id, series, kind, start, end (dates) and any field of
    :class:`lantu.watch.targets.Target` but parts and steps; ``reference`` names another series.
    ``observations``: series, start, end, period_kind (month, year, to_date ...), value, unit,
    known_on, and any field of :class:`lantu.watch.series.Observation`. Missing columns and nulls
    take the field's default. Numbers may be text, decimals or floats. Gives one row a target, with
    the columns of :data:`VERDICTS`. Raises ``ImportRefused`` (``columns-missing``).
    """
    _ask_for(targets, ("id", "series", "kind", "start", "end"), "targets")
    _ask_for(observations, ("series", "start", "end", "value", "unit", "known_on"), "observations")
    series: dict[str, list[Observation]] = {}
    for row in observations.iter_rows(named=True):
        series.setdefault(row["series"], []).append(_observation(row))
    made = [
        _row(
            row["id"],
            assess(
                _target(row),
                series.get(row["series"], ()),
                as_of=as_of,
                method=method,
                references=series,
            ),
        )
        for row in targets.iter_rows(named=True)
    ]
    return pl.DataFrame(made, schema=VERDICTS, orient="row")


def _ask_for(table: pl.DataFrame, columns: tuple[str, ...], name: str) -> None:
    absent = [column for column in columns if column not in table.columns]
    if absent:
        raise ImportRefused(
            "columns-missing", f"缺少列：{'、'.join(absent)}", where=name, remedy="请补上这些列"
        )


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _target(row: Mapping[str, Any]) -> Target:
    stated: dict[str, Any] = {
        name: _decimal(value) if name in _NUMBERS else value
        for name, value in row.items()
        if name in _PLAIN_TARGET and value is not None
    }
    return Target(period=Period(row["start"], row["end"]), **stated)


def _observation(row: Mapping[str, Any]) -> Observation:
    stated = {
        name: value for name, value in row.items() if name in _PLAIN_SEEN and value is not None
    }
    stated["value"] = _decimal(row["value"])
    kind: PeriodKind = row.get("period_kind") or "span"
    return Observation(period=Period(row["start"], row["end"], kind), **stated)


def _row(key: str, verdict: Verdict) -> dict[str, Any]:
    finding, trend, other = verdict.finding, verdict.trend, verdict.on_latest_base
    own = {name: getattr(finding, name) for name in _FROM_FINDING}
    return {
        "id": key,
        **own,
        "final": verdict.final,
        "elapsed": verdict.elapsed,
        "elapsed_today": verdict.elapsed_today,
        "notes": list(finding.notes),
        "shortfall": verdict.shortfall,
        "method_value": verdict.method_value,
        "native": verdict.native,
        "needed": verdict.pace.needed if verdict.pace else None,
        "trend": trend.status,
        "trend_value": trend.value,
        "trend_low": trend.low,
        "trend_high": trend.high,
        "probability": trend.probability,
        "at_pace": trend.at_pace,
        "trend_reason": trend.reason,
        "status_on_latest_base": other.status if other else None,
        "text": explain(verdict),
        "text_en": explain(verdict, english=True),
    }


_FROM_FINDING = (
    "status",
    "reached",
    "actual",
    "required",
    "done",
    "expected",
    "margin",
    "until",
    "reason",
)
