"""A stretch of text cut into the members of its list, each with the type word that ends the list.

``A、B和C等3个供水工程以及D项目建设`` has the members A, B, C (kind 供水工程) and D项目.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lantu.read.tasks.lexicon import ADVERBS, HEADS, POST, alternatives

_PART = re.compile(
    r"(?:[^、，,；;“（《(]+|“[^”\n]{0,40}”|（[^）\n]{0,40}）|《[^》\n]{0,60}》|\([^)\n]{0,40}\)|[“（《(])+"
)
_ETC = re.compile(r"(?<![高中初优上同一二三四相均])等(?![级候同于])|等(?=一批|\d)")
#: A、B2个中心: the count sums up the list as 等 does.
_TOTAL = re.compile(
    r"(?<=[\u4e00-\u9fff”）])(?=\d+[个条座所处家项大][\u4e00-\u9fff]{2})(?!\d+.以上)"
)
_KIND_END = re.compile(r"(?:工程|项目)(?:建设)?$")
#: 大桥及连接线工程: what belongs to the work before.
_BELONGS = re.compile(r"配套|连接线|附属|引线|接线|其")
_COUNT_UNITS = frozenset(("亩", "公里", *"个座条户家处项套"))
#: A longer part of a list is no pair of names, and is not looked at for a conjunction.
_LONGEST_PART = 60
_AT = re.compile("在(?![线建产校岗册])")
_LINES = re.compile(r"\d+号(?=\d+号线)")
_HEAD_WORDS = alternatives(HEADS)
_PHASE = r"(?:[一二三四五六七八九十\d]+期|[（(][^）)]{1,8}[）)]|\d+号|\d+#|[A-Z]段|[东西南北]段)"
HEAD_END = re.compile(
    rf"(?:{_HEAD_WORDS}|扩建|改造|迁建|改扩建|整治|修复|除险加固|”)(?:{_PHASE})*(?:工程|项目)?$"
)
_CONJUNCTION = re.compile(r"以及|和|及|与")
_LEADING = re.compile(
    r"^(?:[\s了好并的是]|.{2,20}——|总投资[^、，的]{2,12}的|(?:到|至|在)?(?:\d{4}|今|明|去|本|当)年(?:底|末|内|初|上半年|下半年)?(?:前)?|力争|尽快|确保)+"
)
_POST = re.compile(rf"(?:{alternatives(POST)})$")
_ADVERB = re.compile(
    rf"(?:{alternatives(ADVERBS)}|等|于?(?:20\d\d年|今年|去年)?\d+月(?:底|份|\d+日)?|20\d\d年[底末初]?前?|[上下]半年|[一二三四]季度|年底前?)$"
)
_NUMBERS_BEHIND = re.compile(
    r"(?<=[\u4e00-\u9fff）”])(?:约|近|超|达|超过|共)?\s*\d[\d.,]*\s*(?:余|多)?(?:万|亿|千)?(亩|公里|个|座|条|千瓦|平方米|吨|元|户|家|处|项|套|公顷|米)(?:以上|左右|以内|多)?$"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A member of a list: a span of the paragraph, and what the list says its members are."""

    start: int
    end: int
    tail: str  #: what follows 等 at the list's end; "" without one
    post: str  #: what was cut behind the name (建设, 前期工作)
    counted: bool = False  #: a number of them follows (道路100条)
    shared: bool = False  #: the noun of the list's last member is its noun too (A、B铁路)


def list_items(text: str, start: int, end: int) -> list[Item]:
    """The members of the list in ``text[start:end]``, in order; one for plain text."""
    return [item for group in _grouped(text, start, end) for item in group]


def _grouped(text: str, start: int, end: int) -> list[list[Item]]:
    groups: list[list[Item]] = []
    run: list[tuple[int, int]] = []
    parts = _parts(text, start, end)
    for index, (part_start, part_end) in enumerate(parts):
        etc = _ETC.search(text, part_start + 1, part_end)
        if etc is None:
            etc = _TOTAL.search(text, part_start + 1, part_end)
        if etc is None:
            more = index + 1 < len(parts)
            run.extend(_conjuncts(text, part_start, part_end, final=False, more=more))
            continue
        run.extend(_conjuncts(text, part_start, etc.start(), final=True))
        if index + 1 < len(parts) and _runs_on(text, etc.end(), part_end, end):
            groups.append(_items(text, run, text[etc.end() : end].strip()))
            return groups
        tail_end = _tail_end(text, etc.end(), part_end)
        groups.append(_items(text, run, text[etc.end() : tail_end].strip()))
        run = []
        if tail_end < part_end:  # …等水电基地和B、C等大型水电站
            if _ETC.search(text, tail_end + 1, part_end):
                groups.extend(_grouped(text, tail_end, part_end))
            else:
                run.extend(_conjuncts(text, tail_end, part_end, final=False))
    if run:
        groups.append(_items(text, run, ""))
    return groups


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for match in _PART.finditer(text, start, end):
        first, last = match.span()
        for line in _LINES.finditer(text, first, last):  # 地铁4号5号线
            spans.append((first, line.end()))
            first = line.end()
        spans.append((first, last))
    return spans


