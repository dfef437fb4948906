"""The sentences that explain a verdict, with the figures it rests on."""

from __future__ import annotations

from collections.abc import Callable

from lantu.judge.verdict import Trend, Verdict
from lantu.judge.words import (
    COMPARATORS,
    MEASURES,
    METHODS,
    NATIVES,
    REASONS,
    STATUSES,
    TRENDS,
    note_words,
)
from lantu.watch.targets import Target

#: What their figures are told in, whatever unit the target states.
_PER_CENT = ("rate", "average_growth", "reduction", "in_step")
_OF_THE_BASE = {"decline": "%", "multiple": ""}


def explain(verdict: Verdict, *, english: bool = False) -> str:
    """Why the verdict is as it is: what was asked, what is, what that means, where it ends.

    One paragraph in Chinese or English; every figure in it is one of the verdict's.
    """
    parts = [_asked(verdict.target, english), _now(verdict, english)]
    parts += [note_words(note, english) for note in verdict.finding.notes]
    parts += [_method(verdict, english), _pace(verdict, english), _trend(verdict, english)]
    parts.append(_base(verdict, english))
    stop, end = (". ", ".") if english else ("；", "。")
    told = [part for part in parts if part]
    if english:
        told = [part[0].upper() + part[1:] for part in told]
    return stop.join(told) + end


def figure(value: float | None) -> str:
    """A figure with at most two decimals, small ones with two significant digits."""
    if value is None:
        return "—"
    if value and abs(value) < 0.01:
        return f"{value:.2g}"
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def share(value: float) -> str:
    """A share in per cent with one decimal."""
    return f"{figure(round(value * 100, 1))}%"


def target_words(target: Target, english: bool) -> str:
    """What the target asks for, in words."""
    made = _TARGETS.get(target.kind)
    return made(target, english) if made else _bounded(target, english)


def _unit(target: Target) -> str:
    """The unit of what is observed."""
    if target.kind in _PER_CENT:
        return "%"
    return target.base_unit or target.unit


def _number(target: Target) -> str:
    unit = _OF_THE_BASE.get(target.kind, _unit(target))
    return f"{figure(None if target.value is None else float(target.value))}{unit}"


def _bounded(target: Target, english: bool) -> str:
    comparator = target.comparator
    if target.direction == "down" and comparator == "ge" and target.kind in ("level", "hold"):
        comparator = "le"
    gap = " " if english else ""
    return f"{COMPARATORS[comparator].told(english)}{gap}{_number(target)}".strip()


def _pair(zh: str, en: str) -> Callable[[Target, bool], str]:
    def told(target: Target, english: bool) -> str:
        upper = figure(None if target.upper is None else float(target.upper))
        pattern = en if english else zh
        return pattern.format(
            number=_number(target), upper=f"{upper}{_unit(target)}", reference=target.reference
        )

    return told


_TARGETS: dict[str, Callable[[Target, bool], str]] = {
    "average_growth": _pair("年均增长 {number}", "grow by {number} a year on average"),
    "cumulative": _pair("累计 {number}", "a total of {number}"),
    "reduction": _pair("累计降低 {number}", "reduce by {number} over the period"),
    "decline": _pair("比基期降低 {number}", "fall by {number} from the baseline"),
    "multiple": _pair("达到基期的 {number} 倍", "reach {number} times the baseline"),
    "range": _pair("{number}至{upper}", "{number} to {upper}"),
    "approx": _pair("{number}左右", "about {number}"),
    "in_step": _pair("与“{reference}”同步", "in step with {reference}"),
    "relative": _pair(
        "与“{reference}”相比差距 {number}", "difference of {number} from {reference}"
    ),
    "rank": _pair("位次前移", "a better rank"),
    "zero": _pair("保持为零", "kept at zero"),
    "assigned": _pair("完成上级下达任务", "what the upper level assigns"),
    "both": _pair("同时完成各项目标", "all of several targets"),
    "text": _pair("按文字要求完成", "done as described"),
}


def _asked(target: Target, english: bool) -> str:
    by = target.period.end.year
    name = target.name or ("this target" if english else "本目标")
    asked = target_words(target, english)
    sort = {True: ("约束性", "binding"), False: ("预期性", "expected")}.get(target.binding or False)
    sort = sort if target.binding is not None else None
    if english:
        return f"{name}{f' ({sort[1]})' if sort else ''}: {asked} by {by}"
    return f"{name}{f'（{sort[0]}）' if sort else ''}，{by}年目标：{asked}"


