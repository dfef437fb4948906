"""Evidence handed in and, where it proves nothing, rejected; nothing of it is ever removed."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from lantu.deliver.fields import not_open
from lantu.errors import ActionRefused
from lantu.server.accounts import rights
from lantu.server.accounts.models import User
from lantu.server.deliver.files import KeptFile
from lantu.server.deliver.models import Commitment, Evidence
from lantu.server.deliver.queries.visible import involvement
from lantu.server.deliver.states import state_of
from lantu.server.deliver.telling import refused
from lantu.server.observations.models import Observation
from lantu.server.record.actions import change, save_version

from .acting import managed, not_future


def hand_in(
    row: Commitment,
    kind: str,
    *,
    on: date,
    file: KeptFile | None = None,
    document_number: str = "",
    note: str = "",
    period: date | None = None,
    observation: Observation | None = None,
    actor: User,
) -> Evidence:
    """Hand in a proof in the name of the actor's unit.

    It needs a file, a document number or a value of the ledger. Raises ``ActionRefused`` where it
    has none, or the commitment has ended.
    """
    rights.require(actor, "evidence.hand_in", involvement(actor, row, "evidence.hand_in"))
    book = managed(row)
    if kind not in book.evidence:
        raise ActionRefused("evidence_kind", f"没有“{kind}”这种佐证", remedy="请选择列出的种类")
    if file is None and not document_number.strip() and observation is None:
        raise ActionRefused(
            "evidence_empty", "没有可以核对的内容", remedy="请上传文件，或填写文号，或关联台账数值"
        )
    ended = tuple(not_open(state_of(row), book))
    if ended:
        raise refused(ended)
    with change("evidence.handed_in", actor=actor, commitment=row.code, kind=kind) as entry:
        proof = Evidence.objects.create(
            commitment=row,
            kind=kind,
            on=not_future(on),
            unit=actor.unit,
            by=actor,
            period=period,
            document_number=document_number.strip(),
            note=note.strip(),
            observation=observation,
            digest=file.digest if file else "",
            file_name=file.name if file else "",
            medium=file.medium if file else "",
            size=file.size if file else 0,
            recorded_at=timezone.now(),
        )
        entry.touch(proof)
    return proof


def reject(proof: Evidence, reason: str, *, actor: User, read_version: int) -> Evidence:
    """State that a proof does not count, with the reason; it stays in sight."""
    rights.require(actor, "evidence.reject", proof.commitment)
    if not reason.strip():
        raise ActionRefused("reason_missing", "没有写明退回的理由", remedy="请写明理由")
    with change("evidence.rejected", actor=actor, evidence=proof.code, reason=reason) as entry:
        proof.rejected, proof.rejected_reason = True, reason.strip()
        save_version(proof, read_version=read_version, fields=["rejected", "rejected_reason"])
        entry.touch(proof)
    return proof
