"""Claims joined to the catalogue: the same indicator in two documents has the same id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lantu.catalogue.catalogue import Catalogue
from lantu.catalogue.proposals import Proposal
from lantu.read.claim import Claim


def link(claims: Iterable[Claim], catalogue: Catalogue) -> list[Claim]:
    """The claims in order, each with the ``indicator_id`` its phrase, unit and measure mean.

    A claim whose indicator the catalogue does not have keeps None; :func:`proposals` tells what
    could be taken up for it.
    """
    return [
        replace(
            claim,
            indicator_id=catalogue.find(claim.indicator, claim.unit, claim.measure),
        )
        for claim in claims
    ]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed entry with the claims (ids, in order) that ask for it."""

    proposal: Proposal
    claims: tuple[str, ...]


def proposals(claims: Iterable[Claim], catalogue: Catalogue) -> list[Proposed]:
    """What the catalogue lacks, one entry a phrase, the most asked for first.

    ``claims`` are linked ones (see :func:`link`); those with an ``indicator_id`` are passed over.
    """
    entries: dict[str, Proposal] = {}
    asked: dict[str, list[str]] = {}
    for claim in claims:
        if claim.indicator_id is not None or not claim.indicator:
            continue
        entry = catalogue.propose(claim.indicator, claim.unit, claim.measure)
        entries.setdefault(entry.key, entry)
        asked.setdefault(entry.key, []).append(claim.id)
    keys = sorted(entries, key=lambda key: -len(asked[key]))
    return [Proposed(entries[key], tuple(asked[key])) for key in keys]
