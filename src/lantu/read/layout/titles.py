"""The document's title, and headings that carry no number."""

from __future__ import annotations

import re

from lantu.read.jurisdiction import leading_place
from lantu.read.layout.blocks import Block, is_name
from lantu.read.layout.lines import LONGEST_NAME, is_finished
from lantu.read.layout.marks import HEADLINE, OUTER, PLAIN, SECTION, Style

#: the words with which official documents name themselves
NAMED = re.compile(
    r"(?:报告|纲要|规划|计划|公报|方案|意见|通知|办法|决定|要点|条例|草案|摘要|清单|说明)"
    r"\s*[（(]?[^（()）]{0,12}[)）]?$"
)
_CAPTION = re.compile(r"[图表](?:\s?\d{0,2})$|^[图表]\s?\d")
#: a line that names a period and what is told of it: “十五五”时期的主要目标任务, 2023年工作回顾
_OF_A_PERIOD = re.compile(
    r"(?:20\d\d年|[今上]年|十[一二三四五六七八九]?五[”\"]?(?:时期|期间|规划)|(?:过去|今后|未来)[的三四五]{0,2}年"
    r"|下一?步|一年来|五年来).{0,16}?(?:目标|任务|工作|回顾|总结|安排|部署|打算|思路|计划|预算|情况|重点|建议)"
    r".{0,6}$"
)
_LONGEST = 60
#: lines of a cover that are looked at
_MOST_LINES = 8
#: what follows a heading is longer than an address to the audience
_SHORTEST_PROSE = 20


def title_block(blocks: list[Block]) -> int | None:
    """Index of the block that is the document's title.

    It stands before the first heading, the address to the audience and the first prose; a line
    that ends as official documents are called goes before one that only comes first.
    """
    candidates: list[int] = []
    for index, block in enumerate(blocks):
        text = block.first.text
        if block.kind in ("solo", "list"):
            continue
        if len(candidates) == _MOST_LINES:
            break
        if block.kind != "text" or len(block.lines) > 1 or is_finished(text):
            break
        if len(text) > _LONGEST:
            break
        candidates.append(index)
    for index in candidates:
        if NAMED.search(blocks[index].first.text):
            return _with_place(blocks, index) if index - 1 in candidates else index
    return candidates[0] if candidates else None


def _with_place(blocks: list[Block], index: int) -> int:
    """A title on two lines, the place on the first, is made one block; its index."""
    above, title = blocks[index - 1], blocks[index]
    if leading_place(title.first.text) or not leading_place(above.first.text):
        return index
    above.lines += title.lines
    del blocks[index]
    return index - 1


def unnumbered_headings(blocks: list[Block], title: int | None) -> dict[int, Style]:
    """Short lines above running text that are headings without a number, with their styles.

    Where a document numbers its headings, such a line stands above the numbering if one comes
    before the first 一、 or the numbering starts again; else it stands below. A line that was taken
    for the title is among them when it is only the first of several.
    """
    numbered = sum(1 for block in blocks if block.kind == "heading" and block.first.mark)
    whole = blocks[title].first.text if title is not None else ""
    found = [
        index
        for index, block in enumerate(blocks)
        if _is_heading_line(block)
        and block.first.text not in whole
        and _leads(blocks, index, news=numbered < 2)
    ]
    if numbered < 2:
        known = set(found)
        return {index: _news_style(index, known) for index in found}
    style = OUTER if _stands_above(blocks, found) else PLAIN
    if title is not None and style is OUTER and not NAMED.search(whole):
        found += [title] if _leads(blocks, title, news=False) else []
    return dict.fromkeys(found, style)


def _is_heading_line(block: Block) -> bool:
    text = block.first.text
    return (
        block.kind == "text"
        and len(block.lines) == 1
        and is_name(block.first)
        and not _CAPTION.search(text)
        and not text[-1].isascii()
        and (text[0] not in "（(" or text[-1] not in "）)")
    )


def _leads(blocks: list[Block], index: int, *, news: bool) -> bool:
    """Whether running text follows, at most one more short line between.

    In the news, two more may stand between, and a credit or a picture's caption.
    """
    names = 2 if news else 1
    if _OF_A_PERIOD.search(blocks[index].first.text) and index + 1 < len(blocks):
        return blocks[index + 1].kind in ("text", "list", "heading")
    for block in blocks[index + 1 : index + (6 if news else 3)]:
        text = block.first.text
        if block.kind == "text" and (len(text) > LONGEST_NAME or is_finished(text)):
            if len(text) > _SHORTEST_PROSE:
                return True
            if not news or text[-1] in "：:":
                return False
        elif _is_heading_line(block) and names:
            names -= 1
        elif not news or block.kind != "solo":
            return block.kind in ("list", "heading") and not block.whole
    return False


def _news_style(index: int, found: set[int]) -> Style:
    """The second of two lines without text between is the headline below its kicker."""
    return HEADLINE if index - 1 in found and index - 2 not in found else PLAIN


def _stands_above(blocks: list[Block], found: list[int]) -> bool:
    """Whether unnumbered headings divide the document above its outermost numbering."""
    numbered = [
        (index, block.first.mark)
        for index, block in enumerate(blocks)
        if block.kind == "heading" and block.first.mark
    ]
    outermost = min(mark.style.rank for _, mark in numbered)
    if outermost <= SECTION.rank or not found:
        return False
    begins = [
        index for index, mark in numbered if mark.style.rank == outermost and mark.ordinal == 1
    ]
    return len(begins) > 1 or (bool(begins) and found[0] < begins[0])


def merge_broken_heading(blocks: list[Block], headings: dict[int, Style]) -> int | None:
    """Index of a block that only goes on the numbered heading above it.

    That is a line below a whole heading which would be the only unnumbered heading of the text.
    """
    if len(headings) != 1:
        return None
    index = next(iter(headings))
    above = blocks[index - 1] if index else None
    return index if above and above.whole and above.first.mark else None
