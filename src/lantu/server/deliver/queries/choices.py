"""What forms on one commitment offer to choose from."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from lantu.deliver.recurring import duties
from lantu.deliver.state import CommitmentState
from lantu.playbooks.schema import Playbook
from lantu.playbooks.terms import Link
from lantu.server.catalogue.models import Indicator
from lantu.server.catalogue.wording import THEMES
from lantu.server.deliver.models import Commitment, Instruction
from lantu.server.deliver.storing import today
from lantu.server.observations.models import Observation
from lantu.server.plan.models import Plan

MOST = 200  #: a choice of more is no choice; the rest is found by its page


def links(row: Commitment) -> list[tuple[Link, str, str]]:
    """Kind, key and name of what the ledger holds that a commitment may be linked to."""
    found: list[tuple[Link, str, str]] = []
    if row.in_list_id is not None:
        given = Instruction.objects.filter(list=row.in_list_id)
        found += [("instruction", one.code, str(one)) for one in given]
    accepted = Indicator.objects.filter(status=Indicator.Status.ACCEPTED).order_by("name")
    found += [("indicator", one.key, one.name) for one in accepted[:MOST]]
    found += [("plan", one.code, one.name) for one in Plan.objects.all()[:MOST]]
    projects = Commitment.objects.filter(kind="project").exclude(playbook="").exclude(pk=row.pk)
    found += [("project", one.code, one.name) for one in projects[:MOST]]
    return found


def values(state: CommitmentState) -> list[Observation]:
    """Values of the linked indicators, the latest first."""
    keys = state.links.get("indicator", ())
    rows = Observation.objects.filter(Q(indicator__key__in=keys)).select_related("indicator")
    return list(rows.order_by("-period_end", "-pk")[:50]) if keys else []


def periods(state: CommitmentState, book: Playbook) -> list[tuple[str, str]]:
    """First day and words of each period of a standing duty up to today, the latest first."""
    if book.rhythm is None:
        return []
    last = today().replace(month=12, day=31)
    since = state.path[0].on
    found = [one for one in duties(book.rhythm, since, last) if one.start <= today()]
    return [(one.start.isoformat(), f"{one.start} — {one.end}") for one in found[::-1][:24]]


def period(text: str) -> date | None:
    """The first day of a chosen period."""
    return date.fromisoformat(text) if text else None


def themes() -> list[tuple[str, str]]:
    """The five development concepts."""
    return [(key, str(words)) for key, words in THEMES.items()]
