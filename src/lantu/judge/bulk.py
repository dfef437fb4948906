"""Verdicts on millions of series: summaries by place and indicator, then the rules as expressions.

Works in blocks of places, so that memory stays bounded however large the file is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from lantu.engine import Engine, spread
from lantu.errors import ImportRefused
from lantu.judge.expressions import plain_targets, verdicts

KEYS = ("place", "indicator")
BLOCK = 100  #: places at a time


@dataclass(frozen=True)
class Judging:
    """A Parquet file of monthly values to judge, a block of places at a time.

    The file: place, indicator (integers), month (0 for the period's first), value (null where
    missing), sorted by the first three. ``targets``: indicator (and place, where they differ by
    place), kind (of :data:`lantu.judge.expressions.KINDS`), value, upper, baseline, comparator,
    direction, path, every, half_width. ``months``: length of the targets' period; ``known``: how
    many of them are known. ``folder`` takes one Parquet file a block: place, indicator, kind,
    actual, done, expected, status.
    """

    source: Path
    targets: pl.DataFrame
    folder: Path
    known: int
    months: int

    def __call__(self, blocks: Iterable[str]) -> Iterator[int]:
        """Judge blocks of places, each named ``first-last``; gives the verdicts made."""
        asked = plain_targets(self.targets.lazy()).collect()
        source = pl.scan_parquet(self.source)
        for name in blocks:
            first, last = map(int, name.split("-"))
            frame = source.filter(pl.col("place").is_between(first, last)).collect()
            made = judge_frame(frame, asked, known=self.known, months=self.months)
            made.write_parquet(self.folder / f"verdicts-{name}.parquet")
            yield made.height


def judge_file(
    judging: Judging, *, engine: Engine = "local", jobs: int = 2, block: int = BLOCK
) -> int:
    """Judge a whole file on an engine; returns the number of verdicts.

    Raises ``ImportRefused`` (``not-sorted``) and what the engine raises.
    """
    judging.folder.mkdir(parents=True, exist_ok=True)
    places = pl.col("place")
    ends = pl.scan_parquet(judging.source).select(low=places.min(), high=places.max()).collect()
    low, high = ends.row(0)
    if low is None:
        return 0
    names = [f"{first}-{min(first + block - 1, high)}" for first in range(low, high + 1, block)]
    return sum(spread(engine, names, judging, jobs))


def judge_frame(
    frame: pl.DataFrame, asked: pl.DataFrame, *, known: int, months: int
) -> pl.DataFrame:
    """Verdicts on one block; ``asked`` as given by ``plain_targets``."""
    compounding = asked.filter(kind="reduction")["indicator"].unique().to_list()
    found = summaries(frame, known, compounding)
    on = [key for key in KEYS if key in asked.columns]
    rows = found.lazy().join(asked.lazy(), on=on, how="inner", maintain_order="left")
    made = verdicts(rows, months)
    return made.select(*KEYS, "kind", "actual", "done", "expected", "status").collect()


def summaries(frame: pl.DataFrame, known: int, compounding: Collection[int] = ()) -> pl.DataFrame:
    """One row a series: what the rules need of its first ``known`` months.

    first, last, low, high of the months told; ``first_until`` and ``until``: months passed at the
    end of the first and last of them; ``total`` to the first gap and ``summed_until``; above_zero:
    sum of what is above 0; ``log_left``: sum of ln(1−c/100)/12 to the first gap, for the indicators
    in ``compounding``. Raises ``ImportRefused`` (``not-sorted``) where keys are out of order.
    """
    frame = frame.filter(pl.col("month") < known)
    keyed = frame.with_columns(_key().alias("key"))
    if not keyed["key"].is_sorted():
        raise ImportRefused("not-sorted", "数据没有按地区、指标、月份排序", remedy="请先排序再导入")
    if _is_dense(keyed, known):
        return _dense(keyed, known, compounding)
    return _sparse(keyed, compounding)


def _key() -> pl.Expr:
    return pl.col("place").cast(pl.UInt64) * 2**32 + pl.col("indicator").cast(pl.UInt64)


def _is_dense(frame: pl.DataFrame, known: int) -> bool:
    """Whether every series has every known month, in order, with a value."""
    if frame.height == 0 or frame.height % known or frame["value"].null_count():
        return False
    months = frame["month"].to_numpy().reshape(-1, known)
    keys = frame["key"].to_numpy().reshape(-1, known)
    return bool((months == np.arange(known)).all() and (keys[:, 0] == keys[:, -1]).all())


def _dense(frame: pl.DataFrame, known: int, compounding: Collection[int]) -> pl.DataFrame:
    values = frame["value"].cast(pl.Float64).to_numpy().reshape(-1, known)
    heads = frame.gather_every(known).select(KEYS)
    count = pl.lit(known, pl.Int64)
    total = values.sum(axis=1)
    return heads.with_columns(
        first=pl.Series(values[:, 0]),
        last=pl.Series(values[:, -1]),
        low=pl.Series(values.min(axis=1)),
        high=pl.Series(values.max(axis=1)),
        first_until=pl.lit(1, pl.Int64),
        until=count,
        total=pl.Series(total),
        summed_until=count,
        above_zero=pl.Series(_above_zero(values, total)),
        log_left=pl.Series(_log_left(values, heads["indicator"], compounding)),
    )


def _above_zero(values: NDArray[np.float64], total: NDArray[np.float64]) -> NDArray[np.float64]:
    if (values >= 0).all():
        return total
    above: NDArray[np.float64] = np.maximum(values, 0).sum(axis=1)
    return above


def _log_left(
    values: NDArray[np.float64], indicators: pl.Series, compounding: Collection[int]
) -> NDArray[np.float64]:
    left = np.full(len(values), np.nan)
    rows = indicators.is_in(list(compounding)).to_numpy()
    factors = np.maximum(1 - values[rows] / 100, 1e-300)
    left[rows] = np.log(factors).sum(axis=1) / 12
    return left


def _sparse(frame: pl.DataFrame, compounding: Collection[int]) -> pl.DataFrame:
    value, month = pl.col("value"), pl.col("month").cast(pl.Int64)
    told = frame.lazy().filter(value.is_not_null())
    states = told.group_by("key", maintain_order=True).agg(
        pl.col("place").first(),
        pl.col("indicator").first(),
        first=value.first(),
        last=value.last(),
        low=value.min(),
        high=value.max(),
        first_until=month.first() + 1,
        until=month.last() + 1,
        above_zero=value.clip(0).sum(),
    )
    sums = _unbroken(told, compounding)
    return states.join(sums, on="key", how="left", maintain_order="left").drop("key").collect()


def _unbroken(told: pl.LazyFrame, compounding: Collection[int]) -> pl.LazyFrame:
    """Sums over the months that follow from the first without a gap."""
    place_in_row = pl.int_range(pl.len()).over("key")
    fallen = (1 - pl.col("value") / 100).clip(1e-300).log() / 12
    wanted = pl.col("indicator").is_in(list(compounding))
    return (
        told.filter(pl.col("month").cast(pl.Int64) == place_in_row)
        .group_by("key")
        .agg(
            total=pl.col("value").sum(),
            summed_until=pl.col("month").cast(pl.Int64).last() + 1,
            log_left=pl.when(wanted).then(fallen).sum(),
        )
    )
