"""The rules in bulk give the verdicts that the plain rules give."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from lantu.errors import ImportRefused
from lantu.judge.assess import assess
from lantu.judge.bulk import Judging, judge_file, judge_frame, summaries
from lantu.judge.expressions import KINDS, plain_targets
from lantu.watch.series import Observation, period
from lantu.watch.targets import Target

MONTHS = 24
MEASURES = {"cumulative": "flow", "zero": "flow", "reduction": "decline", "rank": "rank"}
SCHEMA: dict[str, Any] = {
    "indicator": pl.UInt32,
    "kind": pl.String,
    "value": pl.Float64,
    "upper": pl.Float64,
    "baseline": pl.Float64,
    "comparator": pl.String,
    "direction": pl.String,
    "path": pl.String,
    "every": pl.Boolean,
    "half_width": pl.Float64,
}


def random_targets(rng: np.random.Generator, count: int) -> pl.DataFrame:
    """Targets of every kind with small round figures, so that ties and zeros are common."""
    rows = []
    for number in range(count):
        kind = str(rng.choice(KINDS))
        value = float(rng.integers(-2, 12)) if kind != "rank" or rng.random() < 0.5 else None
        rows.append(
            {
                "indicator": number,
                "kind": kind,
                "value": None if kind == "hold" and rng.random() < 0.5 else value,
                "upper": (value or 0) + float(rng.integers(0, 4)),
                "baseline": None if rng.random() < 0.2 else float(rng.integers(-2, 12)),
                "comparator": str(rng.choice(["ge", "gt", "le", "lt"])),
                "direction": str(rng.choice(["up", "down", "both"])),
                "path": str(rng.choice(["linear", "growing"])),
                "every": bool(rng.random() < 0.3),
                "half_width": float(rng.integers(0, 3)),
            }
        )
    return pl.DataFrame(rows, schema=SCHEMA)


def random_frame(rng: np.random.Generator, targets: pl.DataFrame, holes: float) -> pl.DataFrame:
    places, count = 6, targets.height
    shape = (places * count, MONTHS)
    values = rng.integers(-1, 12, shape) + rng.choice([0.0, 0.5, 0.25], shape)
    values = np.where(rng.random(shape) < 0.5, np.abs(values), values)
    values[::7] = 0
    keys = np.arange(places * count)
    frame = pl.DataFrame(
        {
            "place": np.repeat(keys // count, MONTHS).astype(np.uint16),
            "indicator": np.repeat(keys % count, MONTHS).astype(np.uint32),
            "month": np.tile(np.arange(MONTHS, dtype=np.uint8), len(keys)),
            "value": values.ravel(),
        }
    )
    hidden = pl.Series(rng.random(frame.height) < holes)
    return frame.with_columns(value=pl.when(hidden).then(None).otherwise("value"))


def months() -> list[Any]:
    starts = [date(2024 + n // 12, n % 12 + 1, 1) for n in range(MONTHS)]
    return [period(f"{day:%Y-%m}") for day in starts]


def plainly(target: dict[str, Any], values: list[float | None], known: int) -> str:
    kind = target["kind"]

    def exact(name: str) -> Decimal | None:
        return None if target[name] is None else Decimal(str(target[name]))

    asked = Target(
        kind,
        period("2024/2025"),
        "",
        exact("value"),
        exact("upper"),
        comparator=target["comparator"],
        direction=target["direction"],
        baseline=exact("baseline"),
        path=target["path"],
        every=target["every"],
        tolerance=exact("half_width"),
    )
    measure: Any = MEASURES.get(kind, "level")
    rows = [
        Observation(when, Decimal(str(value)), "", date(2026, 1, 1), measure)
        for when, value in zip(months()[:known], values, strict=False)
        if value is not None
    ]
    return assess(asked, rows, as_of=date(2026, 1, 1)).status


@pytest.mark.parametrize("holes", [0.0, 0.1])
@pytest.mark.parametrize(("known", "seed"), [(14, 1), (24, 2), (1, 3)])
def test_bulk_equals_the_plain_rules(known: int, seed: int, holes: float) -> None:
    rng = np.random.default_rng(seed)
    targets = random_targets(rng, 50)
    frame = random_frame(rng, targets, holes)
    asked = plain_targets(targets.lazy()).collect()
    made = judge_frame(frame, asked, known=known, months=MONTHS)
    series = frame.group_by("place", "indicator", maintain_order=True).agg("value")
    both = series.join(made, on=["place", "indicator"], how="left")
    by_number = {row["indicator"]: row for row in targets.iter_rows(named=True)}
    differ = []
    for row in both.iter_rows(named=True):
        found = plainly(by_number[row["indicator"]], row["value"], known)
        if found != (row["status"] or "cannot_say"):
            differ.append((by_number[row["indicator"]], row["value"], found, row["status"]))
    assert not differ, (len(differ), differ[0])
    assert set(both["status"].drop_nulls().cast(pl.String)) >= {"cannot_say"} | (
        {"met", "missed"} if known == MONTHS else {"on_track", "behind"}
    )


def test_dense_and_sparse_summaries_agree() -> None:
    rng = np.random.default_rng(5)
    frame = random_frame(rng, random_targets(rng, 10), 0.0)
    dense = summaries(frame, 12, [1, 2])
    beside = pl.DataFrame(
        {"place": [999], "indicator": [0], "month": [0], "value": [None]}, schema=frame.schema
    )
    sparse = summaries(pl.concat([frame, beside]), 12, [1, 2])
    compare = [name for name in dense.columns if name != "log_left"]
    left = dense.select(compare).sort("place", "indicator")
    right = sparse.select(compare).sort("place", "indicator")
    assert left.equals(right.cast(left.schema))  # type: ignore[arg-type]


def judging(folder: Path, holes: float = 0.05) -> tuple[Judging, pl.DataFrame]:
    rng = np.random.default_rng(6)
    targets = random_targets(rng, 20)
    frame = random_frame(rng, targets, holes)
    frame.write_parquet(folder / "values.parquet")
    return Judging(folder / "values.parquet", targets, folder / "out", 12, MONTHS), frame


def read_back(folder: Path) -> pl.DataFrame:
    return pl.read_parquet(folder / "verdicts-*.parquet").sort("place", "indicator")


def test_file_is_judged_in_blocks(tmp_path: Path) -> None:
    work, frame = judging(tmp_path)
    asked = plain_targets(work.targets.lazy()).collect()
    whole = judge_frame(frame, asked, known=12, months=MONTHS)
    assert judge_file(work, block=4) == whole.height
    assert sorted(path.name for path in work.folder.iterdir()) == [
        "verdicts-0-3.parquet",
        "verdicts-4-5.parquet",
    ]
    assert read_back(work.folder).equals(whole)


def test_empty_file_has_no_verdicts(tmp_path: Path) -> None:
    work, frame = judging(tmp_path)
    frame.clear().write_parquet(work.source)
    assert judge_file(work) == 0


def test_unsorted_values_are_refused() -> None:
    rng = np.random.default_rng(7)
    frame = random_frame(rng, random_targets(rng, 5), 0.0).reverse()
    with pytest.raises(ImportRefused, match="没有按地区"):
        summaries(frame, 12)
