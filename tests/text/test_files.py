"""Bytes to text: every encoding that offices use, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantu.errors import DocumentRefused
from lantu.text.files import decode

TEXT = "全市地区生产总值增长5.2%。\r\n其中，海洋经济占比“三成”左右。\n"
BOM = "\ufeff"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", ""),
        ("utf-8", BOM),
        ("gb18030", ""),
        ("gb18030", BOM),
        ("utf-16-le", BOM),
        ("utf-16-be", BOM),
        ("utf-16-le", ""),
        ("utf-16-be", ""),
    ],
)
def test_text_comes_back_without_its_mark(encoding: str, mark: str) -> None:
    assert decode((mark + TEXT).encode(encoding), where="a.txt") == TEXT


def test_line_ends_stay_as_they_are() -> None:
    assert decode("一\r\n二\r三\n".encode(), where="a.txt") == "一\r\n二\r三\n"


def test_utf_16_without_mark_needs_no_ascii() -> None:
    text = "规划纲要全文如下所示" * 20
    assert decode(text.encode("utf-16-le"), where="a.txt") == text


def test_rare_characters_of_gb18030_are_read() -> None:
    text = "㐀䶮龦，𠀀为生僻字，其余为常用文字。" * 3
    assert decode(text.encode("gb18030"), where="a.txt") == text


def test_text_of_another_country_is_not_taken_for_gb18030() -> None:
    with pytest.raises(DocumentRefused) as refused:
        decode("Très élégant, déjà vu à la fenêtre. ".encode("latin-1") * 9, where="a.txt")
    assert refused.value.code == "encoding"


def text_or_refusal(data: bytes) -> str | DocumentRefused:
    try:
        return decode(data, where="a.txt")
    except DocumentRefused as refused:
        return refused


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_any_utf_8_text_is_read_or_found_empty(text: str) -> None:
    found = text_or_refusal(text.encode())
    if isinstance(found, DocumentRefused):
        assert found.code in ("empty", "binary")
    else:
        assert found in (text, text.removeprefix(BOM))


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    found = text_or_refusal(data)
    if isinstance(found, DocumentRefused):
        assert found.where == "a.txt" and found.remedy
    else:
        assert found.strip()
