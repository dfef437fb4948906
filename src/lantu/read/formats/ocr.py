"""Text on pictures of pages, by the OCR library of the extra ``ocr``; its model is in its package.

The library is large and slow to load, and many offices do without it: it is loaded when the first
picture comes, and where it is missing the refusal says so.
"""

from __future__ import annotations

import importlib
import logging
import math
import re
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import Any

from lantu.errors import DocumentRefused
from lantu.read.formats.page import Glyph, Page, Rule
from lantu.read.limits import more_time

#: points to a pixel's side at the size that pictures are read in: 200 dots an inch
DOTS = 200
SCALE = 72 / DOTS
#: pixels of a picture; an A3 page at 600 dots an inch has 70 million
MOST_PIXELS = 80_000_000
#: of processor time that a page may take on a slow machine, the first with the model's loading
_SECONDS = 15
#: what is recognised with less certainty is left out: stamps, stains, signatures
_LEAST = 0.5
#: ruled lines are at least so many pixels long
_LONG = 60
_TINY = 4
#: what goes up or down more steeply is not level; lines that tell how a page lies, at least
_STEEPEST, _FEWEST_RULES = 0.15, 4
#: pixels of a level run that is longer than the strokes of letters
_STROKE = 36
#: what a full stop is taken for
_STOP = re.compile(r"(?<=[\u4e00-\u9fff％%）])[°˚]$")
#: of the usual size of a page; type within is of that size
_SAME = (0.7, 1.35)
#: one thread and small batches: half the memory at the same speed where several processes read;
#: finding text on a smaller picture than it is read on costs nothing (docs/benchmarks/files.md)
_SETTINGS = {
    "Global.log_level": "error",
    "Global.use_cls": False,
    "Det.limit_type": "max",
    "Det.limit_side_len": 1600,
    "Rec.rec_batch_num": 2,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


def has_ocr() -> bool:
    """Whether the library is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def read_picture(pixels: Any, number: int) -> Page:
    """The marks on a picture of a page: an array of height × width × 3 (blue, green, red).

    A piece of text that was recognised counts as one glyph. Call only where :func:`has_ocr`.
    """
    height, width = pixels.shape[:2]
    more_time(_SECONDS)
    found = _engine()(pixels)
    boxes = found.boxes if found.boxes is not None else ()
    cv2 = importlib.import_module("cv2")
    dark = _dark(pixels)
    angle = _skew_of_rules(dark) or _skew_of_text(boxes)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    glyphs = [
        _glyph(box @ turn[:, :2].T + turn[:, 2], text)
        for box, text, score in zip(boxes, found.txts or (), found.scores or (), strict=True)
        if score >= _LEAST and text.strip()
    ]
    rules = tuple(_rules(cv2.warpAffine(dark, turn, (width, height))))
    return Page(number, width * SCALE, height * SCALE, _even(glyphs), rules, 1.0)


def _dark(pixels: Any) -> Any:
    """White where the picture is darker than its surroundings; a red stamp is as paper."""
    cv2 = importlib.import_module("cv2")
    red = pixels[:, :, 2].copy()
    return cv2.adaptiveThreshold(
        red, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 12
    )


def _skew_of_rules(dark: Any) -> float:
    """By how many degrees the page lies askew: as most of its long level lines do; 0 for none."""
    cv2 = importlib.import_module("cv2")
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (_STROKE, 1))
    runs = cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)  # without the letters it takes no time
    length = dark.shape[1] // 5
    found = cv2.HoughLinesP(runs, 1, math.pi / 1800, length // 2, None, length, _STROKE)
    sides = [] if found is None else found.reshape(-1, 4).tolist()
    angles = [
        math.degrees(math.atan2(down - top, right - left))
        for left, top, right, down in sides
        if abs(down - top) < _STEEPEST * (right - left)
    ]
    return median(angles) if len(angles) >= _FEWEST_RULES else 0.0


def _skew_of_text(boxes: Any) -> float:
    """The same by the lines of its text, the longer the more."""
    sides = [(float(box[1][0] - box[0][0]), float(box[1][1] - box[0][1])) for box in boxes]
    level = [(across, down) for across, down in sides if abs(down) < _STEEPEST * across]
    return math.degrees(math.atan2(sum(down for _, down in level), sum(a for a, _ in level)))


def too_many_pixels(where: str, wide: int, tall: int) -> DocumentRefused:
    """The refusal of a picture beyond all measure."""
    return DocumentRefused(
        "too_large",
        f"图片有 {wide}×{tall} 像素，超过 {MOST_PIXELS // 10_000} 万像素的上限",
        where=where,
        remedy="请降低扫描分辨率（200 至 300 dpi 即可）",
    )


def refuse_scanned(where: str, what: str) -> DocumentRefused:
    """The refusal of pictures where no OCR is installed."""
    return DocumentRefused(
        "needs_ocr",
        f"{what}，需要文字识别（OCR），这台服务器没有安装",
        where=where,
        remedy="请提供文字版，或请管理员安装识别组件：pip install 'lantu[ocr]'",
    )


@cache
def _engine() -> Any:
    """The library with its own model; nothing is fetched from anywhere."""
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    library = importlib.import_module("rapidocr")
    return library.RapidOCR(params=_SETTINGS)


def _glyph(box: Any, text: str) -> Glyph:
    """A recognised piece; the type size is the height of its box, less the white around it."""
    xs = [float(point[0]) * SCALE for point in box]
    ys = [float(point[1]) * SCALE for point in box]
    tall = max(ys) - min(ys)
    return Glyph(
        _STOP.sub("。", text.strip()), min(xs), min(ys), max(xs), max(ys), max(1.0, tall * 0.8)
    )


def _even(glyphs: list[Glyph]) -> tuple[Glyph, ...]:
    """Type sizes as they were set: boxes around one size differ by the letters in them."""
    if not glyphs:
        return ()
    usual = median(glyph.size for glyph in glyphs)
    return tuple(
        one._replace(size=usual) if _SAME[0] < one.size / usual < _SAME[1] else one
        for one in glyphs
    )


def _rules(dark: Any) -> list[Rule]:
    """The ruled lines of a page that stands upright: dark runs that are long and thin."""
    cv2 = importlib.import_module("cv2")
    rules: list[Rule] = []
    for shape in ((_LONG, 1), (1, _LONG)):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        runs = cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)
        count, _, boxes, _ = cv2.connectedComponentsWithStats(runs)
        for left, top, wide, tall, _area in boxes[1:count]:
            if min(wide, tall) <= 3 * _TINY:
                rules.append(_rule(int(left), int(top), int(wide), int(tall)))
    return rules


def _rule(left: int, top: int, wide: int, tall: int) -> Rule:
    if wide > tall:
        middle = (top + tall / 2) * SCALE
        return Rule(left * SCALE, middle, (left + wide) * SCALE, middle)
    middle = (left + wide / 2) * SCALE
    return Rule(middle, top * SCALE, middle, (top + tall) * SCALE)
