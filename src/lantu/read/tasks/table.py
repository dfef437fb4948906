"""A document's tasks as a table."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from lantu.read.task import Task, task_rows

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "id": pl.String,
    "doc": pl.String,
    "start": pl.Int64,
    "end": pl.Int64,
    "kind": pl.String,
    "name": pl.String,
    "action": pl.String,
    "stage": pl.String,
    "when": pl.String,
    "done": pl.Boolean,
    "box": pl.String,
    "section": pl.List(pl.String),
    "parent": pl.String,
    "claims": pl.List(pl.String),
    "regions": pl.List(pl.String),
    "sentence": pl.List(pl.Int64),
}


def tasks_table(tasks: Iterable[Task]) -> pl.DataFrame:
    """One row a task, in the given order; the columns are the fields of :class:`Task`.

    ``start``, ``end`` (characters in the document's text), ``done`` (boolean); ``section``,
    ``claims``, ``regions`` are lists of strings, ``sentence`` a list of two offsets or null; the
    others are strings, null where the task has none.
    """
    return pl.DataFrame(task_rows(tasks), schema=SCHEMA)
