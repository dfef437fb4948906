"""The rules for bulk, as Polars expressions over one row a series: the same verdicts as the rules.

A row holds a target beside a summary of its series (:mod:`lantu.judge.bulk`). Each rule here stands
once more in :mod:`lantu.judge.rules`; a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from lantu.judge.comparing import LEEWAY, SAME

#: Kinds that can be judged in bulk, from states or flows by month.
KINDS = (
    "level",
    "decline",
    "multiple",
    "bound",
    "hold",
    "range",
    "approx",
    "cumulative",
    "reduction",
    "zero",
    "rank",
)
STATUS = pl.Enum(["missed", "behind", "on_track", "ahead", "done_early", "met", "cannot_say"])
_NOTHING = pl.lit(None, pl.Float64)


def same(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    """Whether two figures differ by no more than arithmetic does."""
    return (one - other).abs() <= SAME * pl.max_horizontal(one.abs(), other.abs())


def holds(value: pl.Expr, bound: pl.Expr) -> pl.Expr:
    """Whether ``value`` satisfies the row's ``comparator`` with ``bound``."""
    comparator, equal = pl.col("comparator"), same(value, bound)
    return (
        pl.when(equal)
        .then(comparator.is_in(["ge", "le", "eq"]))
        .when(comparator.is_in(["ge", "gt"]))
        .then(value > bound)
        .when(comparator.is_in(["le", "lt"]))
        .then(value < bound)
        .otherwise(False)
    )


def plain_targets(targets: pl.LazyFrame) -> pl.LazyFrame:
    """Targets with declines and multiples told as levels, and comparators that fit directions.

    Columns: kind, value, upper, baseline, comparator, direction, path, every, half_width.
    """
    kind, value, base = pl.col("kind"), pl.col("value"), pl.col("baseline")
    down = pl.col("direction") == "down"
    growing = (kind == "multiple") & (pl.col("path") == "linear")
    return (
        targets.with_columns(
            value=pl.when(kind == "decline")
            .then(base * (1 - value / 100))
            .when(kind == "multiple")
            .then(base * value)
            .when(kind == "hold")
            .then(pl.coalesce(value, base))
            .otherwise(value),
            half_width=pl.when(kind == "decline")
            .then(pl.col("half_width") * base.abs() / 100)
            .when(kind == "multiple")
            .then(pl.col("half_width") * base.abs())
            .otherwise("half_width"),
            path=pl.when(growing).then(pl.lit("growing")).otherwise(pl.col("path")),
            comparator=pl.when((kind == "hold") | (kind == "decline"))
            .then(pl.when(down | (kind == "decline")).then(pl.lit("le")).otherwise(pl.lit("ge")))
            .otherwise(pl.col("comparator")),
            direction=pl.when(kind == "decline").then(pl.lit("down")).otherwise("direction"),
            kind=pl.when(kind.is_in(["decline", "multiple"]))
            .then(pl.lit("level"))
            .when(kind == "hold")
            .then(pl.lit("bound"))
            .otherwise(kind),
        )
        .with_columns(one_sided().alias("comparator"))
        .with_columns(
            direction=pl.when(pl.col("kind") != "level")
            .then("direction")
            .when(pl.col("comparator").is_in(["le", "lt"]))
            .then(pl.lit("down"))
            .otherwise(pl.lit("up"))
        )
    )


def one_sided() -> pl.Expr:
    """For levels: a stated bound says the direction, else the direction the bound."""
    comparator = pl.col("comparator")
    plain = (pl.col("kind") != "level") | comparator.is_in(["le", "lt", "gt"])
    down = pl.col("direction") == "down"
    fitted = pl.when(down).then(pl.lit("le")).otherwise(pl.lit("ge"))
    return pl.when(plain).then(comparator).otherwise(fitted)


def verdicts(rows: pl.LazyFrame, months: int, leeway: float = LEEWAY) -> pl.LazyFrame:
    """Add ``actual``, ``done``, ``expected`` and ``status`` to targets beside their summaries.

    ``rows``: the columns of :func:`plain_targets` and of :func:`lantu.judge.bulk.summaries`;
    ``months``: length of the targets' period.
    """
    kind, value = pl.col("kind"), pl.col("value")
    summed = kind.is_in(["cumulative", "reduction"])
    until = pl.when(summed).then("summed_until").otherwise("until")
    return (
        rows.with_columns(actual=_actual(), over=until >= months, no_base=_no_base())
        .with_columns(
            base=pl.when("no_base").then("first").otherwise("baseline"),
            expected=pl.when("no_base")
            .then((until - pl.col("first_until")) / (months - pl.col("first_until")))
            .otherwise(until / months),
        )
        .with_columns(done=_done(value))
        .with_columns(way=_has_way())
        .with_columns(kept=_kept())
        .with_columns(_status(leeway))
        .drop("over", "kept", "way", "base", "no_base")
    )


def _actual() -> pl.Expr:
    kind = pl.col("kind")
    return (
        pl.when(kind == "cumulative")
        .then("total")
        .when(kind == "reduction")
        .then((1 - pl.col("log_left").exp()) * 100)
        .when(kind == "zero")
        .then("above_zero")
        .otherwise("last")
    )


