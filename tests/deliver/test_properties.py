"""What no sequence of actions can do, tried with sequences made by chance.

Each sequence comes from one number, so that a failing one can be played again. The counts at the
end of a test make sure that the sequences reach what they are to prove.
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.deliver.adjustments import Request, adjust
from lantu.deliver.closing import is_closed, reopen
from lantu.deliver.lists import ListState, Part, add_item, adjust_item, merge_items, split_item
from lantu.deliver.stages import advance, begin, next_stages
from lantu.deliver.state import Change, CommitmentState, Decision, Reviewer, Target
from lantu.playbooks.loader import load_playbooks
from lantu.playbooks.terms import BODIES, MOVES

BOOKS = load_playbooks()
KEYS = sorted(BOOKS)
START = date(2026, 1, 5)
YEAR_END = date(2026, 12, 31)
OWN = ["甲局", "乙局"]
UNITS = [*OWN, "丙区", "督查室"]
chances = st.integers(0, 2**32).map(Random)


def partly_equipped(chance: Random, full: CommitmentState) -> CommitmentState:
    """A commitment that has a chance selection of what its playbook asks for."""
    book = BOOKS[full.key]
    proofs = [
        replace(proof, unit=chance.choice(OWN), rejected=chance.random() < 0.03)
        for proof in full.evidence
    ]
    if chance.random() < 0.3:
        proofs = chance.sample(proofs, chance.randrange(len(proofs)))
    roles = {
        name: (chance.choice(OWN if role.reports else UNITS),)
        for name, role in book.roles.items()
        if chance.random() < 0.95
    }
    return replace(full, roles=roles, evidence=tuple(proofs))


def reviewer_by(chance: Random) -> Reviewer | None:
    if chance.random() < 0.15:
        return None
    above = frozenset(chance.sample(["市政府办", *OWN], chance.choice([0, 0, 1])))
    return Reviewer(chance.choice(UNITS), above)


def own_units(state: CommitmentState) -> set[str]:
    """Units that report, counted here anew from the playbook and the evidence."""
    reporting = [name for name, role in BOOKS[state.key].roles.items() if role.reports]
    named = {unit for role in reporting for unit in state.roles.get(role, ())}
    return named | {proof.unit for proof in state.evidence if proof.unit}


def check_closed(state: CommitmentState, reviewer: Reviewer | None) -> None:
    """Closed means: evidence is there, and a unit that does not report said so."""
    have = Counter(proof.kind for proof in state.evidence if not proof.rejected)
    least = BOOKS[state.key].close.evidence
    assert least and all(have[kind] >= number for kind, number in least.items())
    assert reviewer is not None
    own = own_units(state)
    assert own and reviewer.unit not in own and not reviewer.above & own


def walk(chance: Random, state: CommitmentState) -> int:
    """Twenty actions by chance; how often it was closed."""
    book, day, closed = BOOKS[state.key], START, 0
    for _ in range(20):
        day += timedelta(days=400)
        reviewer = reviewer_by(chance)
        if is_closed(state, book):
            state = reopen(state, book, reviewer=reviewer, reason="回访", as_of=day).value
            continue
        offers = next_stages(state, book, day, reviewer=reviewer)
        allowed = [one.stage for one in offers if one.allowed]
        to = chance.choice([*book.stages, *allowed * 10])
        done = advance(state, book, to, day, reviewer=reviewer)
        assert done.allowed == (to in allowed)
        assert done.allowed or done.value is state
        state = done.value
        if is_closed(state, book):
            check_closed(state, reviewer)
            closed += 1
    return closed


def test_nothing_is_closed_without_evidence_and_a_different_unit(equipped) -> None:
    closed: Counter[str] = Counter()

    @settings(max_examples=300, deadline=None)
    @given(chances)
    def play(chance) -> None:
        key = chance.choice(KEYS)
        full = replace(equipped(key), key=key)
        closed[key] += walk(chance, partly_equipped(chance, full))

    play()
    assert closed.total() > 100


def decision_by(chance: Random) -> Decision | None:
    if chance.random() < 0.5:
        return Decision("government", "大政发〔2026〕9号", START)
    if chance.random() < 0.1:
        return None
    body = chance.choice(["government", "government", "executive_meeting", *BODIES])
    number = chance.choice(["〔2026〕1号", "〔2026〕2号", "〔2026〕3号", ""])
    return Decision(body, number, START + timedelta(days=chance.randrange(300)))


def request_by(chance: Random, move: str) -> Request:
    return Request(
        move,
        chance.choice(["受汛情影响", "按程序报批", "会议决定", ""]),
        decision_by(chance),
        target_by(chance),
        START + timedelta(days=chance.randrange(500)),
        {chance.choice(["measures", "beneficiaries"]): "少一些"},
    )


def target_by(chance: Random) -> Target | None:
    if chance.random() < 0.1:
        return None
    return Target(Decimal(chance.randrange(60)), chance.choice(["户", "户", "户", "亩"]))


def check_change(key: str, request: Request, change: Change, day: date) -> None:
    """An allowed change has its reason and decision, and keeps what was before."""
    rule = BOOKS[key].adjustments.of(request.move)
    assert not rule.refused
    assert change.reason == request.reason != ""
    assert change.decision is not None and change.decision.body in rule.decision
    assert change.decision.document_number and change.decision.on <= day
    kept = {"change_target": "20户", "change_date": str(YEAR_END)}
    assert change.old == kept.get(request.move, change.old)


def test_a_refused_adjustment_changes_nothing_and_an_allowed_one_keeps_the_old(equipped) -> None:
    allowed: Counter[str] = Counter()
    moves = [move for move in MOVES if move not in ("add", "merge", "split")]

    @settings(max_examples=600, deadline=None)
    @given(chances)
    def ask(chance) -> None:
        key, move = chance.choice(KEYS), chance.choice(moves)
        state = replace(equipped(key), target=Target(Decimal(20), "户"), due=YEAR_END)
        before = deepcopy(state)
        request = request_by(chance, move)
        day = START + timedelta(days=chance.randrange(300))
        done = adjust(state, BOOKS[key], request, day)
        assert state == before
        if done.allowed:
            allowed[move] += 1
            check_change(key, request, done.value.changes[-1], day)
        else:
            assert done.value is state

    ask()
    assert allowed.total() > 50


LIST = BOOKS["livelihood-list"]


def parts_by(chance: Random, number: int) -> list[Part]:
    due = [None, None, START + timedelta(days=chance.randrange(700))]
    return [
        Part(str(chance.random()), "部分", target_by(chance), chance.choice(due))
        for _ in range(number)
    ]


def act(chance: Random, listed: ListState, day: date) -> ListState:
    """One action by chance on the list; what is refused leaves it the same."""
    keys = [item.key for item in listed.items]
    key = chance.choice(keys)
    request = request_by(chance, chance.choice([*MOVES, "split", "change_target"]))
    match request.move:
        case "add":
            item = replace(begin(str(chance.random()), "新", LIST, day), target=target_by(chance))
            item = replace(item, due=request.due if chance.random() < 0.8 else None)
            return add_item(listed, LIST, item, request, day).value
        case "merge":
            (into,) = parts_by(chance, 1)
            return merge_items(listed, LIST, chance.sample(keys, 2), into, request, day).value
        case "split":
            parts = parts_by(chance, chance.choice([1, 2, 3]))
            return split_item(listed, LIST, key, parts, request, day).value
        case _:
            return adjust_item(listed, LIST, key, request, day).value


def promised_total(listed: ListState) -> Decimal:
    """The households promised in all (another unit only adds to a list, it replaces none)."""
    targets = [item.target for item in listed.items if item.target]
    return sum((target.value for target in targets if target.unit == "户"), Decimal(0))


def test_on_a_listed_follow_up_list_nothing_falls_slips_or_disappears(equipped) -> None:
    changed = 0

    @settings(max_examples=200, deadline=None)
    @given(chances)
    def play(chance) -> None:
        nonlocal changed
        promised = replace(equipped(LIST.key), target=Target(Decimal(20), "户"), due=YEAR_END)
        items = tuple(replace(promised, key=key) for key in ("a", "b", "c"))
        listed, day = ListState("l", "民生实事", items, year=2026), START
        for _ in range(15):
            day += timedelta(days=20)
            before, listed = listed, act(chance, listed, day)
            changed += listed is not before
            assert promised_total(listed) >= promised_total(before)
            assert len(listed.items) >= len(before.items)
            assert all(item.due and item.due <= YEAR_END for item in listed.items)
            assert not any(item.stage == "withdrawn" for item in listed.items)

    play()
    assert changed > 100


def test_a_listed_follow_up_target_never_falls(equipped) -> None:
    raised = 0

    @settings(max_examples=100, deadline=None)
    @given(chances)
    def play(chance) -> None:
        nonlocal raised
        state = replace(equipped(LIST.key), target=Target(Decimal(20), "户"))
        for _ in range(12):
            after = adjust(state, LIST, request_by(chance, "change_target"), YEAR_END).value
            assert after.target.comparable(state.target)
            assert after.target.value >= state.target.value
            raised += after is not state
            state = after

    play()
    assert raised > 50
