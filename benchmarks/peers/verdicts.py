"""Run by the bench's own environment: DuckDB's GROUP BY, and our rules in pandas on a tenth."""

import json
import resource
import sys
import time

import duckdb
import numpy as np
import pandas as pd

SOURCE, TENTH, TARGETS, KNOWN, MONTHS = *sys.argv[1:4], int(sys.argv[4]), int(sys.argv[5])


def group_by() -> tuple[float, float]:
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    start, busy = time.perf_counter(), time.process_time()
    connection.execute(
        "create temp table found as select place, indicator, count(*), sum(value), min(value), "
        f"max(value) from '{SOURCE}' group by place, indicator"
    )
    return time.perf_counter() - start, time.process_time() - busy


def same(one, other):
    return np.isclose(one, other, rtol=1e-9, atol=0)


def by_share(done, expected, kept):
    ahead = (done > expected * 1.05) & ~same(done, expected * 1.05)
    behind = (done < expected * 0.95) & ~same(done, expected * 0.95)
    return np.select([kept, ahead, behind], ["done_early", "ahead", "behind"], "on_track")


def judge() -> tuple[tuple[float, float], dict[str, int]]:
    """The rules of the bench's kinds of target, written as a pandas user would."""
    start, busy = time.perf_counter(), time.process_time()
    frame = pd.read_parquet(TENTH)
    frame = frame[frame["month"] < KNOWN]
    series = frame.groupby(["place", "indicator"], sort=False)["value"]
    found = series.agg(last="last", low="min", high="max", total="sum").reset_index()
    rows = found.merge(pd.read_parquet(TARGETS), on="indicator")
    expected, kind = KNOWN / MONTHS, rows["kind"]
    level = np.where(rows["path"] == "growing", np.nan, rows["last"] - rows["baseline"])
    level = level / (rows["value"] - rows["baseline"])
    growing = np.log(rows["last"] / rows["baseline"]) / np.log(rows["value"] / rows["baseline"])
    done = np.where(rows["path"] == "growing", growing, level)
    done = np.where(kind == "cumulative", rows["total"] / rows["value"], done)
    reached = np.where(kind == "cumulative", rows["total"], rows["last"]) >= rows["value"]
    low = np.where(kind == "approx", rows["value"] - rows["half_width"], rows["value"])
    high = np.where(kind == "approx", rows["value"] + rows["half_width"], rows["upper"])
    most = np.where(rows["every"], rows["high"], rows["last"])
    least = np.where(rows["every"], rows["low"], rows["last"])
    inside = ((least >= low) | same(least, low)) & ((most <= high) | same(most, high))
    bound = (most <= rows["value"]) | same(most, rows["value"])
    kept = np.where(kind == "bound", bound, inside)
    status = np.where(
        kind.isin(["level", "cumulative"]),
        by_share(done, expected, reached),
        np.where(kept, "on_track", "behind"),
    )
    spent = time.perf_counter() - start, time.process_time() - busy
    names, counts = np.unique(status, return_counts=True)
    return spent, dict(zip(names.tolist(), counts.tolist(), strict=True))


spent, statuses = judge()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
print(
    json.dumps(
        {"duckdb": min(group_by(), group_by()), "pandas": spent, "peak": peak, "statuses": statuses}
    )
)
