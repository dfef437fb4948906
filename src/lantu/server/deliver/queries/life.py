"""What a managed commitment's page shows: where it stands, what may follow, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from lantu.deliver.assignment import next_steps
from lantu.deliver.clocks import ClockState, clock_states
from lantu.deliver.closing import is_closed, is_ended
from lantu.deliver.progress import progress_of
from lantu.deliver.recurring import duties, duty_status
from lantu.deliver.schedule import scheduled_progress
from lantu.deliver.scheduling import is_frozen
from lantu.deliver.stages import next_stages
from lantu.deliver.state import CommitmentState
from lantu.playbooks.schema import Playbook
from lantu.playbooks.terms import BODIES, FACTORS, LINKS, MOVES, Link
from lantu.server.accounts.models import Unit, User
from lantu.server.catalogue.models import Indicator
from lantu.server.deliver.models import Commitment, Evidence, Instruction
from lantu.server.deliver.states import plan_of, reviewer_of, state_of
from lantu.server.deliver.telling import Reason, reasons, told
from lantu.server.plan.models import Plan


@dataclass(frozen=True)
class Offer:
    """A stage that may follow, in words, or why it may not yet."""

    key: str
    name: str
    allowed: bool
    closes: bool
    reasons: list[Reason]


@dataclass(frozen=True)
class Duty:
    """A period of a standing duty and how it stands: not_due, open, met, met_late, late."""

    start: date
    end: date
    due: date
    status: str


@dataclass(frozen=True)
class Proof:
    """A piece of evidence with the words of its kind."""

    row: Evidence
    kind: str


@dataclass(frozen=True)
class Life:
    """A commitment as its page shows it on a day."""

    book: Playbook
    state: CommitmentState
    stage: str
    progress: float
    expected: float | None  #: what should be done by now, in per cent
    closed: bool
    ended: bool
    frozen: bool
    reopens: bool
    offers: list[Offer]
    clocks: list[tuple[str, ClockState]]
    path: list[tuple[str, date]]
    roles: list[tuple[str, list[str]]]
    fields: list[tuple[str, str]]
    links: list[tuple[str, list[str]]]
    proofs: list[Proof]
    decisions: list[tuple[str, str, str, date]] = field(default_factory=list)
    changes: list[dict[str, object]] = field(default_factory=list)
    factors: list[tuple[str, object]] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    replications: list[tuple[str, str, date]] = field(default_factory=list)


def life_of(row: Commitment, book: Playbook, actor: User, as_of: date) -> Life:
    """All that the page of a managed commitment shows to ``actor``."""
    contents = list(
        row.parts.filter(playbook=book.key, former=False).prefetch_related("evidence__unit")
    )
    state = state_of(row, contents)
    words = Words(state)
    since = state.path[0].on
    schedule = state.schedule
    return Life(
        book=book,
        state=state,
        stage=told(book.stages[state.stage].label),
        progress=float(progress_of(state, as_of)),
        expected=float(scheduled_progress(schedule.baseline, as_of)) if schedule else None,
        closed=is_closed(state, book),
        ended=is_ended(state, book),
        frozen=schedule is not None and is_frozen(state, book),
        reopens=is_closed(state, book) and book.close.reopens is not None and not contents,
        offers=_offers(row, state, book, actor, as_of),
        clocks=[(told(one.label), one) for one in clock_states(state, book, as_of)],
        path=[(told(book.stages[one.stage].label), one.on) for one in state.path],
        roles=[
            (told(r.label), words.people(state.roles.get(k, ()))) for k, r in book.roles.items()
        ],
        fields=[(told(f.label), state.fields.get(key, "")) for key, f in book.fields.items()],
        links=[(told(LINKS[kind]), words.linked(keys)) for kind, keys in state.links.items()],
        proofs=[Proof(one, _kind(book, one)) for one in row.evidence.all()],
        decisions=_decisions(state, book),
        changes=_changes(state, book),
        factors=[(told(FACTORS[key]), balance) for key, balance in state.factors.items()],
        duties=_duties(state, book, since, as_of),
        replications=[
            (words.people([one.place])[0], one.document_number, one.on)
            for one in state.replications
        ],
    )


def _kind(book: Playbook, proof: Evidence) -> str:
    kind = book.evidence.get(proof.kind)
    return told(kind.label) if kind else proof.kind


def _offers(
    row: Commitment, state: CommitmentState, book: Playbook, actor: User, as_of: date
) -> list[Offer]:
    reviewer = reviewer_of(actor)
    if row.kind == Commitment.Kind.ASSIGNMENT_PLAN:
        offers = next_steps(plan_of(row), book, as_of, reviewer=reviewer)
    else:
        offers = next_stages(state, book, as_of, reviewer=reviewer)
    return [
        Offer(
            offer.stage,
            told(offer.label),
            offer.allowed,
            book.stages[offer.stage].phase == "closed",
            reasons(offer.refusals),
        )
        for offer in offers
    ]


def _decisions(state: CommitmentState, book: Playbook) -> list[tuple[str, str, str, date]]:
    return [
        (
            told(book.gates[one.gate].label) if one.gate in book.gates else "",
            told(BODIES[one.body]),
            one.document_number,
            one.on,
        )
        for one in state.decisions
    ]


def _changes(state: CommitmentState, book: Playbook) -> list[dict[str, object]]:
    return [
        {
            "move": told(MOVES[one.move]),
            "on": one.on,
            "reason": one.reason,
            "body": told(BODIES[one.decision.body]) if one.decision else "",
            "document_number": one.decision.document_number if one.decision else "",
            "decided_on": one.decision.on if one.decision else None,
            "old": _stage_words(one.old, book),
            "new": _stage_words(one.new, book),
        }
        for one in state.changes
    ]


def _stage_words(text: str, book: Playbook) -> str:
    return told(book.stages[text].label) if text in book.stages else text


def _duties(state: CommitmentState, book: Playbook, since: date, as_of: date) -> list[Duty]:
    """The periods since it began that are over or under way, the latest first, a year of them."""
    rhythm = book.rhythm
    if rhythm is None:
        return []
    last = as_of.replace(month=12, day=31)
    found = [
        Duty(one.start, one.end, one.due, duty_status(one, rhythm, state, as_of))
        for one in duties(rhythm, since, last)
        if one.start <= as_of
    ]
    return found[::-1][:12]


class Words:
    """Names for the keys in a state: units, people, and what it is linked to."""

    def __init__(self, state: CommitmentState) -> None:
        keys = {key for held in state.roles.values() for key in held}
        keys |= {one.place for one in state.replications}
        self._names: dict[str, str] = names_of(keys)
        self._linked = _linked_names(state.links) if state.links else {}

    def people(self, keys: Iterable[str]) -> list[str]:
        """Names of units and people."""
        return [self._names.get(key, key) for key in keys]

    def linked(self, keys: Iterable[str]) -> list[str]:
        """Names of what it is linked to."""
        return [self._linked.get(key, key) for key in keys]


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """Names of units by key and of users by login."""
    wanted = set(keys)
    if not wanted:
        return {}
    found = {unit.key: unit.name for unit in Unit.objects.filter(key__in=wanted)}
    users = User.objects.filter(username__in=wanted - found.keys())
    return found | {user.username: str(user) for user in users}


def _linked_names(links: Mapping[Link, tuple[str, ...]]) -> dict[str, str]:
    found: dict[str, str] = {}
    if keys := links.get("instruction"):
        found |= dict(Instruction.objects.filter(code__in=keys).values_list("code", "text"))
    if keys := links.get("indicator"):
        found |= dict(Indicator.objects.filter(key__in=keys).values_list("key", "name"))
    if keys := links.get("plan"):
        found |= dict(Plan.objects.filter(code__in=keys).values_list("code", "name"))
    if keys := links.get("project"):
        found |= dict(Commitment.objects.filter(code__in=keys).values_list("code", "name"))
    return found