def _now(verdict: Verdict, english: bool) -> str:
    finding = verdict.finding
    status = STATUSES[finding.status].told(english)
    if finding.reason:
        reason = REASONS[finding.reason].told(english)
        return f"{status}: {reason}" if english else f"{status}：{reason}"
    if finding.actual is None:
        return status
    actual = f"{figure(finding.actual)}{_unit(verdict.target)}"
    words = [_up_to(verdict, actual, english), _way(verdict, english) or _margin(verdict, english)]
    return (", " if english else "，").join([word for word in words if word] + [status])


def _up_to(verdict: Verdict, actual: str, english: bool) -> str:
    until = verdict.until
    return f"up to {until} it is {actual}" if english else f"截至{until}为{actual}"


def _way(verdict: Verdict, english: bool) -> str:
    finding = verdict.finding
    if finding.done is None or finding.expected is None:
        return ""
    done, expected = share(finding.done), share(finding.expected)
    if english:
        return f"{done} of the way done where {expected} is expected"
    return f"完成全程的{done}，时间进度应达{expected}"


def _margin(verdict: Verdict, english: bool) -> str:
    margin = verdict.finding.margin
    if margin is None:
        return ""
    unit = _unit(verdict.target)
    points = " points" if english else "个百分点"
    size = f"{figure(abs(margin))}{points if unit == '%' else unit}"
    if english:
        return f"{size} {'to spare' if margin >= 0 else 'short'}"
    return f"{'余量' if margin >= 0 else '差'}{size}"


def _method(verdict: Verdict, english: bool) -> str:
    if verdict.method == "elapsed" or not verdict.native:
        return ""
    name = METHODS[verdict.method].told(english)
    native = NATIVES[verdict.native].told(english)
    if verdict.method_value is None:
        return f"{name}: {native}" if english else f"{name}：{native}"
    measure, value = MEASURES[verdict.method].told(english), figure(verdict.method_value)
    return (
        f"{name}: {measure} {value}, {native}" if english else f"{name}：{measure}{value}，{native}"
    )


def _pace(verdict: Verdict, english: bool) -> str:
    pace = verdict.pace
    if pace is None or pace.needed is None or verdict.final:
        return ""
    needed = (
        f"{figure(pace.needed)}{'%' if pace.needed_kind == 'growth' else _unit(verdict.target)}"
    )
    return f"from here {needed} a year is needed" if english else f"此后每年需{needed}"


def _trend(verdict: Verdict, english: bool) -> str:
    trend = verdict.trend
    if trend.status == "decided":
        return ""
    if trend.status == "cannot_say":
        return _no_trend(trend, english)
    unit, year = _unit(verdict.target), verdict.target.period.end.year
    value, low, high = (f"{figure(x)}{unit}" for x in (trend.value, trend.low, trend.high))
    chance = f"{(trend.probability or 0):.0%}"
    words = TRENDS[trend.status].told(english)
    if english:
        return (
            f"the trend of {trend.points} years leads to {value} in {year} (80%: {low} to {high}), "
            f"probability {chance}: {words}"
        )
    return (
        f"按近{trend.points}年走势，{year}年为{value}（80%区间{low}至{high}），"
        f"达到的可能性约{chance}，{words}"
    )


def _no_trend(trend: Trend, english: bool) -> str:
    reason = REASONS[trend.reason].told(english)
    said = f"no projection: {reason}" if english else f"走势无法判断（{reason}）"
    if trend.at_pace is None:
        return said
    pace = share(trend.at_pace)
    if english:
        return f"{said}; at the pace so far {pace} of the way is done at the end"
    return f"{said}，照目前进度到期完成全程的{pace}"


def _base(verdict: Verdict, english: bool) -> str:
    other = verdict.on_latest_base
    if other is None:
        return ""
    base = figure(float(other.target.baseline or 0))
    status = STATUSES[other.status].told(english)
    if english:
        return f"on the baseline as revised since ({base}): {status}"
    return f"按修订后的基期值{base}：{status}"
