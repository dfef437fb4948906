"""PDF files made to break a reader: refused in words, or read for what is sound in them."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

import pytest

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
WORDS = b"BT /F1 12 Tf 72 720 Td (GDP reached 7030.4 in 2020, up 3.2%%.) Tj ET"
RESOURCES = b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s /Contents 4 0 R >>" % RESOURCES


def stream(data: bytes, extra: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (
        len(packed), extra, packed,
    )  # fmt: skip


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """The objects numbered from 1, with a cross-reference table."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        size,
        trailer,
        len(out),
    )
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end


def sound() -> bytes:
    return pdf(CATALOG, PAGES, PAGE, stream(WORDS), FONT)


def picture(side: int) -> bytes:
    image = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB" % (
        side,
        side,
    )
    draw = stream(b"q 595 0 0 842 0 0 cm /X Do Q")
    return pdf(
        CATALOG, PAGES, PAGE, draw, FONT, stream(b"\0" * 1000, image + b" /BitsPerComponent 8")
    )


def encrypted() -> bytes:
    lock = b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"41" * 32, b"42" * 32)
    return pdf(
        CATALOG, PAGES, PAGE, stream(WORDS), FONT, lock,
        trailer=b"/Encrypt 6 0 R /ID [<00><00>]",
    )  # fmt: skip


def looped_pages() -> bytes:
    return pdf(
        CATALOG, b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>", PAGE, stream(WORDS), FONT
    )


def looped_forms() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] %s" % RESOURCES
    return pdf(CATALOG, PAGES, PAGE, stream(b"/X Do " * 20), FONT, stream(b"/X Do " * 20, form))


def many_pages(count: int) -> bytes:
    kids = b" ".join([b"3 0 R"] * count)
    return pdf(
        CATALOG,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        PAGE,
        stream(WORDS),
        FONT,
    )


def claimed_pages() -> bytes:
    return pdf(
        CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", PAGE, stream(WORDS), FONT
    )


def long_content(words: bytes, times: int) -> bytes:
    return pdf(CATALOG, PAGES, PAGE, stream(words * times), FONT)


def looped_table() -> bytes:
    data = sound()
    start = data.rindex(b"xref\n0")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def script() -> bytes:
    action = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(true){}) >> >>"
    )
    return pdf(action, PAGES, PAGE, stream(WORDS), FONT)


REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a password": (encrypted, "encrypted", "密码"),
    "cut in half": (lambda: sound()[: len(sound()) // 3], "broken", "PDF"),
    "only a head": (lambda: b"%PDF-1.7\n", "broken", "PDF"),
    "random bytes": (lambda: b"%PDF-1.4\n" + bytes(range(256)) * 400, "broken", "PDF"),
    "no words": (lambda: pdf(CATALOG, PAGES, PAGE, stream(b""), FONT), "empty", "没有文字"),
    "no pages": (lambda: pdf(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>"), "broken", "PDF"),
    "too many pages": (lambda: many_pages(5_000), "too_many_pages", "5000 页"),
    "deep arrays": (lambda: pdf(b"[" * 100_000), "broken", "PDF"),
}

#: what is sound in these may be read
READ: dict[str, Callable[[], bytes]] = {
    "billions of pages that are one": claimed_pages,
    "pages in a loop": looped_pages,
    "forms in a loop": looped_forms,
    "a million path points": lambda: long_content(b"0 0 m 9 9 l S ", 1_000_000),
    "a million letters": lambda: long_content(WORDS + b" ", 30_000),
    "a huge picture": lambda: picture(60_000),
    "tables in a loop": looped_table,
    "a script that never ends": script,
    "open states": lambda: long_content(b"q ", 3_000_000),
}


@pytest.mark.parametrize(("make", "code", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_in_words(
    hold: Any, make: Callable[[], bytes], code: str, words: str
) -> None:
    refused = hold("规划.pdf", make()).answer.refused
    assert refused is not None
    assert (refused.code, refused.where[:6]) == (code, "规划.pdf")
    assert words in refused.message and refused.remedy


@pytest.mark.parametrize("make", READ.values(), ids=READ.keys())
def test_it_is_read_or_refused_within_bounds(hold: Any, make: Callable[[], bytes]) -> None:
    answer = hold("规划.pdf", make()).answer
    if answer.refused is not None:
        assert answer.refused.message and answer.refused.remedy
    else:
        assert answer.reading is not None and answer.reading.document.medium.startswith("pdf")


def test_a_sound_one_is_read(hold: Any) -> None:
    reading = hold("规划.pdf", sound()).answer.reading
    assert reading is not None and "7030.4" in reading.document.text
