"""Merging and splitting lose nothing: no later date, and targets that add up to no less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from lantu.deliver.refusals import Refusal, refusal
from lantu.deliver.state import CommitmentState, Target, promised_year
from lantu.playbooks.schema import Playbook


def merged_due(items: Iterable[CommitmentState]) -> date | None:
    """The earliest of the due dates: nothing is postponed by being merged."""
    return min((item.due for item in items if item.due is not None), default=None)


def latest_due(item: CommitmentState, playbook: Playbook) -> date | None:
    """The day past which the item may not slip by being split or merged.

    Its due date; where it has none and nothing may be postponed past the year, the year's end.
    """
    if item.due is None and playbook.adjustments.change_date.within_year:
        return date(promised_year(item), 12, 31)
    return item.due


def merge_keeps(
    items: Sequence[CommitmentState], target: Target | None, due: date | None, playbook: Playbook
) -> Iterator[Refusal]:
    """What would be lost by merging these items into one with this target and date.

    On a list of two levels they stay as contents, each with its own target.
    """
    latest = min((day for item in items if (day := latest_due(item, playbook))), default=None)
    if due is not None and latest is not None and due > latest:
        yield refusal("merged-date-later", due=str(due), old=str(latest))
    if playbook.levels is not None:
        return
    old = [item.target for item in items if item.target is not None]
    if not old:
        return
    if target is None or not all(target.comparable(one) for one in old):
        yield refusal("target-not-comparable")
        return
    yield from _no_less(_together(old), target)


def split_keeps(
    item: CommitmentState,
    parts: Sequence[tuple[Target | None, date | None]],
    playbook: Playbook,
) -> Iterator[Refusal]:
    """What would be lost by splitting the item into parts with these targets and dates."""
    latest = latest_due(item, playbook)
    for _, due in parts:
        if due is not None and latest is not None and due > latest:
            yield refusal("parts-date-later", due=str(due), old=str(latest))
    if item.target is None:
        return
    targets = [target for target, _ in parts if target is not None]
    if not targets or not all(target.comparable(item.target) for target in targets):
        yield refusal("target-not-comparable")
        return
    if item.target.direction == "up":
        yield from _no_less(item.target, _together(targets))
    else:
        for target in targets:
            yield from _no_less(item.target, target)


def _together(targets: Sequence[Target]) -> Target:
    """Targets to reach add up; of upper limits the strictest holds."""
    first = targets[0]
    values = [target.value for target in targets]
    value = sum(values, Decimal(0)) if first.direction == "up" else min(values)
    return Target(value, first.unit, first.direction)


def _no_less(old: Target, new: Target) -> Iterator[Refusal]:
    if new.weaker_than(old):
        yield refusal("targets-shrink", new=str(new), old=str(old))
