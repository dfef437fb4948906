"""What a sentence has said so far, and the subject found for a number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(slots=True)
class State:
    """What the sentence has spoken of so far."""

    indicator: str = ""  #: of the claim before: what 增长7% without a subject is about
    thing: str = ""  #: the thing that 总投资, 面积 … without an owner belong to
    topic: str = ""  #: the last indicator that was named in full
    unit: str = ""  #: of the claim before
    sentence: int = -1
    end: int = 0  #: where the claim before ends
    verb: str = ""  #: the verb shared by a list: 新增A 24家、B 2300家
    names: list[str] = field(default_factory=list)  #: subjects of the group before, for 分别
    recent: list[str] = field(default_factory=list)  #: the indicators of the sentence, in order
    parent: str = ""  #: what 其中 or 分…看 breaks down
    growth: bool = False  #: the claim before is a rate of growth
    period: str = ""  #: of the claim before
    started: int = 0  #: where the claim before ends, if it was the start of a comparison
    ahead: str = ""  #: the owner that follows its attributes: 总投资49亿元、全长222公里的工程
    chain: str = ""  #: what a list of counted things did, said once at its end
    context: str = ""  #: what the clause before the first claim of the sentence speaks of
    shared: str = ""  #: whose share the claim before is, in a list of shares
    plan: re.Match[str] | None = None  #: the plan whose value the number is: 完成年计划710亿元的89%
    since: int = 0  #: the year of the value that a change in the sentence began with
    account: str = ""  #: the account whose revenue or expenditure was last named in full
    arranged: int = 0  #: the year ahead for which the paragraph sets out sums
    opened: bool = False  #: the sentence has had a claim

    def next_sentence(self, sentence: int, start: int) -> State:
        """The state a new sentence begins with: what it may still refer to is kept."""
        kept = State(self.indicator, self.thing, self.topic, self.unit, sentence, start)
        kept.names, kept.arranged, kept.account = self.names, self.arranged, self.account
        return kept


@dataclass(slots=True)
class Subject:
    """An indicator and how it was found."""

    indicator: str
    rule: str
    thing: str | None = None  #: what it makes the new owner of attributes; None leaves the old one
    verb: str = ""
    of: str = ""  #: what goes on as the sentence's indicator, where that is another
