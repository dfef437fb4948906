"""Which plan a document belongs to, where nobody said so."""

from __future__ import annotations

from lantu.server.read.models import Document

from .models import Plan


def plan_of(key: str | None, document: Document) -> Plan | None:
    """The plan named by ``key``; without one, the only outline of the document's own period.

    An outline of this place says in its title which years it is for, so that its targets need not
    be left without a plan. Another place's outline, or two plans of one period, decide nothing.
    """
    if key:
        return Plan.objects.get(key=key)
    if document.kind != "outline" or document.period_start is None:
        return None
    found = [
        plan
        for plan in Plan.objects.filter(
            kind=Plan.Kind.OUTLINE,
            period_start=document.period_start,
            period_end=document.period_end,
        )
        if document.jurisdiction and document.jurisdiction in plan.name
    ]
    return found[0] if len(found) == 1 else None
