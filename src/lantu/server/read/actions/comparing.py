"""What does not fit together between the documents of the ledger: found, settled, found no more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from lantu.catalogue.catalogue import Catalogue
from lantu.errors import ActionRefused
from lantu.read.contradictions import Contradiction, find_contradictions
from lantu.server.accounts import rights
from lantu.server.accounts.models import User
from lantu.server.read import queries
from lantu.server.read.memory import Remembered, remember
from lantu.server.read.models import Comparison, Finding, FindingPlace, Quote
from lantu.server.record.actions import Entry, change, save_version

from .storing import QuoteWriter

#: Documents that one run compares, those read last. 53 real ones take 1.9 s of processor time, and
#: time grows with their number: about 11 s for so many (docs/decisions/README.md).
MOST = 300
SHORTEST_REASON = 4
WEIGHT = {"contradiction": 0, "doubt": 1, "note": 2}


@dataclass(frozen=True)
class _Found:
    """A finding of the core with its two digests."""

    entry: Contradiction
    key: str
    wording: str


def compare(
    catalogue: Catalogue, *, actor: User | None, again: bool = False, most: int = MOST
) -> Comparison | None:
    """Compare the newest readings of all documents and store what is found.

    Found before and worded alike: nothing is added. Found no more: marked so, never removed.
    Returns the run; None where the same readings were compared last (``again`` runs all the same).
    """
    if actor is not None:
        rights.require(actor, "document.ingest")
    rows, left_out = queries.readings_to_compare(most)
    keys = sorted(row.pk for row in rows)
    last = Comparison.objects.first()
    if not rows or (not again and last is not None and last.readings == keys):
        return None
    remembered = remember(rows, catalogue.indicators)
    found = [
        _Found(entry, _key(entry, remembered), _wording(entry))
        for entry in find_contradictions(remembered.readings, catalogue)
    ]
    run = Comparison(at=timezone.now(), readings=keys, left_out=left_out, found=len(found))
    with change("document.compared", actor=actor, documents=len(rows)) as entry:
        _store(found, remembered, run, entry)
        entry.summary["contradictions"] = {"found": run.found, "new": run.new, "gone": run.gone}
    return run


def _key(entry: Contradiction, remembered: Remembered) -> str:
    """Digest of kind and places; titles may change their form, codes do not."""
    codes = {name: row.text.document.code for name, row in remembered.rows.items()}
    spots = sorted(f"{codes[place.doc]}:{place.start}:{place.end}" for place in entry.places)
    return _digest(entry.kind, *spots)


def _wording(entry: Contradiction) -> str:
    return _digest(entry.severity, entry.message, entry.explained_by or "")


def _digest(*words: str) -> str:
    return hashlib.sha256("|".join(words).encode()).hexdigest()[:16]


def _store(found: Sequence[_Found], remembered: Remembered, run: Comparison, entry: Entry) -> None:
    """Rows for what is new; what was gone comes back, what is found no more goes."""
    list(Comparison.objects.select_for_update().all()[:1])  # one run after the other
    known = {(row.key, row.wording): row for row in Finding.objects.all()}
    present = {(one.key, one.wording) for one in found}
    new = [one for one in found if (one.key, one.wording) not in known]
    for identity, row in known.items():
        if identity in present and row.gone_at is not None:
            _mark(row, None, entry)
    documents = {row.text.document_id for row in remembered.rows.values()}
    for row in queries.findings_within(documents):
        if (row.key, row.wording) not in present:
            _mark(row, run.at, entry)
            run.gone += 1
    run.new = len(new)
    run.save()
    entry.touch(run)
    _add(new, remembered, run.at, entry)


def _mark(row: Finding, gone_at: datetime | None, entry: Entry) -> None:
    row.gone_at = gone_at
    save_version(row, read_version=row.version, fields=["gone_at"])
    entry.touch(row)


def _add(new: Sequence[_Found], remembered: Remembered, at: datetime, entry: Entry) -> None:
    rows = Finding.objects.bulk_create([_row(one, at) for one in new], batch_size=500)
    quotes = _quotes(new, remembered, entry)
    places = FindingPlace.objects.bulk_create(
        [
            place
            for row, one in zip(rows, new, strict=True)
            for place in _places(row, one.entry, quotes, remembered)
        ],
        batch_size=500,
    )
    entry.touch_bulk([*rows, *places])


def _row(one: _Found, at: datetime) -> Finding:
    entry = one.entry
    return Finding(
        key=one.key,
        wording=one.wording,
        kind=entry.kind,
        severity=entry.severity,
        weight=WEIGHT[entry.severity],
        subject=entry.subject[:300],
        period=(entry.period or "")[:40],
        message=entry.message,
        message_en=entry.message_en,
        explained_by=entry.explained_by or "",
        found_at=at,
    )


def _quotes(
    new: Iterable[_Found], remembered: Remembered, entry: Entry
) -> dict[tuple[str, int, int], Quote]:
    """The quote of each place, by document name and span."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for one in new:
        for place in one.entry.places:
            spans.setdefault(place.doc, []).append((place.start, place.end))
    documents = {reading.document.name: reading.document for reading in remembered.readings}
    quotes: dict[tuple[str, int, int], Quote] = {}
    for name, wanted in spans.items():
        writer = QuoteWriter(remembered.rows[name].text, documents[name], entry)
        rows = writer.write(wanted)
        quotes.update({(name, *span): rows[span] for span in wanted})
    return quotes


