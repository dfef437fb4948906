"""Pictures of pages (.png, .jpg): recognised by OCR where it is installed."""

from __future__ import annotations

import importlib
import struct
from dataclasses import replace

from lantu.errors import DocumentRefused
from lantu.read.formats.extract import Extract, Format
from lantu.read.formats.ocr import (
    MOST_PIXELS,
    has_ocr,
    read_picture,
    refuse_scanned,
    too_many_pixels,
)
from lantu.read.formats.page_text import text_of

#: pixels on the longer side that a picture is made smaller to
_LONGEST_SIDE = 3_500
_FRAME = range(0xC0, 0xD0)
_NO_FRAME = (0xC4, 0xC8, 0xCC)


def read_image(data: bytes, where: str) -> Extract:
    """The text on a picture.

    Raises DocumentRefused: ``needs_ocr``, ``broken``, ``too_large`` (pixels) and ``empty``.
    """
    size = _png_size(data) or _jpeg_size(data)
    if size is None:
        raise _broken(where)
    if size[0] * size[1] > MOST_PIXELS:
        raise too_many_pixels(where, *size)
    if not has_ocr():
        raise refuse_scanned(where, "文件是图片")
    cv2, numpy = importlib.import_module("cv2"), importlib.import_module("numpy")
    pixels = cv2.imdecode(numpy.frombuffer(data, numpy.uint8), cv2.IMREAD_COLOR)
    if pixels is None:
        raise _broken(where)
    scale = _LONGEST_SIDE / max(pixels.shape[:2])
    if scale < 1:
        pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    extract = text_of([read_picture(pixels, 0)], {})
    if not extract.text:
        raise DocumentRefused(
            "empty", "图片上没有认出文字", where=where, remedy="请重新扫描得清楚些，或提供文字版"
        )
    return replace(extract, scanned=True)


def _broken(where: str) -> DocumentRefused:
    return DocumentRefused("broken", "图片已损坏，打不开", where=where, remedy="请重新扫描或导出")


def _png_size(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or len(data) < 24:
        return None
    wide, tall = struct.unpack(">II", data[16:24])
    return wide, tall


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height from the frame header."""
    if not data.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        mark, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if mark in _FRAME and mark not in _NO_FRAME:
            tall, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return wide, tall
        at += 2 + length
    return None


PNG = Format("png", (".png",), read_image)
JPEG = Format("jpg", (".jpg", ".jpeg"), read_image)
