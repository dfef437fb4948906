"""Rules to be issued: 制定《…办法》, 出台促进…的若干政策, 编制…规划."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantu.read.task import Stage
from lantu.read.tasks.clauses import Clause

_DRAFT = "制定|研究制定|制订|研究制订|编制|研究编制|修订|起草|修编|研究起草"
_ISSUE = "出台|印发|颁布|发布|制定出台|制定实施|制定印发|研究出台|修订出台|出台实施"
_WITH = "完善|实施|出台|印发|修订|管理|优化|落实|发布"
_KINDS = (
    "条例|办法|规划|方案|实施意见|指导意见|意见|实施细则|细则|规定|标准|规范|负面清单|清单"
    "|政策措施|若干措施|若干政策|政策|措施|行动计划|计划|指南|名录|目录|章程|导则|预案|制度"
)
_RULE = re.compile(
    rf"(?P<verb>(?:{_ISSUE}|{_DRAFT})(?:[和并、]?(?:{_WITH}))*)了?"
    rf"(?:《(?P<title>[^》\n]{{2,60}})》|(?P<object>[^，。；：！？\n《》]{{2,40}}?(?:{_KINDS}))(?=[，。；！\n、和及等]|$))"
)
_MORE_TITLES = re.compile(r"(?:、|和|及|以及|与)?《([^》\n]{2,60})》")
_NAMELESS = re.compile(
    rf"^(?:了|相关|有关|各类|各项|一批|一系列|更多|配套|具体|专项|若干|系列|新的|好|和|完善|落实|具有|更加|\d+[项个条件部]|[“”\d]+条?)*(?:{_KINDS})$"
)
_STAGES: tuple[tuple[str, Stage], ...] = (
    ("出台", "complete"),
    ("印发", "complete"),
    ("颁布", "complete"),
    ("发布", "complete"),
    ("谋划", "proposed"),
    ("研究", "proposed"),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule to be issued (or issued): the span of its name in the paragraph."""

    start: int
    end: int
    action: str
    stage: Stage
    clause: Clause


def find_rules(text: str, clause: Clause) -> Iterator[Rule]:
    """The rules that a clause says are drawn up or issued; one for each title in 《》."""
    if not _RULE.search(text, clause.start, clause.end):
        return
    for match in _RULE.finditer(text, clause.start, clause.end):
        if text.count("《", clause.start, match.start()) > text.count(
            "》", clause.start, match.start()
        ):
            continue
        action = match.group("verb")
        stage: Stage = next((stage for word, stage in _STAGES if word in action), "build")
        if match.group("title"):
            yield Rule(*match.span("title"), action, stage, clause)
            position = match.end()
            while more := _MORE_TITLES.match(text, position, clause.end):
                yield Rule(*more.span(1), action, stage, clause)
                position = more.end()
        elif not _NAMELESS.match(match.group("object")):
            yield Rule(*match.span("object"), action, stage, clause)
