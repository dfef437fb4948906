"""Words around a number that bound it: 以上, 不低于, 突破, 左右, 以内, 近, 约, ≥."""

from __future__ import annotations

from typing import Literal

Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]

_BEFORE: dict[Comparator, tuple[str, ...]] = {
    "ge": ("不低于", "不少于", "不小于", "不下于", "不低过", "至少", "最少", "最低", "不低於", "≥", "≧", "大于等于", "不少於"),
    "gt": ("首超", "首次超过", "已超", "再超", "超过了", "超过", "突破", "高于", "多于", "大于", "超", "逾", "优于", "超出", "过", "跨越", "破", ">", "﹥", "首破", "冲破", "稳超", "好于", "超额完成", "已超"),
    "le": ("不超过", "不高于", "不大于", "不多于", "至多", "最多", "不超", "≤", "≦", "最高", "最多跑", "不突破", "控制在不超过", "最长", "最高不超过", "小于等于"),
    "lt": ("低于", "少于", "不到", "不足", "小于", "<", "﹤", "未达", "未到"),
    "approx": ("近", "约", "大约", "将近", "接近", "约为", "大概", "约占", "约达", "将达近", "≈", "逼近", "上下", "大致", "左右"),
}  # fmt: skip
_AFTER: dict[Comparator, tuple[str, ...]] = {
    "ge": ("以上", "及以上", "（含）以上", "或以上", "之上", "（含）及以上"),
    "gt": ("多", "有余", "余"),
    "le": ("以内", "以下", "之内", "及以下", "（含）以下", "内"),
    "approx": ("左右", "上下", "前后"),
}
BEFORE: dict[str, Comparator] = {w: name for name, words in _BEFORE.items() for w in words}
AFTER: dict[str, Comparator] = {w: name for name, words in _AFTER.items() for w in words}
_LONGEST_BEFORE = max(map(len, BEFORE))
_LONGEST_AFTER = max(map(len, AFTER))
_ENDS = frozenset(word[-1] for word in BEFORE)
_STARTS = frozenset(word[0] for word in AFTER)
#: A word that ends like a comparator but is none (节约, 附近, 通过, 达到以内部 …).
_NOT_BEFORE = {
    "约": "节预签公条合制违契简特集履大", "近": "附最邻靠临相", "过": "通经", "超": "赶",
    "破": "爆", "下": "", "上": "",
}  # fmt: skip


_ENDING = frozenset("，。；、的）") | {""}


def before(text: str, end: int) -> tuple[int, Comparator] | None:
    """The comparator that ends at ``end``: its start and meaning; None if there is none."""
    if end < 1 or text[end - 1] not in _ENDS:
        return None
    for size in range(min(_LONGEST_BEFORE, end), 0, -1):
        word = text[end - size : end]
        meaning = BEFORE.get(word)
        if meaning is not None:
            preceding = text[end - size - 1 : end - size]
            if size == 1 and preceding and preceding in _NOT_BEFORE.get(word, ""):
                return None
            return end - size, meaning
    return None


def after(text: str, start: int) -> tuple[int, Comparator] | None:
    """The comparator that begins at ``start``: its end and meaning; None if there is none."""
    if start >= len(text) or text[start] not in _STARTS:
        return None
    for size in range(_LONGEST_AFTER, 0, -1):
        word = text[start : start + size]
        if word in AFTER and not (word == "内" and text[start + 1 : start + 2] not in _ENDING):
            return start + size, AFTER[word]
    return None
