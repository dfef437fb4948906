"""Commitments into the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lantu.catalogue.themes import constructions_of, themes_of
from lantu.read.task import Task
from lantu.server.accounts import rights
from lantu.server.accounts.models import Unit, User
from lantu.server.catalogue.queries import RegionFinder
from lantu.server.deliver.models import Commitment
from lantu.server.observations.placing import Placing
from lantu.server.plan.models import Plan
from lantu.server.read.actions import QuoteWriter
from lantu.server.read.models import Quote
from lantu.server.record.actions import change, save_version
from lantu.text.spans import period_days


def commit_tasks(
    plan: Plan | None,
    tasks: Sequence[Task],
    writer: QuoteWriter,
    claim_spans: Mapping[str, tuple[int, int]],
    placing: Placing,
) -> int:
    """Add a row for each task, project and rule; parts point at their ◆ item. Returns how many."""
    quotes = writer.write((task.start, task.end) for task in tasks)
    rows: dict[str, Commitment] = {}
    once: set[tuple[int, str, str]] = set()
    for task in tasks:
        row = _row(task, quotes[task.start, task.end], plan)
        row.known_on, row.recorded_at = placing.known_on, placing.at
        identity = (quotes[task.start, task.end].pk, row.kind, row.name)
        if identity not in once:
            once.add(identity)
            rows[task.id] = row
    _save(tasks, rows)
    _attach(tasks, rows, quotes, claim_spans, placing.regions)
    placing.entry.touch_bulk(rows.values())
    return len(rows)


def _row(task: Task, quote: Quote, plan: Plan | None) -> Commitment:
    days = period_days(task.when)
    return Commitment(
        kind=task.kind,
        name=task.name[:300],
        action=(task.action or "")[:60],
        stage=task.stage or "",
        due=(task.when or "")[:40],
        due_on=days[1] if days else None,
        done=task.done,
        plan=plan,
        section=quote.section,
        box=(task.box or "")[:200],
        places=list(task.regions),
        quote=quote,
        themes=[*themes_of(task.name), *constructions_of(task.name)],
    )


def _save(tasks: Sequence[Task], rows: dict[str, Commitment]) -> None:
    """Wholes before their parts, so that a part can point at its whole."""
    parents = {task.id: task.parent for task in tasks if task.parent in rows}
    waiting = dict(rows)
    while waiting:
        ready = {key: row for key, row in waiting.items() if parents.get(key) not in waiting}
        if not ready:
            raise ValueError(f"tasks are parts of one another: {sorted(waiting)}")
        for key, row in ready.items():
            parent = parents.get(key)
            row.parent = rows[parent] if parent else None
        Commitment.objects.bulk_create(ready.values(), batch_size=500)
        waiting = {key: row for key, row in waiting.items() if key not in ready}


def _attach(
    tasks: Sequence[Task],
    rows: dict[str, Commitment],
    quotes: dict[tuple[int, int], Quote],
    claim_spans: Mapping[str, tuple[int, int]],
    regions: RegionFinder,
) -> None:
    """Regions and quantities of each commitment."""
    places, amounts = [], []
    for task in tasks:
        row = rows.get(task.id)
        if row is None:
            continue
        for region in regions.find_all(task.regions):
            places.append(Commitment.regions.through(commitment=row, region=region))
        spans = dict.fromkeys(claim_spans[key] for key in task.claims if key in claim_spans)
        for span in spans:
            amounts.append(Commitment.quantities.through(commitment=row, quote=quotes[span]))
    Commitment.regions.through.objects.bulk_create(places, batch_size=500)
    Commitment.quantities.through.objects.bulk_create(amounts, batch_size=500)


def assign_lead(
    commitment: Commitment, unit: Unit, *, actor: User, read_version: int
) -> Commitment:
    """Name the unit that answers for a commitment.

    Raises ``NotPermitted``, or ``ChangedMeanwhile`` where the row is no longer the one that the
    actor saw (``read_version``).
    """
    rights.require(actor, "commitment.assign", commitment)
    with change("commitment.lead_assigned", actor=actor, commitment=commitment.code) as entry:
        commitment.lead_unit = unit
        save_version(commitment, read_version=read_version, fields=["lead_unit"])
        entry.touch(commitment)
    return commitment
