"""Signing the log's head, as the schedule does every hour."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction

from lantu.errors import ActionRefused
from lantu.publish.algorithms import HASHES
from lantu.publish.heads import TreeHead, is_signed, read_head, read_heads, sign
from lantu.publish.merkle import root_of_frontier, verify_consistency

from . import keys, tree
from .models import LogHead, SignedHead


def sign_head(at: datetime) -> TreeHead:
    """Sign the log as it is now, into the file of heads and then into the table.

    A log that does not continue the last signed one is not signed (``ActionRefused``): a signature
    must never vouch for a record that was rewritten.
    """
    _take_over()
    # Read before the log: of two signers at once the slower one still continues what it saw.
    last = latest_head()
    head = LogHead.objects.filter(pk=1).first() or LogHead(hash_name=keys.hash_name())
    key = keys.signing_key()
    new = TreeHead(
        size=head.size,
        root=head.digest or root_of_frontier([], HASHES[head.hash_name]).hex(),
        at=at.astimezone(UTC).isoformat(timespec="seconds"),
        hash=head.hash_name,
        scheme=keys.scheme_name(),
        key=key,
    )
    if last is not None:
        _require_continuation(last, new)
    signed = sign(new, keys.key_file())
    keys.append_line(keys.heads_file(), signed.line)
    _store(signed)
    return signed


def latest_head() -> TreeHead | None:
    """The last signed head; None before the first."""
    line = SignedHead.objects.order_by("-size", "-at", "-id").values_list("line", flat=True).first()
    return None if line is None else read_head(line, where="record.SignedHead")


def _require_continuation(last: TreeHead, new: TreeHead) -> None:
    if not is_signed(last, keys.trusted_keys()) or not _continues(last, new):
        raise ActionRefused(
            "record_rewritten",
            f"记录不是上次签名（{last.at}，{last.size} 条）的延续，不予签名",
            where=str(keys.heads_file()),
            remedy="请运行 lantu record verify，查明被改动之处",
        )


def _continues(last: TreeHead, new: TreeHead) -> bool:
    if new.size < last.size or new.hash != last.hash:
        return False
    if last.size == 0:
        return True
    try:
        proof = [bytes.fromhex(text) for text in tree.consistency(last.size, new.size, new.hash)]
    except (KeyError, ValueError):
        return False
    roots = bytes.fromhex(last.root), bytes.fromhex(new.root)
    return verify_consistency(last.size, new.size, *roots, proof, HASHES[new.hash])


def _take_over() -> None:
    """Heads that stand in the file but not in the table: the process was killed in between."""
    path = keys.heads_file()
    if path.is_file():
        known = set(SignedHead.objects.values_list("line", flat=True))
        for head in read_heads(path):
            if head.line not in known:
                _store(head)


def _store(head: TreeHead) -> None:
    with transaction.atomic():
        SignedHead.objects.create(
            size=head.size, at=datetime.fromisoformat(head.at), line=head.line
        )
