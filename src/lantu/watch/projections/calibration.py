"""How far off the projections have been: pooled, scaled errors by years ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from lantu.watch.projections.models import Table, median

LONGEST = 5  #: years ahead that are tested
FEWEST = 200  #: errors needed at each year ahead before quantiles are believed
#: Probabilities are never told surer than this: a history of years cannot tell.
SUREST = 0.98
_GRID = np.linspace(0.01, 0.99, 99)
_SHIPPED = Path(__file__).parent / "data" / "calibration.csv"

#: The least yearly spread that is believed, in logarithms, or as a share of the mean level.
FLOOR = 0.01


@dataclass(frozen=True)
class Calibration:
    """Quantiles of scaled errors: (years ahead, quantiles), at 0.01, 0.02 ... 0.99."""

    quantiles: NDArray[np.float64]
    errors: int  #: errors pooled at the longest horizon

    def interval(self, ahead: int, share: float = 0.8) -> tuple[float, float]:
        """Scaled errors between which ``share`` of the pooled errors lay, ``ahead`` years on."""
        tail = (1 - share) / 2
        low, high = np.interp([tail, 1 - tail], _GRID, self.quantiles[ahead - 1])
        return float(low), float(high)

    def above(self, ahead: int, scaled: NDArray[np.float64]) -> NDArray[np.float64]:
        """Share of pooled errors above ``scaled``, within 0.02 and 0.98."""
        below = np.interp(scaled, self.quantiles[ahead - 1], _GRID, left=0.0, right=1.0)
        held: NDArray[np.float64] = np.clip(1 - below, 1 - SUREST, SUREST)
        return held


def spread(history: Table, *, logarithms: bool) -> NDArray[np.float64]:
    """The yearly spread by which errors are scaled: standard deviation of the yearly changes.

    ``history`` is (series, years) in the working scale. Never below :data:`FLOOR`, so that a series
    that has not moved does not make its first move look impossible.
    """
    found = np.diff(history, axis=1).std(axis=1, ddof=1)
    least = FLOOR if logarithms else FLOOR * np.abs(history).mean(axis=1)
    held: NDArray[np.float64] = np.maximum(found, np.maximum(least, np.finfo(float).tiny))
    return held


def pooled(errors: Sequence[NDArray[np.float64]]) -> Calibration:
    """Calibration from scaled errors (series, years ahead), e.g. those of all other indicators.

    Each error counts with both signs: how far projections were off carries over to other times,
    which way an era's projections were off does not (in the back-test on errors known at the time
    this brings the 80% intervals from 66 to 78% at five years).
    """
    table = np.concatenate(list(errors))
    both = np.concatenate([table, -table])
    return Calibration(np.quantile(both, _GRID, axis=0).T, len(table))


def scaled_errors(
    windows: Table, history: int, *, logarithms: bool, horizon: int = LONGEST
) -> NDArray[np.float64]:
    """(actual − median forecast) / spread of windows of ``history`` + ``horizon`` years."""
    past, future = windows[:, :history], windows[:, history : history + horizon]
    scale = spread(past, logarithms=logarithms)[:, None]
    errors: NDArray[np.float64] = (future - median(past, horizon)) / scale
    return errors


def calibrate(
    series: Mapping[str, Sequence[Table]], leave_out: str = "", history: int = 10
) -> Calibration | None:
    """Calibration from the rolling errors of all indicators but ``leave_out``.

    ``series`` gives, by indicator, tables (series, years) in the working scale of logarithms. Every
    origin with ``history`` years before and 5 after it counts; calibrate with about as many years
    as will be projected from, for short histories err more. None where fewer than :data:`FEWEST`
    errors are found: then use :func:`shipped`.
    """
    length = history + LONGEST
    errors = [
        scaled_errors(table[:, start : start + length], history, logarithms=True)
        for name, tables in series.items()
        if name != leave_out
        for table in tables
        for start in range(table.shape[1] - length + 1)
    ]
    if sum(map(len, errors)) < FEWEST:
        return None
    return pooled(errors)


def shipped(points: int) -> Calibration:
    """The calibration that comes with Lantu, for places with too few series of their own.

    Fitted by ``python -m benchmarks projections fit`` on 28 yearly indicators of some 290 Chinese
    cities, 1990 to 2023; the file holds only quantiles of scaled errors, by years of history. The
    one for ``points`` years or the next fewer is taken.
    """
    by_length = _shipped()
    return by_length[max((length for length in by_length if length <= points), default=5)]


@lru_cache(maxsize=1)
def _shipped() -> dict[int, Calibration]:
    table = pl.read_csv(_SHIPPED)
    columns = [f"ahead_{year}" for year in range(1, LONGEST + 1)]
    return {
        int(length): Calibration(rows.select(columns).to_numpy().T.copy(), int(rows["errors"][0]))
        for (length,), rows in table.group_by("history", maintain_order=True)
    }


def save(calibrations: Mapping[int, Calibration], path: Path = _SHIPPED) -> None:
    """Write calibrations by years of history as CSV: quantile, one column a year ahead, errors."""
    tables = []
    for length, calibration in calibrations.items():
        columns = {f"ahead_{n}": row.round(4) for n, row in enumerate(calibration.quantiles, 1)}
        table = pl.DataFrame({"quantile": _GRID.round(3), **columns})
        tables.append(
            table.select(
                pl.lit(length).alias("history"),
                pl.all(),
                pl.lit(calibration.errors).alias("errors"),
            )
        )
    path.parent.mkdir(exist_ok=True)
    pl.concat(tables).write_csv(path)
