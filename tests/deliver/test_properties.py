"""What no sequence of actions can do, tried with thousands of sequences made by chance."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.deliver.adjustments import Request, adjust
from lantu.deliver.closing import is_closed, reopen
from lantu.deliver.lists import ListState, Part, add_item, adjust_item, merge_items, split_item
from lantu.deliver.stages import advance, begin, next_stages
from lantu.deliver.state import CommitmentState, Decision, Evidence, Reviewer, Target
from lantu.playbooks.loader import load_playbooks
from lantu.playbooks.terms import BODIES, MOVES

BOOKS = load_playbooks()
START = date(2026, 1, 5)
YEAR_END = date(2026, 12, 31)
UNITS = ["甲局", "乙局", "丙区", "督查室"]
days = st.dates(START, date(2027, 12, 31))
decisions = st.none() | st.builds(
    Decision, st.sampled_from(list(BODIES)), st.sampled_from(["", "〔2026〕1号"]), days
)


def reviewers() -> st.SearchStrategy[Reviewer | None]:
    above = st.frozensets(st.sampled_from(UNITS), max_size=1)
    return st.none() | st.builds(Reviewer, st.sampled_from(UNITS), above)


@st.composite
def partly_equipped(draw, full, key):
    """A commitment that has a chance selection of what its playbook asks for."""
    book = BOOKS[key]
    unit = st.sampled_from(UNITS)
    proofs = st.builds(
        Evidence,
        st.sampled_from(list(book.evidence)),
        st.just(START),
        st.none() | unit,
        st.sampled_from([False, False, True]),
    )
    return replace(
        full,
        roles={role: (draw(unit),) for role in book.roles if draw(st.integers(0, 9))},
        evidence=draw(
            st.just(tuple(replace(proof, unit=draw(unit)) for proof in full.evidence))
            | st.lists(proofs, max_size=20).map(tuple)
        ),
    )


def own_units(state: CommitmentState, key: str) -> set[str]:
    """Units that report, counted here anew from the playbook and the evidence."""
    reporting = [name for name, role in BOOKS[key].roles.items() if role.reports]
    named = {unit for role in reporting for unit in state.roles.get(role, ())}
    return named | {proof.unit for proof in state.evidence if proof.unit}


def check_closed(state: CommitmentState, key: str, reviewer: Reviewer | None) -> None:
    """Closed means: evidence is there, and a unit that does not report said so."""
    have = Counter(proof.kind for proof in state.evidence if not proof.rejected)
    least = BOOKS[key].close.evidence
    assert least and all(have[kind] >= number for kind, number in least.items())
    assert reviewer is not None
    own = own_units(state, key)
    assert own and reviewer.unit not in own and not reviewer.above & own


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(sorted(BOOKS)))
def test_nothing_is_closed_without_evidence_and_a_different_unit(equipped, data, key) -> None:
    book = BOOKS[key]
    state = data.draw(partly_equipped(equipped(key), key))
    day = START
    for _ in range(15):
        day += timedelta(days=400)
        reviewer = data.draw(reviewers())
        if is_closed(state, book):
            state = reopen(state, book, reviewer=reviewer, reason="回访", as_of=day).value
            continue
        before = state
        to = data.draw(st.sampled_from(list(book.stages)))
        done = advance(state, book, to, day, reviewer=reviewer)
        allowed = [
            one.stage for one in next_stages(state, book, day, reviewer=reviewer) if one.allowed
        ]
        assert done.allowed == (to in allowed)
        if not done.allowed and allowed:
            done = advance(state, book, data.draw(st.sampled_from(allowed)), day, reviewer=reviewer)
        state = done.value
        if state is not before and is_closed(state, book):
            check_closed(state, key, reviewer)


requests = st.builds(
    Request,
    st.sampled_from([move for move in MOVES if move not in ("add", "merge", "split")]),
    st.sampled_from(["", "受汛情影响"]),
    decisions,
    st.none() | st.builds(Target, st.integers(0, 40).map(Decimal), st.sampled_from(["户", "亩"])),
    st.none() | days,
    st.dictionaries(st.sampled_from(["measures", "beneficiaries"]), st.sampled_from(["1", "2"])),
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(BOOKS)), requests, days)
def test_a_refused_adjustment_changes_nothing_and_an_allowed_one_keeps_the_old(
    equipped, key, request, day
) -> None:
    state = replace(equipped(key), target=Target(Decimal(20), "户"), due=YEAR_END)
    before = deepcopy(state)
    done = adjust(state, BOOKS[key], request, day)
    assert state == before
    if not done.allowed:
        assert done.value is state
        return
    change = done.value.changes[-1]
    rule = BOOKS[key].adjustments.of(request.move)
    assert not rule.refused
    assert change.reason == request.reason != ""
    assert change.decision is not None and change.decision.body in rule.decision
    assert change.decision.document_number and change.decision.on <= day
    if request.move == "change_target":
        assert change.old == "20户"
    if request.move == "change_date":
        assert change.old == str(YEAR_END)


LIST = BOOKS["livelihood-list"]
BY_GOVERNMENT = Decision("government", "大政发〔2026〕9号", START)
maybe_decided = st.sampled_from([BY_GOVERNMENT, BY_GOVERNMENT, BY_GOVERNMENT, None])
targets = st.none() | st.integers(0, 60).map(lambda value: Target(Decimal(value), "户"))
parts = st.lists(
    st.builds(Part, st.uuids().map(str), st.just("部分"), targets, st.none() | days),
    min_size=1,
    max_size=3,
)


def promised_total(listed: ListState) -> Decimal:
    return sum((item.target.value for item in listed.items if item.target), Decimal(0))


def act(data: st.DataObject, listed: ListState, day: date) -> ListState:
    """One action by chance on the list; what is refused leaves it the same."""
    keys = [item.key for item in listed.items]
    key = data.draw(st.sampled_from(keys))
    move = data.draw(st.sampled_from(list(MOVES)))
    request = replace(
        data.draw(requests), move=move, reason="会议决定", decision=data.draw(maybe_decided)
    )
    if move == "add":
        item = replace(
            begin(data.draw(st.uuids().map(str)), "新", LIST, day),
            target=data.draw(targets),
            due=data.draw(st.none() | days),
        )
        return add_item(listed, LIST, item, request, day).value
    if move == "merge":
        into = data.draw(parts)[0]
        chosen = data.draw(st.lists(st.sampled_from(keys), min_size=2, max_size=2))
        return merge_items(listed, LIST, chosen, into, request, day).value
    if move == "split":
        return split_item(listed, LIST, key, data.draw(parts), request, day).value
    return adjust_item(listed, LIST, key, request, day).value


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_on_a_listed_follow_up_list_nothing_falls_slips_or_disappears(equipped, data) -> None:
    items = tuple(
        replace(
            equipped("livelihood-list"), key=key, target=Target(Decimal(20), "户"), due=YEAR_END
        )
        for key in ("a", "b", "c")
    )
    listed = ListState("l", "民生实事", items, year=2026)
    day = START
    for _ in range(10):
        day += timedelta(days=20)
        before = listed
        listed = act(data, listed, day)
        assert promised_total(listed) >= promised_total(before)
        assert len(listed.items) >= len(before.items)
        assert all(item.due is None or item.due <= YEAR_END for item in listed.items)
        assert all(item.stage in LIST.stages for item in listed.items)
        assert not any(LIST.stages[item.stage].phase == "dropped" for item in listed.items)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(targets, maybe_decided), max_size=12))
def test_a_listed_follow_up_target_never_falls(equipped, asked) -> None:
    state = replace(equipped("livelihood-list"), target=Target(Decimal(20), "户"))
    for target, decision in asked:
        request = Request("change_target", "会议决定", decision, target)
        after = adjust(state, LIST, request, START).value
        assert after.target is not None and state.target is not None
        assert after.target.value >= state.target.value
        state = after
