"""Commitments to try the rules on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from lantu.deliver.schedule import Milestone, Schedule
from lantu.deliver.stages import advance, begin, next_stages
from lantu.deliver.state import CommitmentState, Decision, Evidence, FactorBalance, Reviewer
from lantu.playbooks.loader import load_playbooks
from lantu.playbooks.schema import Playbook
from lantu.playbooks.terms import CAPS, FACTORS, LINKS

START = date(2026, 1, 5)


@pytest.fixture(scope="session")
def playbook() -> Callable[[str], Playbook]:
    """A playbook that comes along, by its key."""
    return lambda key: load_playbooks()[key]


@pytest.fixture(scope="session")
def fresh(playbook: Callable[[str], Playbook]) -> Callable[[str], CommitmentState]:
    """A commitment in its first stage, with nothing filled in."""
    return lambda key: begin("a", "甲事项", playbook(key), START)


def unit_of(playbook: Playbook, role: str) -> str:
    """The unit or person that holds a role in ``equipped``."""
    return f"{role}-holder"


def reporting_unit(playbook: Playbook) -> str:
    return next(unit_of(playbook, key) for key, role in playbook.roles.items() if role.reports)


def reviewer_for(playbook: Playbook) -> Reviewer:
    """Somebody who may close: the holder of the role the playbook names, or a unit apart."""
    role = playbook.close.role
    return Reviewer(unit_of(playbook, role) if role else "a-unit-apart")


def full_schedule(on: date) -> Schedule:
    milestones = tuple(
        Milestone(f"m{number}", f"节点{number}", on, Decimal(weight), on)
        for number, weight in enumerate((30, 30, 40))
    )
    return Schedule(milestones, milestones)


@pytest.fixture(scope="session")
def equipped(playbook: Callable[[str], Playbook]) -> Callable[[str], CommitmentState]:
    """A commitment in its first stage that lacks nothing a playbook may ask for."""

    def make(key: str) -> CommitmentState:
        book = playbook(key)
        return replace(
            begin("a", "甲事项", book, START),
            roles={role: (unit_of(book, role),) for role in book.roles},
            fields={
                name: field.choices[0].name if field.choices else "1"
                for name, field in book.fields.items()
            },
            schedule=full_schedule(START),
            decisions=tuple(
                Decision(gate.bodies[0], f"〔2026〕{number}号", START, name)
                for number, (name, gate) in enumerate(book.gates.items(), 1)
            ),
            evidence=tuple(
                Evidence(kind, START, reporting_unit(book))
                for kind in book.evidence
                for _ in range(12)
            ),
            links=dict.fromkeys(LINKS, ("x",)),
            factors={factor: FactorBalance(Decimal(1), Decimal(1)) for factor in FACTORS},
            caps=dict.fromkeys(CAPS, True),
            due=date(2026, 12, 31),
        )

    return make


@pytest.fixture(scope="session")
def closed(
    playbook: Callable[[str], Playbook], equipped: Callable[[str], CommitmentState]
) -> Callable[[str], CommitmentState]:
    """A commitment played to its closing stage, by the shortest way."""

    def play(key: str) -> CommitmentState:
        book, state, day = playbook(key), equipped(key), START
        for to in shortest_way(book):
            day += timedelta(days=400)
            state = advance(state, book, to, day, reviewer=reviewer_for(book)).or_raise()
        return state

    return play


def shortest_way(book: Playbook) -> list[str]:
    """The stages from the first (not counted) to a closing one that needs no replication."""
    ways: list[list[str]] = [[book.first_stage]]
    while True:
        way = ways.pop(0)
        if book.stages[way[-1]].phase == "closed":
            return way[1:]
        ways.extend(
            [*way, following] for following in book.stages[way[-1]].next if following not in way
        )


def codes(refusals: object) -> list[str]:
    """The codes of refusals, an outcome or an offer."""
    found = getattr(refusals, "refusals", refusals)
    assert isinstance(found, tuple)
    return [one.code for one in found]


@pytest.fixture(name="codes", scope="session")
def _codes() -> Callable[[object], list[str]]:
    return codes


@pytest.fixture(name="reviewer_for", scope="session")
def _reviewer_for() -> Callable[[Playbook], Reviewer]:
    return reviewer_for


@pytest.fixture(scope="session")
def offered() -> Callable[..., dict[str, list[str]]]:
    """The stages on offer, each with the codes of what stands against it."""

    def ask(
        state: CommitmentState, book: Playbook, day: date, **more: object
    ) -> dict[str, list[str]]:
        return {one.stage: codes(one) for one in next_stages(state, book, day, **more)}

    return ask
