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
from django.core.exceptions import ImproperlyConfigured

from lantu.errors import LantuError
from lantu.publish.algorithms import HASHES, SCHEMES, key_name
from lantu.publish.archive import read_keys

log = logging.getLogger(__name__)
PUBLIC = ".pub.pem"


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
    """The file of the private key (``LANTU_RECORD_KEY``), whether it is there or not.

    Raises ``ImproperlyConfigured`` in production, where it must be named.
    """
    named = os.environ.get("LANTU_RECORD_KEY", "")
    if not named and settings.PRODUCTION:
        raise ImproperlyConfigured(
            "production needs LANTU_RECORD_KEY, the PEM file of the key that signs the record: "
            "openssl genpkey -algorithm ed25519 -out record-key.pem"
        )
    return Path(named or settings.DATA / "record-key.pem")


def signing_key() -> str:
    """The name of the key that signs; in development it is made where there is none."""
    path, scheme = key_file(), SCHEMES[scheme_name()]
    if not path.exists() and not settings.PRODUCTION:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(scheme.generate())
        log.warning("为记录新建了开发用签名密钥 made a key for development: %s", path)
    public, beside = scheme.public(path), path.with_suffix(PUBLIC)
    if not beside.exists() and os.access(path.parent, os.W_OK):
        beside.write_bytes(public)
    return key_name(public)


def trusted_keys() -> dict[str, bytes]:
    """The public keys that may have signed a head, by name: the present one and former ones."""
    path = key_file()
    former = read_keys(path.parent, f"*{PUBLIC}")
    if not path.exists():
        return former
    public = SCHEMES[scheme_name()].public(path)
    return {**former, key_name(public): public}


def require_key() -> None:
    """Production does not start without a key that can sign."""
    if settings.PRODUCTION:
        try:
            signing_key()
        except LantuError as error:
            raise ImproperlyConfigured(f"LANTU_RECORD_KEY: {error}") from error


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
