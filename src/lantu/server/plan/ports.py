"""What a plan's page asks of higher apps, which answer by registering a function here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .models import Plan


@dataclass(frozen=True)
class SectionCount:
    """How many commitments a section of a plan's document holds."""

    section: str
    href: str
    count: int


CountCommitments = Callable[[Plan], Sequence[SectionCount]]


class _Ports:
    count_commitments: CountCommitments | None = None


def count_commitments_with(function: CountCommitments) -> None:
    """Let ``function`` count a plan's commitments by section. ``deliver`` answers."""
    _Ports.count_commitments = function


def commitments_by_section(plan: Plan) -> Sequence[SectionCount]:
    """A plan's commitments by section; none where nobody counts."""
    return _Ports.count_commitments(plan) if _Ports.count_commitments is not None else ()
