"""The hashes and signatures that a record may use, by name.

SHA-256 with Ed25519 by default; SM3 with SM2 where commercial cryptography of GB/T 32905 and
GB/T 32918 is required. A hardware module or another library is plugged in by adding a
:class:`Scheme` to ``SCHEMES``.
"""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from lantu.errors import DefinitionRefused

from .merkle import Hash, sha256


def sm3(content: bytes) -> bytes:
    """SM3 (GB/T 32905) of the content, 32 bytes."""
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize()


HASHES: dict[str, Hash] = {"sha256": sha256, "sm3": sm3}


class Scheme(Protocol):
    """A way of signing. Keys are PEM files; a private key never leaves its file."""

    def generate(self) -> bytes:
        """A new private key as PEM."""

    def public(self, key_file: Path) -> bytes:
        """The public key, as PEM, of the private key in the file."""

    def sign(self, key_file: Path, message: bytes) -> bytes:
        """The signature of the message."""

    def verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        """Whether the signature is this key's for this message."""


class Ed25519:
    """Ed25519 (RFC 8032), by the package cryptography."""

    def generate(self) -> bytes:
        """A new private key as PEM."""
        key = Ed25519PrivateKey.generate()
        return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def public(self, key_file: Path) -> bytes:
        """The public key as PEM."""
        public = self._private(key_file).public_key()
        return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def sign(self, key_file: Path, message: bytes) -> bytes:
        """64 bytes."""
        return self._private(key_file).sign(message)

    def verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        """Whether the signature is this key's for this message."""
        try:
            key = load_pem_public_key(public_key)
            if not isinstance(key, Ed25519PublicKey):
                return False
            key.verify(signature, message)
        except (InvalidSignature, UnsupportedAlgorithm, ValueError):
            return False
        return True

    @staticmethod
    def _private(key_file: Path) -> Ed25519PrivateKey:
        try:
            key = load_pem_private_key(key_file.read_bytes(), None)
        except (OSError, TypeError, UnsupportedAlgorithm, ValueError) as error:
            raise _no_key(key_file, "Ed25519", str(error)) from error
        if not isinstance(key, Ed25519PrivateKey):
            raise _no_key(key_file, "Ed25519", type(key).__name__)
        return key


class Sm2:
    """SM2 with SM3 (GB/T 32918), by the ``openssl`` command of OpenSSL 3."""

    def generate(self) -> bytes:
        """A new private key as PEM."""
        return _openssl("genpkey", "-algorithm", "SM2")

    def public(self, key_file: Path) -> bytes:
        """The public key as PEM."""
        return _openssl("pkey", "-in", str(key_file), "-pubout")

    def sign(self, key_file: Path, message: bytes) -> bytes:
        """The signature as DER."""
        return _openssl("dgst", "-sm3", "-sign", str(key_file), given=message)

    def verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool:
        """Whether the signature is this key's for this message."""
        with tempfile.TemporaryDirectory() as folder:
            key, signed = Path(folder, "key.pem"), Path(folder, "signature")
            key.write_bytes(public_key)
            signed.write_bytes(signature)
            try:
                _openssl(
                    "dgst", "-sm3", "-verify", str(key), "-signature", str(signed), given=message
                )
            except DefinitionRefused:
                return False
        return True


SCHEMES: dict[str, Scheme] = {"ed25519": Ed25519(), "sm2": Sm2()}


def key_name(public_key: bytes) -> str:
    """A short name of a public key: the first 16 hexadecimal digits of its PEM's SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]


def _openssl(*words: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(["openssl", *words], input=given, capture_output=True, check=True)
    except FileNotFoundError as error:
        raise _no_key(Path("openssl"), "SM2", str(error)) from error
    except subprocess.CalledProcessError as error:
        raise _no_key(Path(words[-1]), "SM2", error.stderr.decode(errors="replace")) from error
    return done.stdout


def _no_key(path: Path, scheme: str, reason: str) -> DefinitionRefused:
    return DefinitionRefused(
        "record_key_unusable",
        f"不能用这把密钥签名（{scheme}）：{reason.strip()}",
        where=str(path),
        remedy="请检查密钥文件是否存在、能否读取，以及签名算法是否与密钥一致",
    )
