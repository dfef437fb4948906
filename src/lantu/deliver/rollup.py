"""Two levels: an item stands where its contents stand, and is closed when all of them are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lantu.deliver.closing import is_closed, is_dropped
from lantu.deliver.progress import progress_of
from lantu.deliver.state import CommitmentState
from lantu.playbooks.schema import Playbook


@dataclass(frozen=True, slots=True)
class Tally:
    """How a list stands: items and contents, closed and in all; progress in per cent."""

    items: int
    items_closed: int
    contents: int
    contents_closed: int
    progress: Decimal
    days_left: int | None  #: until the earliest due date still open; negative when overdue


def item_stage(item: CommitmentState, playbook: Playbook) -> str:
    """The stage of an item: that of its least advanced content that was not dropped."""
    order = list(playbook.stages)
    if not item.contents:
        return item.stage
    live = [content for content in item.contents if not is_dropped(content, playbook)]
    stages = [item_stage(content, playbook) for content in live or item.contents]
    return min(stages, key=order.index)


def tally(items: Iterable[CommitmentState], playbook: Playbook, as_of: date) -> Tally:
    """The figures of a list on a day. An item without contents counts as one content."""
    listed = [item for item in items if not is_dropped(item, playbook)]
    contents = [
        content
        for item in listed
        for content in (item.contents or (item,))
        if not is_dropped(content, playbook)
    ]
    parts = [progress_of(item, as_of) for item in listed]
    open_dates = [
        content.due
        for content in contents
        if content.due is not None and not is_closed(content, playbook)
    ]
    return Tally(
        items=len(listed),
        items_closed=sum(is_closed(item, playbook) for item in listed),
        contents=len(contents),
        contents_closed=sum(is_closed(content, playbook) for content in contents),
        progress=sum(parts, Decimal(0)) / len(parts) if parts else Decimal(0),
        days_left=(min(open_dates) - as_of).days if open_dates else None,
    )
