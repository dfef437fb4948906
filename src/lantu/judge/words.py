"""The words of verdicts, reasons and notes: Chinese and English, one code, one text."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """One thing in both languages."""

    zh: str
    en: str

    def told(self, english: bool) -> str:
        """The one asked for."""
        return self.en if english else self.zh


STATUSES = {
    "met": Words("已完成", "kept"),
    "missed": Words("未完成", "not kept"),
    "done_early": Words("提前完成", "reached early"),
    "ahead": Words("快于预期", "faster than expected"),
    "on_track": Words("符合预期", "as expected"),
    "behind": Words("滞后", "behind"),
    "cannot_say": Words("无法判断", "cannot be told"),
}
TRENDS = {
    "likely": Words("预计可以完成", "likely to be kept"),
    "open": Words("能否完成尚不确定", "open"),
    "unlikely": Words("预计难以完成", "unlikely to be kept"),
}
METHODS = {
    "elapsed": Words("时间进度法", "elapsed share"),
    "eurostat": Words("欧盟统计局增速比", "Eurostat growth ratio"),
    "un_chart": Words("联合国进展图", "UN progress chart"),
    "escap_status": Words("亚太经社会现状指数", "ESCAP current status"),
    "escap_anticipated": Words("亚太经社会预期进展指数", "ESCAP anticipated progress"),
}
NATIVES = {
    "achieved": Words("已实现", "achieved"),
    "significant": Words("显著进展", "significant progress"),
    "moderate": Words("中等进展", "moderate progress"),
    "insufficient": Words("进展不足", "insufficient progress"),
    "away": Words("背离目标", "movement away"),
    "on-track": Words("正常", "on track"),
    "fair": Words("有进展但需加快", "fair progress, acceleration needed"),
    "stagnation": Words("停滞或倒退", "stagnation or regression"),
    "progress": Words("有进展", "progress"),
    "regressed": Words("倒退", "regressed"),
    "maintain": Words("保持", "maintain"),
    "accelerate": Words("加快", "accelerate"),
    "reverse": Words("扭转", "reverse"),
}
#: What a published method's figure is.
MEASURES = {
    "eurostat": Words("实际增速与所需增速之比", "ratio of actual to required growth"),
    "un_chart": Words("按现增速到期完成全程的比例", "share of the way done at the end"),
    "escap_status": Words("现状指数（0—10）", "current status (0 to 10)"),
    "escap_anticipated": Words("到期差距占全程的百分比", "gap at the end in % of the way"),
}
REASONS = {
    "no-data": Words("目标期内还没有数据", "no data within the period yet"),
    "missing": Words("数据缺报", "the figure was not reported"),
    "not-due": Words("数据未到期", "the figure is not due yet"),
    "not-applicable": Words("本指标不适用", "the indicator does not apply"),
    "definition-changed": Words(
        "最新数据的口径已变，与目标不可比",
        "the newest figures follow another definition and cannot be compared",
    ),
    "unit-differs": Words("数据与目标的单位不能换算", "units cannot be converted"),
    "no-number": Words("目标没有数值", "the target has no number"),
    "no-baseline": Words("没有基期值", "there is no baseline"),
    "no-reference": Words("没有可对照的同期数据", "there is nothing of the same period to compare"),
    "no-value-of-period": Words(
        "没有与目标同一时段的数据", "there is no figure that covers the target's period"
    ),
    "price-basis": Words(
        "现价数据不能计算实际增长", "figures at current prices tell no real growth"
    ),
    "not-assigned": Words("上级尚未下达指标数", "the figure has not been assigned yet"),
    "not-done-yet": Words("尚未完成，期限未到", "not done yet, and not due yet"),
    "method-kind": Words(
        "此方法不适用于这类目标", "the method does not apply to this kind of target"
    ),
    "method-signs": Words("有零或正负相异，算不出增速", "zeros or mixed signs: no growth rate"),
    "method-base-at-target": Words(
        "基期值等于或已优于目标，所需增速为零",
        "the baseline equals or already satisfies the target: no growth is required",
    ),
    "method-too-short": Words("不足两个数据点", "fewer than two points"),
    "trend-kind": Words("此类目标不作外推", "this kind of target is not projected"),
    "trend-no-data": Words("没有可用数据", "there are no data to use"),
    "trend-too-short": Words("历史数据不足五年", "fewer than five years in a row"),
    "trend-too-far": Words("距到期超过五年", "the end is more than five years off"),
    "trend-interpolated": Words("历史数据疑似插补", "the history looks interpolated"),
    "trend-not-finite": Words("历史数据有误", "the history is faulty"),
}
NOTES = {
    "base-meets-target": Words(
        "基期值已满足目标，按底线判断",
        "the baseline already satisfied the target: judged as a bound",
    ),
    "base-from-first": Words(
        "无基期值，以首个数据为起点", "no baseline: the first figure stands for it"
    ),
    "no-baseline": Words("无基期值，只看是否达到", "no baseline: only whether it is reached"),
    "base-provisional": Words("基期值待修订", "the baseline is still to be revised"),
    "beyond-range": Words("优于目标区间", "better than the range asked for"),
    "breached": Words("{detail} 曾突破", "breached in {detail}"),
    "gap": Words(
        "自 {detail} 起缺报，只计到此前", "nothing reported from {detail} on: summed up to it"
    ),
}
COMPARATORS = {
    "ge": Words("不低于", "at least"),
    "gt": Words("高于", "above"),
    "le": Words("不高于", "at most"),
    "lt": Words("低于", "below"),
    "eq": Words("", ""),
}


def note_words(note: str, english: bool) -> str:
    """A note's text; what follows its colon is filled in."""
    code, _, detail = note.partition(":")
    return NOTES[code].told(english).format(detail=detail)
