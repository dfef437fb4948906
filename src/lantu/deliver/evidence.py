"""Which evidence counts, how much is missing, how firm it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from lantu.deliver.refusals import Refusal, refusal
from lantu.deliver.state import CommitmentState, Evidence
from lantu.playbooks.schema import Playbook
from lantu.playbooks.terms import Grade

#: The firmest first: taken from a system, a table, a document, a photograph.
FIRMNESS: tuple[Grade, ...] = ("system", "table", "document", "photo")


def counting(state: CommitmentState, as_of: date) -> tuple[Evidence, ...]:
    """Evidence handed in by ``as_of`` and not rejected."""
    return tuple(proof for proof in state.evidence if proof.on <= as_of and not proof.rejected)


def short(
    state: CommitmentState, playbook: Playbook, least: Mapping[str, int], as_of: date
) -> Iterator[Refusal]:
    """A refusal for each kind of which there is less than ``least``."""
    have = Counter(proof.kind for proof in counting(state, as_of))
    for kind, number in least.items():
        if have[kind] < number:
            label = playbook.evidence[kind].label
            yield refusal("evidence-short", kind=label, least=number, have=have[kind])


def firmest(state: CommitmentState, playbook: Playbook, as_of: date) -> Grade | None:
    """The firmest grade among the evidence that counts; ``None`` where there is none."""
    grades = {
        playbook.evidence[proof.kind].grade
        for proof in counting(state, as_of)
        if proof.kind in playbook.evidence
    }
    return next((grade for grade in FIRMNESS if grade in grades), None)
