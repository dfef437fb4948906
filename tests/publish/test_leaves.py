"""A bulk action is one leaf of bounded length, and any row in it changes that leaf."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.publish.leaves import (
    PART,
    PLAIN,
    RowState,
    in_parts,
    leaf_text,
    part_of,
    row_leaf,
    stated,
)
from lantu.publish.merkle import root


def state(rows: list[RowState]) -> dict[str, list[list[object]]]:
    return stated({"plan.Target": [part_of("plan.Target", part) for part in in_parts(rows)]})


def many(number: int) -> list[RowState]:
    return [RowState(key, 1, f"{key:064x}") for key in range(1, number + 1)]


def test_few_rows_stand_one_by_one() -> None:
    said = state(many(PLAIN))
    assert said["bulk"] == []
    assert said["rows"][0] == ["plan.Target", 1, 1, f"{1:064x}"]


@given(number=st.integers(PLAIN + 1, 4 * PART), data=st.data())
@settings(deadline=None, max_examples=20)
def test_many_rows_stand_as_the_root_over_all_of_them(number: int, data: st.DataObject) -> None:
    rows = many(number)
    said = state(rows)
    whole = root([row_leaf("plan.Target", row) for row in rows]).hex()
    assert said == {"rows": [], "bulk": [["plan.Target", 1, number, number, whole]]}
    at = data.draw(st.integers(0, number - 1))
    other = [*rows[:at], rows[at]._replace(digest="0" * 64), *rows[at + 1 :]]
    assert state(other) != said
    assert state([*rows[:at], *rows[at + 1 :]]) != said


def test_the_leaf_of_a_bulk_action_stays_short() -> None:
    leaf = leaf_text(3, "values.recorded", 7, "2025-01-01T00:00:00+00:00", "00", state(many(5000)))
    assert len(leaf) < 400
    assert json.loads(leaf)["index"] == 3
    assert "rows" not in json.loads(leaf)