def _no_base() -> pl.Expr:
    return (pl.col("kind") == "level") & pl.col("baseline").is_null()


def _has_way() -> pl.Expr:
    """Whether progress is a share of a way: not where the base meets the target already."""
    kind, base, value = pl.col("kind"), pl.col("base"), pl.col("value")
    level = (kind == "level") & ~holds(base, value) & ~same(base, value)
    totals = (kind == "cumulative") & (value > 0)
    left, rising = 1 - value / 100, pl.col("comparator").is_in(["ge", "gt", "eq"])
    return level | totals | ((kind == "reduction") & rising & (left > 0) & (left < 1))


def _done(value: pl.Expr) -> pl.Expr:
    kind, base, actual = pl.col("kind"), pl.col("base"), pl.col("actual")
    growing = (pl.col("path") == "growing") & (base > 0) & (value > 0) & (actual > 0)
    return (
        pl.when((kind == "level") & growing)
        .then((actual / base).log() / (value / base).log())
        .when(kind == "level")
        .then((actual - base) / (value - base))
        .when(kind == "cumulative")
        .then(actual / value)
        .when(kind == "reduction")
        .then(pl.col("log_left") / (1 - value / 100).log())
        .otherwise(_NOTHING)
    )


def _kept() -> pl.Expr:
    kind, value, actual = pl.col("kind"), pl.col("value"), pl.col("actual")
    width = pl.col("half_width")
    low = pl.when(kind == "approx").then(value - width).otherwise(value)
    high = pl.when(kind == "approx").then(value + width).otherwise(pl.col("upper"))
    down = pl.col("direction") == "down"
    cap = pl.when(down).then(pl.lit("le")).otherwise(pl.lit("ge"))
    eased = _eased()
    total = pl.when(cap == "le").then(actual < eased).otherwise(actual > eased)
    return (
        pl.when(kind.is_in(["range", "approx"]))
        .then(_of_every(lambda seen: _within(seen, low, high)))
        .when(kind == "cumulative")
        .then(total | same(actual, eased))
        .when(kind == "zero")
        .then(actual <= 0)
        .when(kind == "rank")
        .then(pl.when(value.is_null()).then(actual < pl.col("baseline")).otherwise(actual <= value))
        .when((kind == "reduction") | (kind == "level") & (pl.col("way") | pl.col("no_base")))
        .then(holds(actual, eased))
        .otherwise(_of_every(lambda seen: holds(seen, eased)))
    )


def _eased() -> pl.Expr:
    """The value moved by the tolerance to its easier side."""
    comparator, width = pl.col("comparator"), pl.col("half_width").fill_null(0.0)
    falls = comparator.is_in(["le", "lt"]) | (pl.col("direction") == "down")
    lower = pl.col("value") - width
    return pl.when(falls & (comparator != "gt")).then(pl.col("value") + width).otherwise(lower)


def _of_every(test: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    """The test of the latest value, or of all where the target asks it of every period."""
    extremes = test(pl.col("low")) & test(pl.col("high"))
    return pl.when(pl.col("every")).then(extremes).otherwise(test(pl.col("actual")))


def _within(actual: pl.Expr, low: pl.Expr, high: pl.Expr) -> pl.Expr:
    direction = pl.col("direction")
    under = (actual < low) & ~same(actual, low)
    over = (actual > high) & ~same(actual, high)
    return (~under | (direction == "down")) & (~over | (direction == "up"))


def _status(leeway: float) -> pl.Expr:
    kept, done, expected = pl.col("kept"), pl.col("done"), pl.col("expected")
    cap = (pl.col("kind") == "cumulative") & (pl.col("direction") == "down")
    high, low = expected * (1 + leeway), expected * (1 - leeway)
    above, below = (done > high) & ~same(done, high), (done < low) & ~same(done, low)
    way, no_base = pl.col("way"), pl.col("no_base")
    started = way & (pl.col("first_until") < pl.col("until"))
    return (
        pl.when(kept.is_null() | pl.col("actual").is_null() | expected.is_null())
        .then(pl.lit("cannot_say"))
        .when(pl.col("over"))
        .then(pl.when(kept).then(pl.lit("met")).otherwise(pl.lit("missed")))
        .when(no_base & ~kept & ~started)
        .then(pl.lit("cannot_say"))
        .when(~way & ~no_base)
        .then(pl.when(kept).then(pl.lit("on_track")).otherwise(pl.lit("behind")))
        .when(cap)
        .then(_three(below, above))
        .when(kept)
        .then(pl.lit("done_early"))
        .otherwise(_three(above, below))
        .cast(STATUS)
        .alias("status")
    )


def _three(ahead: pl.Expr, behind: pl.Expr) -> pl.Expr:
    return (
        pl.when(ahead)
        .then(pl.lit("ahead"))
        .when(behind)
        .then(pl.lit("behind"))
        .otherwise(pl.lit("on_track"))
    )
