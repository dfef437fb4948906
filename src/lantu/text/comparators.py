"""Words around a number that bound it: 以上, 不低于, 突破, 左右, 以内, 近, 约, ≥."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]

_BEFORE: dict[Comparator, str] = {
    "ge": "达到或超过 等于或大于 不低于 不少于 不小于 不下于 不低过 至少 最少 最低 ≥ ≧ 大于等于",
    "gt": (
        "首超 首次超过 已超 再超 超过了 超过 突破 高于 多于 大于 超 逾 优于 超出 过 跨越 破"
        " > ﹥ 首破 冲破 稳超 好于"
    ),
    "le": (
        "不超过 不高于 不大于 不多于 至多 最多 不超 ≤ ≦ 最高 最多跑 不突破 控制在不超过 最长"
        " 最高不超过 小于等于"
    ),
    "lt": "低于 少于 不到 不足 小于 < ﹤ 未达 未到",
    "approx": "近 约 大约 将近 接近 约为 大概 约占 约达 将达近 ≈ 逼近 大致",
}
_AFTER: dict[Comparator, str] = {
    "ge": "以上 及以上 （含）以上 或以上 之上 （含）及以上",
    "gt": "多 有余 余",
    "le": "以内 以下 之内 及以下 （含）以下 内",
    "approx": "左右 上下 前后",
}
BEFORE: dict[str, Comparator] = {w: name for name, words in _BEFORE.items() for w in words.split()}
AFTER: dict[str, Comparator] = {w: name for name, words in _AFTER.items() for w in words.split()}
#: What must not stand before a word of one character for it to bound (节约, 附近, 通过, 赶超).
_NOT_BEHIND = {"约": "节预签公条合制违契简特集履大", "近": "附最邻靠临相", "过": "通经", "超": "赶"}
#: What may follow 内 where it bounds (a number of days 内); elsewhere it begins a word (内涝).
_ENDING = frozenset("，。；、的）") | {""}


def _sizes(words: Iterable[str], edge: int) -> dict[str, tuple[int, ...]]:
    """The lengths of the words with each edge character, longest first."""
    table: dict[str, set[int]] = {}
    for word in words:
        table.setdefault(word[edge], set()).add(len(word))
    return {c: tuple(sorted(sizes, reverse=True)) for c, sizes in table.items()}


_BEFORE_SIZES = _sizes(BEFORE, -1)
_AFTER_SIZES = _sizes(AFTER, 0)


def before(text: str, end: int) -> tuple[int, Comparator] | None:
    """The comparator that ends at ``end``: its start and meaning; None if there is none."""
    for size in _BEFORE_SIZES.get(text[end - 1 : end], ()):
        start = end - size
        word = text[start:end] if start >= 0 else ""
        meaning = BEFORE.get(word)
        if meaning is not None:
            joined = start and text[start - 1] in _NOT_BEHIND.get(word, "")
            return None if joined else (start, meaning)
    return None


def after(text: str, start: int) -> tuple[int, Comparator] | None:
    """The comparator that begins at ``start``: its end and meaning; None if there is none."""
    for size in _AFTER_SIZES.get(text[start : start + 1], ()):
        word = text[start : start + size]
        meaning = AFTER.get(word)
        if meaning is not None and (word != "内" or text[start + 1 : start + 2] in _ENDING):
            return start + size, meaning
    return None