def _places(
    row: Finding,
    entry: Contradiction,
    quotes: dict[tuple[str, int, int], Quote],
    remembered: Remembered,
) -> list[FindingPlace]:
    found = []
    for number, place in enumerate(entry.places):
        claim = remembered.claims.get(place.claim) if place.claim else None
        found.append(
            FindingPlace(
                finding=row,
                number=number,
                quote=quotes[place.doc, place.start, place.end],
                indicator_id=claim.indicator_id if claim else None,
                role=claim.role if claim else "",
            )
        )
    return found


def settle(finding: Finding, reason: str, *, actor: User, read_version: int) -> Finding:
    """Mark a finding as explained, with the reason; it stays in the list of settled ones.

    Raises ``NotPermitted``, ``ActionRefused`` (no reason, settled already) or ``ChangedMeanwhile``.
    """
    rights.require(actor, "contradiction.settle")
    if len(reason.strip()) < SHORTEST_REASON:
        raise ActionRefused("no_reason", _("请写明理由"), remedy=_("写清两处说法为什么可以并存"))
    if finding.settled_at is not None:
        raise ActionRefused("settled_already", _("这一条已经办结"), remedy=_("需要重开时先重开"))
    return _settle(finding, timezone.now(), actor, reason.strip(), read_version)


def reopen(finding: Finding, *, actor: User, read_version: int) -> Finding:
    """Take the settlement of a finding back; the record keeps its reason.

    Raises ``NotPermitted``, ``ActionRefused`` (it is not settled) or ``ChangedMeanwhile``.
    """
    rights.require(actor, "contradiction.settle")
    if finding.settled_at is None:
        raise ActionRefused("not_settled", _("这一条没有办结"))
    return _settle(finding, None, actor, "", read_version)


def _settle(
    finding: Finding, at: datetime | None, actor: User, reason: str, read_version: int
) -> Finding:
    action = "contradiction.settled" if at is not None else "contradiction.reopened"
    with change(action, actor=actor, contradiction=finding.code, reason=reason) as entry:
        finding.settled_at, finding.reason = at, reason
        finding.settled_by = actor if at is not None else None
        save_version(
            finding, read_version=read_version, fields=["settled_at", "settled_by", "reason"]
        )
        entry.touch(finding)
    return finding
