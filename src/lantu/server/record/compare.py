"""The ledger's rows against what the record says of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from lantu.publish.archive import Fault
from lantu.publish.leaves import row_digest
from lantu.publish.merkle import Hash

from .content import RowContent, reader
from .coverage import ledger
from .packing import NO_SALT
from .states import LastState, LastStates

Row = TypeVar("Row")


def compare(states: LastStates, hash_of: Hash, counted: list[int]) -> Iterator[Fault]:
    """Every row that was changed, deleted or inserted without an action; its place is its table
    and key. ``counted`` takes the number of rows of each table that was looked through.
    """
    for label in ledger():
        number = 0
        for state, row in _side_by_side(states.of(label), reader(label).all_rows()):
            number += row is not None
            fault = _fault(label, state, row, hash_of)
            if fault is not None:
                yield fault
        counted.append(number)
        for name, key in reader(label).stray_links():
            yield Fault("row_inserted", f"{label}.{name} {key}", "多对多关系行没有所属的行")
    for label in sorted(set(states.labels()) - ledger().keys()):
        yield Fault("table_unknown", label, "记录中有这张表的行，而系统里没有这张表")


def _side_by_side(
    states: Iterator[LastState], rows: Iterator[RowContent]
) -> Iterator[tuple[LastState | None, RowContent | None]]:
    """Both in order of key, paired where the keys are the same."""
    state, row = next(states, None), next(rows, None)
    while state is not None or row is not None:
        if row is None or (state is not None and state.row.key < row.key):
            yield state, None
            state = next(states, None)
        elif state is None or row.key < state.row.key:
            yield None, row
            row = next(rows, None)
        else:
            yield state, row
            state, row = next(states, None), next(rows, None)


def _fault(
    label: str, state: LastState | None, row: RowContent | None, hash_of: Hash
) -> Fault | None:
    if state is not None and not state.row.is_deleted:
        return _held(label, state, row, hash_of)
    if row is None:
        return None
    message = "没有任何操作写入过这一行：在系统之外被插入"
    if state is not None:
        message = f"第 {state.entry} 条操作删除了这一行，现在又有：在系统之外被插入"
    return Fault("row_inserted", f"{label} {row.key}", message)


def _held(label: str, state: LastState, row: RowContent | None, hash_of: Hash) -> Fault | None:
    """A row that the record says there is."""
    place, said = f"{label} {state.row.key}", f"第 {state.entry} 条操作"
    if row is None:
        return Fault("row_deleted", place, f"{said}写下的行不见了：在系统之外被删除")
    if state.row.salt == NO_SALT:
        return Fault("row_salt_missing", place, f"{said}的盐值被抹去，无法核对")
    digest = row_digest(state.row.salt, row.content, hash_of)
    if digest == state.row.digest.hex() and row.version == state.row.version:
        return None
    return Fault("row_changed", place, f"与{said}写下的内容不同：在系统之外被改动")
