"""Signing, keys and the file of heads."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from lantu.errors import ImportRefused
from lantu.publish.heads import TreeHead, read_heads
from lantu.server.accounts.models import Unit
from lantu.server.record import keys
from lantu.server.record.actions import change
from lantu.server.record.commands import restate
from lantu.server.record.models import LogEntry, SignedHead
from lantu.server.record.signing import sign_head

from .conftest import assign, faults

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_a_head_killed_before_its_row_is_taken_over(record: TreeHead) -> None:
    assign()
    second = sign_head(timezone.now())
    SignedHead.objects.filter(line=second.line).delete()
    assert faults() == []
    sign_head(timezone.now())
    assert SignedHead.objects.filter(line=second.line).exists()


def test_former_keys_are_still_believed(
    record: TreeHead, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LANTU_RECORD_KEY", str(tmp_path / "new.pem"))
    new = sign_head(timezone.now())
    assert new.key != record.key
    assert len(keys.trusted_keys()) == 2
    assert faults() == []
    assert len(read_heads(keys.heads_file())) == 2


def test_an_empty_log_is_signed(db: None) -> None:
    head = sign_head(timezone.now())
    assert head.size == 0
    assert faults((head,)) == []


def test_an_action_that_states_nothing_of_what_it_wrote_is_refused(db: None) -> None:
    one = Unit.objects.create(key="one", name="甲局")

    def forgetful() -> None:
        with change("x", actor=None) as entry:
            entry.touch(one)
            one.users.create(username="x")

    with pytest.raises(RuntimeError, match=r"accounts\.User"):
        forgetful()
    assert LogEntry.objects.count() == 0
    assert not one.users.exists()


def test_an_action_within_an_action_has_an_entry_of_its_own(db: None) -> None:
    with change("outer", actor=None) as outer:
        outer.touch(Unit.objects.create(key="one", name="甲局"))
        with change("inner", actor=None) as inner:
            inner.touch(Unit.objects.create(key="two", name="乙局"))
    assert list(LogEntry.objects.order_by("index").values_list("action", flat=True)) == [
        "inner",
        "outer",
    ]
    assert faults() == []


def test_a_deleted_row_may_come_back_only_by_an_action(db: None) -> None:
    unit = Unit.objects.create(key="one", name="甲局")
    with change("made", actor=None) as entry:
        entry.touch(unit)
    with change("deleted", actor=None) as entry:
        entry.touch(unit)
        Unit.objects.filter(pk=unit.pk).delete()
    assert faults() == []
    unit.save()
    assert [fault.code for fault in faults()] == ["row_inserted"]


def test_sm3_and_sm2_are_chosen_by_setting(
    lantu: Callable[..., subprocess.CompletedProcess[str]],
    fresh_database: dict[str, str],
    tmp_path: Path,
) -> None:
    fresh_database |= {"LANTU_RECORD_HASH": "sm3", "LANTU_RECORD_SIGNATURE": "sm2"}
    lantu("migrate")
    lantu(code=ONE_UNIT)
    lantu("record", "sign")
    lantu("record", "verify")
    lantu("record", "export", tmp_path / "archive")
    head = read_heads(tmp_path / "archive" / "heads.jsonl")[-1]
    assert (head.hash, head.scheme, head.size) == ("sm3", "sm2", 1)
    refused = lantu("record", "export", tmp_path / "archive", check=False)
    assert refused.returncode == 1 and "folder_not_empty" in refused.stderr


def test_production_needs_a_key(
    lantu: Callable[..., subprocess.CompletedProcess[str]], fresh_database: dict[str, str]
) -> None:
    fresh_database |= {
        "LANTU_ENVIRONMENT": "production",
        "LANTU_SECRET_KEY": "k" * 64,
        "LANTU_HOSTS": "plan.example.gov.cn",
    }
    for key in ("", "/nowhere/key.pem"):
        fresh_database["LANTU_RECORD_KEY"] = key
        refused = lantu("migrate", check=False)
        assert refused.returncode != 0
        assert "LANTU_RECORD_KEY" in refused.stderr


ONE_UNIT = """
from lantu.server.accounts.models import Unit
from lantu.server.record.actions import change
with change("made", actor=None) as entry:
    entry.touch(Unit.objects.create(key="one", name="甲局"))
"""


def test_rows_that_an_upgrade_changed_are_stated_anew(record: TreeHead) -> None:
    Unit.objects.update(short_name="简")
    assert {fault.code for fault in faults()} == {"row_changed"}
    restate(["accounts.Unit"], "第二版")
    assert faults((record,)) == []
    assert LogEntry.objects.latest("index").summary == {
        "tables": ["accounts.Unit"],
        "reason": "第二版",
    }
    with pytest.raises(ImportRefused, match=r"plan\.Nothing"):
        restate(["plan.Nothing"], "x")
