"""Explanations of contradictions, with their figures, in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantu.read.contradictions.model import Kind
from lantu.read.contradictions.sameness import Statement

Message = tuple[str, str]

_SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "约", "eq": "", "range": ""}
_SIGNS_EN = {**_SIGNS, "approx": "about "}
_UNITS_EN = {"个百分点": "percentage points"}


def figure(statement: Statement, *, english: bool = False) -> str:
    """A value as a reader would say it: ≥80%, 约2.8%, 3到5家, 5:45:50."""
    claim = statement.claim
    value = claim.value
    signs = _SIGNS_EN if english else _SIGNS
    if isinstance(value, list):
        join = ("–" if english else "到") if claim.comparator == "range" else ":"
        number = join.join(f"{part:.15g}" for part in value)
    else:
        number = f"{value:.15g}"
    unit = _UNITS_EN.get(claim.unit, claim.unit) if english else claim.unit
    space = " " if english and unit and unit[0] not in "%‰" else ""
    return f"{signs[claim.comparator]}{number}{space}{unit}"


_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def when(period: str | None) -> str:
    """A period in Chinese: 2020年, 2016至2020年, 2020年1月至4月, 2020年5月22日."""
    first, _, last = (period or "").partition("/")
    start, end = _DATE.fullmatch(first), _DATE.fullmatch(last)
    if start is None:
        return period or ""
    if end is None:
        return _date(start)
    if start[2] is None:
        return f"{start[1]}至{_date(end)}"
    same_year = start[1] == end[1]
    return f"{_date(start)}至{_date(end)[5:] if same_year else _date(end)}"


def _date(match: re.Match[str]) -> str:
    month = f"{int(match[2])}月" if match[2] else ""
    day = f"{int(match[3])}日" if match[3] else ""
    return f"{match[1]}年{month}{day}"


def when_en(period: str | None) -> str:
    """A period in English: 2020, 2016–2020, 2020-01–2020-04."""
    return (period or "").replace("/", "–")


def _figures(clusters: Sequence[Sequence[Statement]]) -> Message:
    chinese = "、".join(figure(cluster[0]) for cluster in clusters)
    english = " and ".join(figure(cluster[0], english=True) for cluster in clusters)
    return chinese, english


def values_differ(clusters: Sequence[Sequence[Statement]], *, target: bool) -> Message:
    """One indicator and period, several values (one statement of each cluster is shown)."""
    first = clusters[0][0]
    told, told_en = _figures(clusters)
    what, what_en = ("目标", "target") if target else ("数值", "value")
    return (
        f"“{first.claim.indicator}”{when(first.period)}的{what}前后不一：{told}",
        f"“{first.claim.indicator}”, {when_en(first.period)}: the {what_en} differs: {told_en}",
    )


def target_lowered(earlier: Statement, later: Statement, *, bound_above: bool) -> Message:
    """A later target asks for less than an earlier one."""
    how, how_en = ("放宽", "looser than") if bound_above else ("降低", "below")
    return (
        f"“{later.claim.indicator}”{when(later.period)}目标{figure(later)}，"
        f"比{when(earlier.period)}目标{figure(earlier)}{how}",
        f"“{later.claim.indicator}”: the target {figure(later, english=True)} for "
        f"{when_en(later.period)} is {how_en} the target "
        f"{figure(earlier, english=True)} for {when_en(earlier.period)}",
    )


def growth_denied(
    levels: tuple[Statement, Statement], rate: Statement, implied: tuple[float, float]
) -> Message:
    """Two levels and a rate (or change) between them that they deny."""
    start, end = levels
    unit = rate.claim.unit
    low, high = implied
    range_ = f"{low:.2f}" if high - low < 0.005 else f"{low:.2f}～{high:.2f}"
    return (
        f"“{rate.claim.indicator}”由{when(start.period)}的{figure(start)}到"
        f"{when(end.period)}的{figure(end)}，推算为{range_}{unit}，"
        f"而所写为{figure(rate)}",
        f"“{rate.claim.indicator}”: from {figure(start, english=True)} "
        f"({when_en(start.period)}) to {figure(end, english=True)} "
        f"({when_en(end.period)}) follows {range_}{unit}, "
        f"but {figure(rate, english=True)} is written",
    )


def shares_off(statement: Statement, total: float) -> Message:
    """Shares that do not add to 100%."""
    return (
        f"“{statement.claim.indicator}”{figure(statement)}合计为{total:.4g}%，不等于100%",
        f"“{statement.claim.indicator}”: {figure(statement, english=True)} "
        f"adds up to {total:.4g}%, not 100%",
    )


def parts_off(whole: Statement, parts: Sequence[Statement], total: str) -> Message:
    """Parts that do not add to their whole."""
    names = "、".join(f"{part.claim.indicator}{figure(part)}" for part in parts)
    names_en = ", ".join(f"{p.claim.indicator} {figure(p, english=True)}" for p in parts)
    return (
        f"{when(whole.period)}{names}合计{total}，与“{whole.claim.indicator}”{figure(whole)}不符",
        f"{when_en(whole.period)}: {names_en} add up to {total}, "
        f"not to “{whole.claim.indicator}” {figure(whole, english=True)}",
    )


def part_exceeds(whole: Statement, part: Statement) -> Message:
    """A part greater than its whole."""
    return (
        f"{when(whole.period)}“{part.claim.indicator}”{figure(part)}"
        f"大于其所属的“{whole.claim.indicator}”{figure(whole)}",
        f"{when_en(whole.period)}: “{part.claim.indicator}” "
        f"{figure(part, english=True)} exceeds “{whole.claim.indicator}” "
        f"{figure(whole, english=True)}, of which it is a part",
    )


def timing_differs(name: str, stage: str, stage_en: str, times: Sequence[str]) -> Message:
    """One undertaking with several dates for one stage."""
    told = "、".join(when(time) for time in times)
    told_en = " and ".join(when_en(time) for time in times)
    return (
        f"“{name}”{stage}的时间前后不一：{told}",
        f"“{name}”: the time of {stage_en} differs: {told_en}",
    )


def repeated(name: str, told: str, count: int) -> Message:
    """One promise in several places."""
    return (
        f"“{name}”{told}在{count}处提出，属同一任务，按一项计",
        f"“{name}” {told} is promised in {count} places: one promise, to be counted once".replace(
            "  ", " "
        ),
    )


def revised(docs: Sequence[str]) -> str:
    """Why values of different documents may differ."""
    return f"后一文件的数值可能经过修订（{'、'.join(docs)}）"


LABELS: dict[Kind, Message] = {
    "value": ("数值不一", "different values"),
    "target_lowered": ("目标降低", "target lowered"),
    "growth": ("增速与数值不符", "growth denied by levels"),
    "sum": ("分项与合计不符", "parts and whole"),
    "timing": ("时间不一", "different timing"),
    "repeat": ("重复提出", "repeated promise"),
}
