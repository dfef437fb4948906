"""Signed heads: who signed what, with both pairs of algorithms."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from lantu.errors import DefinitionRefused, DocumentRefused
from lantu.publish.algorithms import HASHES, SCHEMES, key_name, sm3
from lantu.publish.heads import TreeHead, is_signed, read_head, read_heads, sign


@pytest.fixture(params=["ed25519", "sm2"])
def signing(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[TreeHead, Path, bytes]:
    """A signed head, its private key's file and its public key."""
    if request.param == "sm2" and shutil.which("openssl") is None:
        pytest.skip("SM2 needs the openssl command")
    scheme = SCHEMES[request.param]
    path = tmp_path / "key.pem"
    path.write_bytes(scheme.generate())
    public = scheme.public(path)
    head = TreeHead(
        7, "ab" * 32, "2025-01-01T00:00:00+00:00", "sha256", request.param, key_name(public)
    )
    return sign(head, path), path, public


def test_a_head_is_believed_by_its_key_only(signing: tuple[TreeHead, Path, bytes]) -> None:
    head, path, public = signing
    other = path.with_name("other.pem")
    other.write_bytes(SCHEMES[head.scheme].generate())
    stranger = SCHEMES[head.scheme].public(other)
    assert is_signed(head, {head.key: public})
    assert not is_signed(head, {})
    assert not is_signed(head, {head.key: stranger})
    assert not is_signed(sign(head, other), {head.key: public})


@pytest.mark.parametrize(
    "change",
    [
        {"size": 8},
        {"root": "cd" * 32},
        {"at": "2026-01-01T00:00:00+00:00"},
        {"hash": "sm3"},
        {"signature": "bm9uZQ=="},
        {"signature": "%"},
        {"scheme": "unknown"},
    ],
    ids=str,
)
def test_a_changed_head_is_not_signed(
    change: dict[str, object], signing: tuple[TreeHead, Path, bytes]
) -> None:
    head, _path, public = signing
    assert not is_signed(replace(head, **change), {head.key: public})  # type: ignore[arg-type]


def test_a_head_is_read_from_its_line(signing: tuple[TreeHead, Path, bytes]) -> None:
    assert read_head(signing[0].line, where="x") == signing[0]


@pytest.mark.parametrize("line", ["", "{}", "[]", "x", '{"size": 1}'])
def test_what_is_no_head_is_refused_with_its_place(line: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read_head(line, where="heads:3")
    assert refused.value.where == "heads:3"
    path = tmp_path / "heads"
    path.write_text(f"\n{line}x\n", encoding="utf-8")
    with pytest.raises(DocumentRefused, match=":2"):
        read_heads(path)


@pytest.mark.parametrize("name", ["ed25519", "sm2"])
def test_a_file_that_is_no_key_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_text("no key", encoding="utf-8")
    with pytest.raises(DefinitionRefused):
        SCHEMES[name].sign(path, b"message")


def test_sm3_is_the_standards() -> None:
    """The example of GB/T 32905, annex A.1."""
    expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert sm3(b"abc").hex() == expected
    assert HASHES["sm3"] is sm3
