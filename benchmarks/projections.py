"""Back-test of the projections by rolling origins on a panel of Chinese cities, 1990 to 2023.

    python -m benchmarks projections          the tables for docs/benchmarks.md
    python -m benchmarks projections fit      the same, and writes the calibration that Lantu ships
    python -m benchmarks projections peers    errors and times beside statsforecast, which must be
                                              installed (in an environment of its own)

The panel is looked for in ``LANTU_SHARED``, else in ``shared`` beside the checkout. Windows in
which four values lie exactly on a line (interpolated in the source) are left out; level breaks are
kept: they happen to users too.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from lantu.watch.projections.calibration import Calibration, pooled, save, spread
from lantu.watch.projections.history import linear_runs
from lantu.watch.projections.models import BENCHMARKS, COMBINED, Table, median

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LANTU_SHARED", ROOT.parent / "shared"))
PANEL = "stats/china_city_panel_1990_2023.csv"
FIRST, LAST = 1990, 2023
AHEAD = 5
RATES = ("gdp_growth",)  #: rates of growth are projected as they are
LENGTHS = (5, 6, 7, 8, 10, 12, 15)  #: years of history that a calibration is shipped for
SEED = 20261120


@dataclass
class Windows:
    """History and future of each window in the working scale; indicator and last year known."""

    history: Table
    future: Table
    indicator: NDArray[np.int64]
    origin: NDArray[np.int64]
    logarithms: NDArray[np.bool_]
    names: list[str]
    interpolated: int

    def spread(self) -> Table:
        logs = spread(self.history, logarithms=True)
        return np.where(self.logarithms, logs, spread(self.history, logarithms=False))


def panel() -> dict[str, Table]:
    """Yearly tables (city, year) by indicator, from total output to wastewater."""
    rows = pl.read_csv(SHARED / PANEL).rename(lambda name: name.strip("\ufeff"))
    columns = rows.columns
    wanted = columns[columns.index("gdp") : columns.index("pm25") + 1]
    years = [str(year) for year in range(FIRST, LAST + 1)]
    return {
        name: rows.pivot(on="year", index="city_code", values=name, aggregate_function="first")
        .sort("city_code")
        .select(years)
        .to_numpy()
        .astype(float)
        for name in wanted
    }


def windows(tables: dict[str, Table], length: int) -> Windows:
    """All windows of ``length`` years of history with five years after them, none missing."""
    found = [part for table in tables.values() for part in _whole(table, length)]
    values = np.concatenate([part[0] for part in found])
    origin = np.concatenate([np.full(len(part[0]), part[1]) for part in found])
    per = [sum(len(part[0]) for part in _whole(table, length)) for table in tables.values()]
    indicator = np.repeat(np.arange(len(tables)), per)
    flawed = linear_runs(values)
    rates = np.isin(indicator, [list(tables).index(name) for name in RATES])
    positive, past = (values > 0).all(axis=1), (values[:, :length] > 0).all(axis=1)
    kept = ~flawed & (positive | ~past | rates)  # a series that falls to 0 has no logarithm
    positive &= ~rates
    values = np.where(positive[:, None], np.log(np.where(values > 0, values, 1)), values)[kept]
    return Windows(
        values[:, :length],
        values[:, length:],
        indicator[kept],
        origin[kept],
        positive[kept],
        list(tables),
        int(flawed.sum()),
    )


def _whole(table: Table, length: int) -> Iterator[tuple[Table, int]]:
    for start in range(table.shape[1] - length - AHEAD + 1):
        part = table[:, start : start + length + AHEAD]
        yield part[~np.isnan(part).any(axis=1)], FIRST + start + length - 1


def scaled_error(data: Windows, made: Table) -> Table:
    """Absolute error over the mean absolute yearly change of the history (MASE, one series)."""
    change = np.abs(np.diff(data.history, axis=1)).mean(axis=1)
    least = np.where(data.logarithms, 0.005, 0.005 * np.abs(data.history).mean(axis=1))
    return np.abs(made - data.future) / np.maximum(change, least + 1e-12)[:, None]


def print_errors(data: Windows) -> None:
    print("| model | MASE | " + " | ".join(f"h={h}" for h in range(1, AHEAD + 1)) + " | ms |")
    print("|---|---|" + "---|" * (AHEAD + 1))
    for name, model in {**BENCHMARKS, **COMBINED, "median of the four": median}.items():
        begin = time.perf_counter()
        made = model(data.history, AHEAD)
        spent = (time.perf_counter() - begin) * 1000 / len(made)
        errors = scaled_error(data, made)
        by_year = " | ".join(f"{value:.2f}" for value in errors.mean(axis=0))
        print(f"| {name} | {errors.mean():.3f} | {by_year} | {spent:.4f} |")


Pool = Callable[[int, int], NDArray[np.bool_]]


def out_of_sample(data: Windows, scaled: Table, pool: Pool) -> dict[tuple[int, int], Calibration]:
    """A calibration for each indicator (and origin where the pool asks for it)."""
    made: dict[tuple[int, int], Calibration] = {}
    for key in {(int(i), int(o)) for i, o in zip(data.indicator, data.origin, strict=True)}:
        mask = pool(*key)
        if mask.sum() >= 1000:
            made[key] = pooled([scaled[mask]])
    return made


def judge(data: Windows, title: str, calibrations: dict[tuple[int, int], Calibration]) -> None:
    """Coverage, Brier score and reliability of calibrations by (indicator, origin)."""
    made, scale = median(data.history, AHEAD), data.spread()
    scaled = (data.future - made) / scale[:, None]
    held = np.zeros(scaled.shape, bool)
    known = np.zeros(len(scaled), bool)
    chance = {noise: np.zeros(len(scaled)) for noise in (0.5, 0.0)}
    aims = {noise: _aims(data, noise) for noise in chance}
    for (indicator, origin), calibration in calibrations.items():
        rows = (data.indicator == indicator) & (data.origin == origin)
        known |= rows
        for year in range(AHEAD):
            low, high = calibration.interval(year + 1)
            held[rows, year] = (scaled[rows, year] >= low) & (scaled[rows, year] <= high)
        for noise, aim in aims.items():
            off = (aim[rows] - made[rows, -1]) / scale[rows]
            chance[noise][rows] = calibration.above(AHEAD, off)
    print(f"\n{title}: {known.sum()} windows")
    cover = " ".join(f"{share:.1%}" for share in held[known].mean(axis=0))
    print(f"80% interval holds, 1 to 5 years ahead: {cover}")
    by_kind = [held[known & (data.indicator == i)].mean() for i in np.unique(data.indicator[known])]
    print(f"  by indicator, all years: {min(by_kind):.0%} to {max(by_kind):.0%}")
    for noise, told in chance.items():
        _print_chances(told[known], (data.future[:, -1] >= aims[noise])[known], noise)


def _aims(data: Windows, noise: float) -> NDArray[np.float64]:
    """A target five years ahead: the mean past change, more or less ambitious by chance."""
    changes = np.diff(data.history, axis=1)
    drawn = np.random.default_rng(SEED).normal(size=len(changes)) * noise
    yearly = changes.mean(axis=1) + drawn * changes.std(axis=1, ddof=1)
    return data.history[:, -1] + AHEAD * yearly


def _print_chances(told: NDArray[np.float64], came: NDArray[np.bool_], noise: float) -> None:
    base = came.mean()
    brier, flat = ((told - came) ** 2).mean(), base * (1 - base)
    print(f"target = past growth ± {noise} of its own spread: came true {base:.1%}")
    print(f"  Brier {brier:.4f}, always the base rate {flat:.4f}, {1 - brier / flat:.1%} lower")
    bins = np.minimum((told * 5).astype(int), 4)
    worst = 0.0
    for number in range(5):
        inside = bins == number
        if inside.sum() < 100:
            continue
        said, seen = told[inside].mean(), came[inside].mean()
        worst = max(worst, abs(said - seen))
        print(f"  said {said:.2f} came {seen:.2f} ({inside.sum()})")
    print(f"  reliability: at most {worst:.3f} apart")


def back_test(*, write: bool) -> None:
    tables = panel()
    data = windows(tables, 10)
    count = len(np.unique(data.indicator))
    print(f"{count} indicators, {len(data.history)} windows of 10 years with 5 ahead;")
    print(f"{data.interpolated} windows left out as interpolated\n")
    print_errors(data)
    scaled = (data.future - median(data.history, AHEAD)) / data.spread()[:, None]

    def others(indicator: int, origin: int) -> NDArray[np.bool_]:
        return data.indicator != indicator

    def others_by_then(indicator: int, origin: int) -> NDArray[np.bool_]:
        return (data.indicator != indicator) & (data.origin + AHEAD <= origin)

    judge(data, "calibrated on all other indicators", _per_indicator(data, scaled, others))
    by_then = out_of_sample(data, scaled, others_by_then)
    judge(data, "calibrated on other indicators' errors known at the time", by_then)
    shipped = {length: _other_length(tables, length) for length in LENGTHS}
    if write:
        save(shipped)
        print("calibration written")


def _other_length(tables: dict[str, Table], length: int) -> Calibration:
    """The calibration of all indicators for a history; tested without each indicator before."""
    data = windows(tables, length)
    scaled = (data.future - median(data.history, AHEAD)) / data.spread()[:, None]
    if length != 10:
        made = _per_indicator(data, scaled, lambda indicator, origin: data.indicator != indicator)
        judge(data, f"{length} years of history, calibrated on all other indicators", made)
    return pooled([scaled])


def _per_indicator(data: Windows, scaled: Table, pool: Pool) -> dict[tuple[int, int], Calibration]:
    made = {int(i): pooled([scaled[pool(int(i), 0)]]) for i in np.unique(data.indicator)}
    keys = {(int(i), int(o)) for i, o in zip(data.indicator, data.origin, strict=True)}
    return {key: made[key[0]] for key in keys}


def peers() -> None:
    """Mean scaled error and time a series of statsforecast's models on 1,500 of the windows."""
    from statsforecast import models as sf  # type: ignore[import-not-found]  # noqa: PLC0415

    data = windows(panel(), 10)
    chosen = np.random.default_rng(SEED).choice(len(data.history), 1500, replace=False)
    data = Windows(
        data.history[chosen],
        data.future[chosen],
        data.indicator[chosen],
        data.origin[chosen],
        data.logarithms[chosen],
        data.names,
        0,
    )
    print_errors(data)
    for model in (sf.AutoETS(season_length=1), sf.OptimizedTheta(), sf.AutoARIMA()):
        begin = time.perf_counter()
        made = np.array([model.forecast(row, AHEAD)["mean"] for row in data.history])
        spent = (time.perf_counter() - begin) * 1000 / len(made)
        print(f"| statsforecast {model} | {scaled_error(data, made).mean():.3f} | {spent:.2f} ms |")


def main() -> None:
    arguments = sys.argv[1:]
    if not (SHARED / PANEL).exists():
        print(f"no panel at {SHARED / PANEL}: set LANTU_SHARED")
        return
    if arguments[:1] == ["peers"]:
        peers()
    else:
        back_test(write=arguments[:1] == ["fit"])


if __name__ == "__main__":
    main()
