"""Sentences cut into clauses, and the verbs that govern each.

A clause ends at a comma, a colon or the sentence's end; what stands in quotation marks, brackets or
book-title marks is never cut. The cost is linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantu.read.task import Stage
from lantu.read.tasks.lexicon import ADVERBS, COMPLETE, PLAIN, SOFT, STAGES, alternatives

_CLAUSE = re.compile(
    r"(?:[^，,。；;：:！？!?\n“（《(]+|“[^”\n]{0,40}”|（[^）\n]{0,40}）|《[^》\n]{0,60}》|\([^)\n]{0,40}\)|[“（《(])+"
)
#: Characters of a clause at most; a longer one is cut, so that the cost stays linear.
LONGEST = 400
_ENUMERATOR = re.compile(
    r"[\s—-]*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}(?:、|是(?=[^否]))|\d{1,2}[.．、](?!\d)|[①-⑳])?\s*"
)
#: At a clause's end these are verbs whatever stands before: 岚溪大桥通车.
_LAST = frozenset(COMPLETE)
_SENTENCE_END = frozenset("。；;！？!?\n：:")
_VERB = re.compile(f"(?:{alternatives([*STAGES, *PLAIN])})")
_BRACKETED = re.compile(r"“[^”\n]{0,40}”|（[^）\n]{0,40}）|《[^》\n]{0,60}》|\([^)\n]{0,40}\)")
_ADVERB_BEFORE = re.compile(rf"(?:{alternatives(ADVERBS)}|[了好、和及并以已将再])$")
#: After a verb-like word: it is part of a noun (改造工程, 建设项目, 推进力度).
_NOMINAL = re.compile(
    r"后的|工程|项目|力度|步伐|进度|行动|计划|方案|模式|水平|质量|能力|成果|机制|政策|成效|任务|目标|资金|标准"
    r"|局|办|会|所|院|厅|部|者|期|为|的|率|费|型|性|力|业|量|区|用地|需求|情况|条件|经验|时限|环境|有限公司|集团|品"
    r"|商|性|开放|线|器|口|中心|基地|平台|示范|试点|产业|战略|体系|工作|贸易"
)
_SERIES = re.compile(r"、|和|及|与|等|以及|，|$")
_PREPOSITION = re.compile(
    r"按照|通过|以|在|对|利用|结合|根据|与|为|随着|针对|依靠|基于|立足|抢抓|紧扣|紧盯|瞄准|借助|抓住|同步|配合|会同|依托|围绕|发挥|聚焦"
)


_WEIGHT: dict[Stage | None, int] = {
    None: -1,
    "other": 0,
    "build": 1,
    "start": 2,
    "complete": 3,
    "proposed": 4,
}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as a span of the paragraph; ``opens`` is true at the start of a sentence."""

    start: int
    end: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Verb:
    """A governing verb as a span of the paragraph; without a stage it builds nothing."""

    start: int
    end: int
    text: str
    stage: Stage | None


def clauses(text: str, start: int = 0) -> Iterator[Clause]:
    """The clauses of a paragraph from ``start`` on, in order."""
    opens = True
    for match in _CLAUSE.finditer(text, start):
        number = _ENUMERATOR.match(text, match.start(), match.end())
        begin = number.end() if number else match.start()
        for piece in range(begin, max(match.end(), begin + 1), LONGEST):
            yield Clause(piece, min(piece + LONGEST, match.end()), opens)
            opens = False
        opens = text[match.end() : match.end() + 1] in _SENTENCE_END


def governing_verbs(text: str, clause: Clause) -> list[Verb]:
    """The verbs of a clause that take a subject or an object, in order; not those inside names."""
    found: list[Verb] = []
    shielded = [match.span() for match in _BRACKETED.finditer(text, clause.start, clause.end)]
    last = clause.start
    means = prepositional(text, clause.start, clause.end)
    for match in _VERB.finditer(text, clause.start, clause.end):
        if any(start < match.start() < end for start, end in shielded):
            continue
        if not _governs(text, clause, match, last, means and not found):
            continue
        verb = Verb(match.start(), match.end(), match.group(), STAGES.get(match.group()))
        if found and found[-1].end == verb.start:
            verb = _joined(found.pop(), verb)
        found.append(verb)
        last = verb.end
    return found


def prepositional(text: str, start: int, end: int) -> bool:
    """The stretch begins with a preposition: what it names is a means or a place."""
    return bool(_PREPOSITION.match(text, start, end))


def _joined(first: Verb, second: Verb) -> Verb:
    """加快 + 建成, 谋划 + 启动: the further stage counts, but a plan stays a plan."""
    stage = max((first.stage, second.stage), key=lambda stage: _WEIGHT[stage])
    return Verb(first.start, second.end, first.text + second.text, stage)


def _governs(text: str, clause: Clause, match: re.Match[str], last: int, means: bool) -> bool:
    word, start, end = match.group(), match.start(), match.end()
    if _NOMINAL.match(text, end, clause.end):
        return False
    before = text[clause.start : start].strip()
    series = end == clause.end or bool(_SERIES.match(text, end, clause.end))
    if word in STAGES and word not in SOFT:
        return True
    if word in _LAST and end == clause.end and before:
        return True
    if not before or start == last or _ADVERB_BEFORE.search(before[-8:]):
        return not series or (end == clause.end and bool(before) and word in STAGES)
    return means and not series and word in STAGES
