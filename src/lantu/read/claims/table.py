"""A document's claims as a Polars table."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from lantu.read.claim import Claim

#: Columns of :func:`claims_table`. ``low`` and ``high`` are the value in the written unit (equal
#: for a single number, the ends of a range); ``parts`` holds the numbers of an a:b:c share.
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "id": pl.String,
    "doc": pl.String,
    "start": pl.Int64,
    "end": pl.Int64,
    "number_text": pl.String,
    "indicator": pl.String,
    "low": pl.Float64,
    "high": pl.Float64,
    "parts": pl.List(pl.Float64),
    "unit": pl.String,
    "comparator": pl.String,
    "measure": pl.String,
    "period": pl.String,
    "role": pl.String,
    "scope": pl.String,
    "confidence": pl.Float64,
    "section": pl.List(pl.String),
    "source": pl.String,
    "note": pl.String,
    "indicator_id": pl.String,
    "binding": pl.Boolean,
}


def claims_table(claims: Iterable[Claim]) -> pl.DataFrame:
    """The claims as a table with the columns of :data:`SCHEMA`, one row a claim, in order."""
    return pl.DataFrame([_row(claim) for claim in claims], schema=SCHEMA)


def _row(claim: Claim) -> dict[str, object]:
    row = claim.as_row()
    value = row.pop("value")
    parts = [float(v) for v in value] if isinstance(value, list) else [float(value)]
    spread = claim.comparator == "range" or len(parts) == 1
    row["low"], row["high"] = (parts[0], parts[-1]) if spread else (None, None)
    row["parts"] = parts if len(parts) > 1 and not spread else None
    return row
