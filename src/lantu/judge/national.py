"""The run of the country's own yearly targets, 2010 to 2024, beside what came of them.

Targets are those of each year's national work report; results those of the next year's report, or
of the statistics bureau's bulletin where the report tells none. Figures only, each with its source.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

_FILE = Path(__file__).parent / "data" / "national-work-reports.csv"

#: By indicator: Chinese and English name, unit, measure.
INDICATORS = {
    "gdp": ("国内生产总值增长", "growth of gross domestic product", "%", "growth"),
    "prices": ("居民消费价格涨幅", "rise of consumer prices", "%", "growth"),
    "jobs": ("城镇新增就业", "new urban jobs", "万人", "flow"),
    "registered-unemployment": ("城镇登记失业率", "registered urban unemployment", "%", "level"),
    "surveyed-unemployment": ("城镇调查失业率", "surveyed urban unemployment", "%", "level"),
    "income": ("居民收入增长", "growth of household income", "%", "growth"),
    "energy": ("单位国内生产总值能耗降低", "fall of energy use per unit of output", "%", "decline"),
    "grain": ("粮食产量", "grain harvest", "万亿斤", "flow"),
    "poverty": ("农村贫困人口减少", "fall of the rural poor", "万人", "flow"),
}


def national_targets() -> tuple[pl.DataFrame, pl.DataFrame]:
    """Targets and observations as :func:`lantu.judge.table.assess_table` takes them.

    Both carry a further column ``source``. Ids of targets are ``indicator-year``.
    """
    rows = pl.read_csv(_FILE, try_parse_dates=True, schema_overrides={"value": pl.String})
    names = pl.DataFrame(
        [(key, *words) for key, words in INDICATORS.items()],
        schema=["indicator", "name", "name_en", "unit", "measure"],
        orient="row",
    )
    full = rows.join(names, on="indicator", how="left", maintain_order="left").with_columns(
        series=pl.col("indicator"),
        start=pl.date(pl.col("year"), 1, 1),
        end=pl.date(pl.col("year"), 12, 31),
    )
    return _targets(full), _observations(full)


def _targets(full: pl.DataFrame) -> pl.DataFrame:
    in_step = pl.col("kind") == "in_step"
    return full.select(
        pl.format("{}-{}", "indicator", "year").alias("id"),
        *("series", "name", "name_en", "kind", "start", "end", "unit"),
        *("value", "upper", "comparator", "direction"),
        pl.when(in_step).then(pl.lit("gdp")).alias("reference"),
        pl.lit(False).alias("binding"),
        pl.col("target_source").alias("source"),
    )


def _observations(full: pl.DataFrame) -> pl.DataFrame:
    return full.select(
        *("series", "start", "end", "unit", "measure", "known_on"),
        pl.lit("year").alias("period_kind"),
        pl.col("result").alias("value"),
        pl.col("result_source").alias("source"),
    )
