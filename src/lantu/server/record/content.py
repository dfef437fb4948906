"""The content of a row as bytes: the same for the same row, on both databases, at any time.

It is what the database holds, not what an object in memory holds: rows are read again. A column
that has its default value is left out, so that a column added later changes no content.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models

from .coverage import Model, ledger, links, outside, through

BATCH = 2000
NONE = object()  #: no value is left out


class RowContent(NamedTuple):
    """A row as it is now; ``version`` is 1 where the table has no such column."""

    key: int
    version: int
    content: bytes


class Reader:
    """Reads the content of one model's rows."""

    def __init__(self, model: Model) -> None:
        without = outside(model)
        fields = [f for f in model._meta.concrete_fields if f.attname not in without]
        fields.sort(key=lambda field: field.attname)
        self._names = [field.attname for field in fields]
        self._blanks = [_blank(field) for field in fields]
        self._rows = model._base_manager.order_by("pk").values_list("pk", *self._names)
        self._version = self._names.index("version") if "version" in self._names else None
        self._links = [
            (f.name, through(f), f.m2m_column_name(), f.m2m_reverse_name()) for f in links(model)
        ]

    def rows(self, keys: Iterable[int]) -> Iterator[RowContent]:
        """Those of these rows that there are, in order of key."""
        ordered = sorted(keys)
        for start in range(0, len(ordered), 500):
            yield from self._contents(self._rows.filter(pk__in=ordered[start : start + 500]))

    def all_rows(self) -> Iterator[RowContent]:
        """Every row, in order of key, with a bounded number in memory."""
        last = None
        while True:
            rows = self._rows if last is None else self._rows.filter(pk__gt=last)
            some = list(self._contents(rows[:BATCH]))
            yield from some
            if len(some) < BATCH:
                return
            last = some[-1].key

    def stray_links(self) -> Iterator[tuple[str, int]]:
        """Lines of a many-to-many list that belong to no row: list and line's key."""
        for name, lines, column, _target in self._links:
            owners = self._rows.order_by().values_list("pk")
            strays = lines._base_manager.exclude(**{f"{column}__in": owners})
            yield from ((name, key) for key in strays.values_list("pk", flat=True))

    def _contents(self, rows: Iterable[Sequence[Any]]) -> Iterator[RowContent]:
        some = list(rows)
        lists = self._lists([row[0] for row in some])
        pairs = list(zip(self._names, self._blanks, strict=True))
        for key, *values in some:
            held = {
                name: value
                for (name, blank), value in zip(pairs, values, strict=True)
                if value is not blank and value != blank
            }
            held.update(lists.get(key, {}))
            version = 1 if self._version is None else values[self._version]
            yield RowContent(key, version, encode(held))

    def _lists(self, keys: Sequence[int]) -> dict[int, dict[str, list[int]]]:
        """The many-to-many lists of some rows, which are all rows between the first and last."""
        found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for name, lines, owner, target in self._links:
            if not keys:
                continue
            within: dict[str, Any] = {f"{owner}__gte": keys[0], f"{owner}__lte": keys[-1]}
            if keys[-1] - keys[0] > 2 * len(keys):
                within = {f"{owner}__in": keys}
            pairs = lines._base_manager.filter(**within).values_list(owner, target)
            for key, other in sorted(pairs):
                found[key][name].append(other)
        return found


@cache
def reader(label: str) -> Reader:
    """The reader of a model of the ledger."""
    return Reader(ledger()[label])


def encode(value: Any) -> bytes:
    """JSON in its one form as UTF-8; dates and instants (in UTC) as ISO 8601, decimals as text."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    ).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, timedelta):
        return value // timedelta(microseconds=1)
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    raise TypeError(f"a column of the ledger holds a {type(value).__name__}")


def _blank(field: models.Field[Any, Any]) -> Any:
    """The value that is left out: null, else the default, else empty text."""
    if field.null:
        return None
    if field.has_default() and field.default in (list, dict):
        return field.default()
    if field.has_default() and not callable(field.default):
        return field.default
    return "" if isinstance(field, models.CharField | models.TextField) else NONE
