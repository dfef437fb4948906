"""A signed record of a small city, and somebody who changes it by SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from lantu.publish.archive import Fault
from lantu.publish.heads import TreeHead
from lantu.publish.merkle import grow, leaf_hash, root_of_frontier
from lantu.server.accounts.models import Unit, User
from lantu.server.deliver.actions import assign_lead
from lantu.server.deliver.models import Commitment
from lantu.server.record.check import Checked, check
from lantu.server.record.models import LogEntry, LogHead, LogNode
from lantu.server.record.signing import sign_head


@pytest.fixture(autouse=True)
def _record_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Key and heads of a test lie in its own folder."""
    monkeypatch.setenv("LANTU_RECORD_HEADS", str(tmp_path / "heads.jsonl"))
    key = tmp_path / "key.pem"
    monkeypatch.setenv("LANTU_RECORD_KEY", str(key))


@pytest.fixture
def record(ledger: Any) -> TreeHead:
    """The city, its documents and three assignments; all entries but the last are signed."""
    for number in range(3):
        if number == 2:
            head = sign_head(timezone.now())
        assign()
    return head


def assign() -> Commitment:
    """One more entry: a unit is named for a commitment."""
    row = Commitment.objects.order_by("id").first()
    assert row is not None
    unit = Unit.objects.exclude(pk=row.lead_unit_id).first()
    assert unit is not None
    planner = User.objects.get(username="planner")
    return assign_lead(row, unit, actor=planner, read_version=row.version)


def first() -> int:
    """The index of the first assignment; two more follow it."""
    named = LogEntry.objects.filter(action="commitment.lead_assigned")
    return named.earliest("index").index


def faults(trusted: tuple[TreeHead, ...] = ()) -> list[Fault]:
    """Everything that the check finds."""
    return list(check(trusted, checked=Checked()))


def places(*codes: str) -> set[tuple[str, str]]:
    """The faults' codes and places, or of some codes only."""
    return {(f.code, f.where) for f in faults() if not codes or f.code in codes}


def sql(*statements: str) -> None:
    """Run statements past the application."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def rebuild() -> None:
    """What an attacker does who knows the tree: every digest, node and the head anew."""
    LogNode.objects.all().delete()
    frontier: list[bytes] = []
    entries: Iterator[LogEntry] = LogEntry.objects.order_by("index").iterator()
    size = 0
    for size, entry in enumerate(entries, start=1):
        digest = leaf_hash(entry.leaf.encode())
        LogEntry.objects.filter(pk=entry.pk).update(leaf_digest=digest.hex())
        frontier, nodes = grow(frontier, size - 1, digest)
        for node in nodes:
            LogNode.objects.create(
                level=node.level, position=node.position, digest=node.digest.hex()
            )
    LogHead.objects.update(
        size=size,
        frontier=[root.hex() for root in frontier],
        digest=root_of_frontier(frontier).hex(),
    )


Attack = Callable[[], None]
