"""Rows that are parts of a row above them (其中：…) or stand below a row that only heads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantu.read.tables.names import has_head, is_of_which, is_qualifier, read_label
from lantu.read.tables.rows import Row


@dataclass(slots=True)
class _Above:
    """The row that parts may belong to, and the last part that said so."""

    label: str = ""
    heads: bool = False  #: it has no values of its own
    part: str = ""


def with_parents(rows: Sequence[Row]) -> list[Row]:
    """The rows, parts of another row with that one's label before their own.

    A row is a part when it says so, or when it lacks a measuring word and follows either such a
    part of its kind or a row that has no values.
    """
    above = _Above()
    done = []
    for row in rows:
        name = read_label(row.labels[-1]).name
        if len(row.labels) == 1 and above.label and _is_part(row.labels[0], name, above):
            done.append(replace(row, labels=(above.label, *row.labels)))
            above.part = name if is_of_which(row.labels[0]) else above.part
        else:
            heads = not any(placed.reading.number for placed in row.values)
            above = _Above(row.labels[-1], heads)
            done.append(row)
    return done


def _is_part(text: str, name: str, above: _Above) -> bool:
    if is_of_which(text):
        return True
    if not name or has_head(name):
        return False
    if above.part and is_qualifier(above.part) and is_qualifier(name):
        return True
    return (above.heads and has_head(read_label(above.label).name)) or (
        bool(above.part) and name[-1] == above.part[-1]
    )
