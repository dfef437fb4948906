"""Where the record's key and the file of heads lie, and which keys are trusted.

``LANTU_RECORD_KEY`` names the PEM file of the private key. Public keys lie beside it as
``*.pub.pem``: that of the key itself, and those of former keys, whose heads still count.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured

from lantu.publish.algorithms import HASHES, SCHEMES, key_name
from lantu.publish.archive import read_keys

log = logging.getLogger(__name__)
PUBLIC = "*.pub.pem"


def hash_name() -> str:
    """The hash with which a new log begins (``LANTU_RECORD_HASH``)."""
    return _choice("LANTU_RECORD_HASH", "sha256", HASHES)


def scheme_name() -> str:
    """How heads are signed (``LANTU_RECORD_SIGNATURE``)."""
    return _choice("LANTU_RECORD_SIGNATURE", "ed25519", SCHEMES)


def heads_file() -> Path:
    """The append-only file of signed heads (``LANTU_RECORD_HEADS``)."""
    return Path(os.environ.get("LANTU_RECORD_HEADS") or settings.DATA / "record-heads.jsonl")


def key_file() -> Path:
    """The file of the private key. In development one is made where there is none.

    Raises ``ImproperlyConfigured`` in production.
    """
    named = os.environ.get("LANTU_RECORD_KEY", "")
    path = Path(named) if named else Path(settings.DATA) / "record-key.pem"
    if path.is_file() and (named or not settings.PRODUCTION):
        return path
    if settings.PRODUCTION:
        raise ImproperlyConfigured(
            "production needs LANTU_RECORD_KEY, the PEM file of the key that signs the record: "
            "openssl genpkey -algorithm ed25519 -out record-key.pem"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(SCHEMES[scheme_name()].generate())
    log.warning("为记录新建了开发用签名密钥 made a key for development: %s", path)
    return path


def trusted_keys() -> dict[str, bytes]:
    """The public keys that may have signed a head, by name; the present one stands last."""
    path = key_file()
    public = SCHEMES[scheme_name()].public(path)
    beside = path.with_suffix(".pub.pem")
    if not beside.exists() and os.access(path.parent, os.W_OK):
        beside.write_bytes(public)
    former = read_keys(path.parent, PUBLIC)
    former.pop(key_name(public), None)
    return {**former, key_name(public): public}


def check_key(**_ignored: object) -> list[CheckMessage]:
    """System check: production does not start without the record's key."""
    if not settings.PRODUCTION:
        return []
    try:
        trusted_keys()
    except Exception as error:
        return [Error(str(error), id="record.E001")]
    return []


def append_line(path: Path, line: str) -> None:
    """Append a line and see to it that it is on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o644)
    try:
        os.write(descriptor, f"{line}\n".encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _choice(variable: str, default: str, known: Mapping[str, object]) -> str:
    name = os.environ.get(variable) or default
    if name not in known:
        raise ImproperlyConfigured(f"{variable} is one of {sorted(known)}")
    return name
