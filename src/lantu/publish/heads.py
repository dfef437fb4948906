"""Signed tree heads: how long the record was, and what its root was, at a moment.

Whoever keeps a head can later be shown that the record still begins with what it was then.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from lantu.errors import DocumentRefused

from .algorithms import SCHEMES, key_name

CONTEXT = b"lantu tree head v1\n"  #: what is signed here can mean nothing elsewhere


def canonical(value: Any) -> str:
    """JSON in its one form: keys sorted, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True)
class TreeHead:
    """A head. ``root`` is hexadecimal, ``at`` a UTC instant (ISO 8601), ``signature`` base64."""

    size: int
    root: str
    at: str
    hash: str
    scheme: str
    key: str
    signature: str = ""

    @property
    def message(self) -> bytes:
        """The bytes that are signed."""
        content = {name: value for name, value in asdict(self).items() if name != "signature"}
        return CONTEXT + canonical(content).encode()

    @property
    def line(self) -> str:
        """The head as one line of a file of heads."""
        return canonical(asdict(self))


def sign(head: TreeHead, key_file: Path) -> TreeHead:
    """The head with the signature of its scheme and the key in the file."""
    signature = SCHEMES[head.scheme].sign(key_file, head.message)
    return replace(head, signature=base64.b64encode(signature).decode())


def is_signed(head: TreeHead, public_keys: Mapping[str, bytes]) -> bool:
    """Whether one of these keys (PEM, by name) signed the head."""
    key, scheme = public_keys.get(head.key), SCHEMES.get(head.scheme)
    if key is None or scheme is None or key_name(key) != head.key:
        return False
    try:
        signature = base64.b64decode(head.signature, validate=True)
    except binascii.Error:
        return False
    return scheme.verify(key, head.message, signature)


def read_head(line: str, *, where: str) -> TreeHead:
    """A head from its line; ``DocumentRefused`` where the line is none."""
    try:
        head = TreeHead(**json.loads(line))
    except (TypeError, ValueError) as error:
        raise _no_head(where, str(error)) from error
    texts = (head.root, head.at, head.hash, head.scheme, head.key, head.signature)
    if not isinstance(head.size, int) or not all(isinstance(text, str) for text in texts):
        raise _no_head(where, "size, root …")
    return head


def read_heads(path: Path) -> list[TreeHead]:
    """Every head of a file, one a line; ``DocumentRefused`` names the line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise _no_head(str(path), str(error)) from error
    return [
        read_head(line, where=f"{path}:{number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]


def _no_head(where: str, reason: str) -> DocumentRefused:
    return DocumentRefused(
        "not_a_tree_head",
        f"这不是签名树头：{reason}",
        where=where,
        remedy="请提供由 lantu record sign 写出的文件",
    )
