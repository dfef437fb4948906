"""Fields hold what fits them, and what was promised is not edited away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lantu.deliver.fields import edit_fields
from lantu.deliver.state import Entered
from lantu.playbooks.schema import FieldOf

DAY = date(2026, 6, 1)
LIST = "livelihood-list"


@pytest.mark.parametrize(
    ("stage", "fields", "found"),
    [
        ("promised", {"beneficiaries": "全体居民"}, []),
        ("under_way", {"beneficiaries": "全体居民"}, ["promised-field"]),
        ("under_way", {"beneficiaries": "1"}, []),
        ("under_way", {"cost": "1"}, ["unknown-field"]),
        ("closed", {"beneficiaries": "1"}, ["stage-ended"]),
    ],
)
def test_promised_fields_are_not_edited_once_work_began(
    stage, fields, found, equipped, playbook, codes
) -> None:
    state = replace(equipped(LIST), path=(Entered(stage, DAY),))
    assert codes(edit_fields(state, playbook(LIST), fields)) == found


def test_a_choice_is_one_of_the_choices(equipped, playbook) -> None:
    done = edit_fields(equipped("river-chief"), playbook("river-chief"), {"standard": "Ⅸ类"})
    assert done.refusals[0].message == "“Ⅸ类”不是“水质目标”的选项"


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        ("number", "12.5", []),
        ("number", "-3", []),
        ("number", "十二", ["not-a-number"]),
        ("number", "NaN", ["not-a-number"]),
        ("number", "约12", ["not-a-number"]),
        ("date", "2026-03-31", []),
        ("date", "2026年3月", ["not-a-date"]),
        ("date", "2026-02-30", ["not-a-date"]),
        ("yes_no", "yes", []),
        ("yes_no", "也许", ["not-yes-or-no"]),
        ("text", "任意文字", []),
        ("number", "", []),
    ],
)
def test_a_value_fits_its_field(kind, value, found, fresh, playbook, codes) -> None:
    book = playbook("plan-task")
    field = FieldOf(name="数", name_en="value", type=kind)
    book = book.model_copy(update={"fields": {"value": field}})
    done = edit_fields(fresh("plan-task"), book, {"value": value})
    assert codes(done) == found
    assert done.value.fields == ({} if found else {"value": value})
