"""180 million monthly values judged on two cores, beside DuckDB's GROUP BY and pandas.

    make bench AREA=verdicts               3,000 places × 1,000 indicators × 60 months
    python -m benchmarks verdicts spark    a twentieth judged by Spark too: identical verdicts?

The values are made up (seeded) and written to a temporary folder (about 600 MB). DuckDB and pandas
are no dependencies: LANTU_BENCH_PYTHON names the Python of an environment that has them
(``pip install duckdb pandas pyarrow numpy``); without it only our own time is told.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl

from lantu.judge.bulk import Judging, judge_file

PLACES, INDICATORS, MONTHS, KNOWN = 3000, 1000, 60, 36
CHUNK = 50  #: places written, and judged, at a time
PEERS = Path(__file__).parent / "peers" / "verdicts.py"
KINDS = ("level", "level", "cumulative", "bound", "range", "approx")


def write_values(path: Path, places: int) -> None:
    """Sorted by place, indicator and month; a row group holds CHUNK places."""
    rng = np.random.default_rng(1)
    base = rng.integers(50, 5000, (1, INDICATORS, 1)).astype(float)
    frames = []
    for first in range(0, places, CHUNK):
        frames.append(path.parent / f"part-{first:05d}.parquet")
        _chunk(rng, base, first).write_parquet(frames[-1], row_group_size=CHUNK * 60_000)
    pl.scan_parquet(frames).sink_parquet(path, row_group_size=CHUNK * INDICATORS * MONTHS)
    for part in frames:
        part.unlink()


def _chunk(rng: np.random.Generator, base: np.ndarray, first: int) -> pl.DataFrame:
    shape = (CHUNK, INDICATORS, MONTHS)
    rise = 1 + 0.004 * np.arange(MONTHS) * rng.uniform(0, 2, (CHUNK, INDICATORS, 1))
    values = np.round(base * rise * rng.normal(1, 0.02, shape), 1)
    place, indicator, month = np.indices(shape, dtype=np.uint16)
    return pl.DataFrame(
        {
            "place": (place + first).astype(np.uint16).ravel(),
            "indicator": indicator.ravel(),
            "month": month.astype(np.uint8).ravel(),
            "value": values.ravel(),
        }
    )


def targets() -> pl.DataFrame:
    """One target an indicator: levels on both paths, totals, bounds, ranges, about."""
    rng = np.random.default_rng(1)
    base = rng.integers(50, 5000, (1, INDICATORS, 1)).astype(float).ravel()
    number = np.arange(INDICATORS)
    kind = np.array(KINDS)[number % len(KINDS)]
    value = np.select(
        [kind == "level", kind == "cumulative", kind == "bound"],
        [base * 1.24, base * MONTHS * 1.12, base * 1.2],
        base * 1.1,
    ).round(1)
    return pl.DataFrame(
        {
            "indicator": number.astype(np.uint16),
            "kind": kind,
            "value": value,
            "upper": (value * 1.1).round(1),
            "baseline": base,
            "comparator": np.where(kind == "bound", "le", "ge"),
            "direction": np.where(np.isin(kind, ["range", "approx"]), "both", "up"),
            "path": np.where(number % len(KINDS) == 1, "growing", "linear"),
            "every": number % 4 == 3,
            "half_width": np.where(kind == "approx", value * 0.05, 0.0).round(1),
        }
    )


Times = tuple[float, float]  # by the clock, and of processors


def judged(folder: Path, source: Path, asked: pl.DataFrame, engine: str = "local") -> Times:
    work = Judging(source, asked, folder, KNOWN, MONTHS)
    start, busy = time.perf_counter(), time.process_time()
    count = judge_file(work, engine=engine, block=CHUNK)  # type: ignore[arg-type]
    spent, busy = time.perf_counter() - start, time.process_time() - busy
    print(f"{engine}: {count:,} verdicts in {spent:.1f} s ({busy:.1f} s of processors)")
    return spent, busy


def statuses(folder: Path, below: int) -> dict[str, int]:
    found = pl.scan_parquet(folder / "*.parquet").filter(pl.col("place") < below)
    rows = found.group_by("status").len().collect()
    return dict(zip(rows["status"].cast(pl.String), rows["len"], strict=True))


def beside_peers(folder: Path, source: Path, asked: pl.DataFrame, spent: Times) -> None:
    python = os.environ.get("LANTU_BENCH_PYTHON")
    if not python:
        print("set LANTU_BENCH_PYTHON for DuckDB and pandas")
        return
    tenth = folder / "tenth.parquet"
    small = PLACES // 10
    pl.scan_parquet(source).filter(pl.col("place") < small).sink_parquet(tenth)
    asked.write_parquet(folder / "targets.parquet")
    arguments = [source, tenth, folder / "targets.parquet", KNOWN, MONTHS]
    command = [python, str(PEERS), *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told = json.loads(done.stdout)
    duck, pandas = told["duckdb"], told["pandas"]
    print(f"DuckDB GROUP BY of the same file: {duck[0]:.1f} s ({duck[1]:.1f} s of processors);")
    print(f"  ours takes {spent[0] / duck[0]:.2f} times that ({spent[1] / duck[1]:.2f})")
    print(f"pandas on a tenth: {pandas[0]:.1f} s ({pandas[1]:.1f}), peak {told['peak']:.1f} GB;")
    faster = [theirs * PLACES / small / ours for theirs, ours in zip(pandas, spent, strict=True)]
    print(f"  per value {faster[0]:.1f} times ours ({faster[1]:.1f} of processors)")
    mine = statuses(folder / "out", small)
    print("  the same verdicts" if mine == told["statuses"] else f"  {mine} {told['statuses']}")


def on_spark(folder: Path, source: Path, asked: pl.DataFrame) -> None:
    for engine in ("local", "spark"):
        judged(folder / engine, source, asked, engine)
    names = sorted(path.name for path in (folder / "local").iterdir())
    same = all(
        (folder / "local" / name).read_bytes() == (folder / "spark" / name).read_bytes()
        for name in names
    )
    print("identical verdicts from Spark" if same else "DIFFERENT VERDICTS from Spark")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lantu-bench-") as name:
        folder = Path(name)
        source, asked = folder / "values.parquet", targets()
        spark = sys.argv[1:] == ["spark"]
        write_values(source, PLACES // 20 if spark else PLACES)
        if spark:
            on_spark(folder, source, asked)
            return
        rows = PLACES * INDICATORS * MONTHS
        print(f"{rows:,} values, {source.stat().st_size / 2**20:.0f} MB")
        spent = judged(folder / "out", source, asked)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(f"peak memory {peak:.1f} GB, load {os.getloadavg()[0]:.1f}")
        beside_peers(folder, source, asked, spent)


if __name__ == "__main__":
    main()