def _runs_on(text: str, start: int, stop: int, end: int) -> bool:
    """The kind behind 等 is itself a list (A、B等风力发电、太阳能发电项目)."""
    kind, whole = text[start:stop], text[start:end]
    return not HEAD_END.search(kind) and bool(_KIND_END.search(whole)) and not _ETC.search(whole)


def _tail_end(text: str, start: int, end: int) -> int:
    """Where the type word behind 等 stops and another member begins (…等管网工程以及B)."""
    joint = re.compile("以及|和|及|与").search(text, start, end)
    if joint and HEAD_END.search(text[start : joint.start()]) and end - joint.end() > 2:
        return joint.end()
    return end


def _conjuncts(
    text: str, start: int, end: int, *, final: bool, more: bool = False
) -> list[tuple[int, int]]:
    """A part cut at 和, 及, 与 where both sides can stand alone."""
    joints = _CONJUNCTION.finditer(text, start + 1, end) if end - start <= _LONGEST_PART else ()
    for joint in joints:
        if _inside(text, start, joint.start()):
            continue
        left, right = text[start : joint.start()], text[joint.end() : end]
        bare = more and len(right) <= 4 and _stands(left)  # A机场和B、C高速
        if bare or _separates(joint.group(), left, right, final=final):
            rest = _conjuncts(text, joint.end(), end, final=final, more=more)
            return [(start, joint.start()), *rest]
    return [(start, end)]


def _separates(word: str, left: str, right: str, *, final: bool) -> bool:
    if _BELONGS.match(right):
        return False
    if word == "以及" or (word in "和及" and left.endswith(("工程", "项目"))):
        return True
    if word == "与":
        return left.endswith(("工程", "项目")) and _stands(right)
    return _stands(left) and (_stands(right) or final) and len(right) > 3


def _inside(text: str, start: int, position: int) -> bool:
    piece = text[start:position]
    return any(piece.count(a) > piece.count(b) for a, b in ("“”", "（）", "《》"))


def _stands(piece: str) -> bool:
    return len(piece) >= 3 and bool(HEAD_END.search(_strip_post(piece)[0]))


def _items(text: str, run: list[tuple[int, int]], tail: str) -> list[Item]:
    items = []
    for start, end in run:
        name, post, counted = _strip_post(text[start:end])
        lead = _LEADING.match(name)
        begin = start + (lead.end() if lead else 0)
        stop = start + len(name)
        of = text.rfind("的", begin, stop)
        if of >= 0 and stop - of > 3 and not _inside(text, begin, of):
            begin = of + 1
        where = _AT.search(text, begin + 1, stop)
        if where and _stands(text[begin : where.start()]):  # A中心在B园揭牌
            stop = where.start()
        if begin < stop:
            items.append(Item(begin, stop, *_tail_and_post(tail, post), counted))
    if len(items) > 1 and not tail and HEAD_END.search(text[items[-1].start : items[-1].end]):
        items = [_sharing(text, item) for item in items[:-1]] + items[-1:]
    return items


def _tail_and_post(tail: str, post: str) -> tuple[str, str]:
    """The kind that a tail says, and the state that it tells (等高速公路前期工作)."""
    if tail in POST:
        return "", post + tail
    kind, state, _ = _strip_post(tail)
    return kind, post + state


def _sharing(text: str, item: Item) -> Item:
    """A short member without a noun of its own takes that of the list's last member."""
    if item.end - item.start <= 14 and not HEAD_END.search(text[item.start : item.end]):
        return replace(item, shared=True)
    return item


def _strip_post(name: str) -> tuple[str, str, bool]:
    """The name without what tells its state; that (…建设, …前期工作); whether it is counted."""
    whole = name
    name = name.rstrip("　 ")
    amount = _NUMBERS_BEHIND.search(name)
    counted = False
    if amount and amount.start() > 1:
        name, counted = name[: amount.start()], amount.group(1) in _COUNT_UNITS
    while True:
        post = _POST.search(name) or _ADVERB.search(name)
        if post is None or post.start() < 2 or post.group() in ("规划", "研究"):
            break
        if name[post.start() - 1] in "和及与":  # 调整和建设
            break
        name = name[: post.start()]
    return name, whole[len(name) :], counted
