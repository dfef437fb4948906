"""The published methods on targets: where they apply and what they become in our classes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lantu.judge.assess import assess
from lantu.judge.verdict import Method, Verdict
from lantu.watch.series import Observation, period
from lantu.watch.targets import Target

LATER = date(2040, 1, 1)


def verdict(method: Method, seen: float, when: str = "2023", **more: Any) -> Verdict:
    stated: dict[str, Any] = {"value": Decimal(200), "baseline": Decimal(100), **more}
    asked = Target(stated.pop("kind", "level"), period("2021/2025"), "亿元", **stated)
    row = Observation(period(when), Decimal(str(seen)), "亿元", LATER)
    return assess(asked, [row], as_of=LATER, method=method)


@pytest.mark.parametrize(
    ("method", "value", "native", "status"),
    [
        ("eurostat", 152, "significant", "on_track"),
        ("eurostat", 165, "significant", "ahead"),
        ("eurostat", 135, "moderate", "behind"),
        ("eurostat", 200, "achieved", "done_early"),
        ("un_chart", 152, "on-track", "on_track"),
        ("un_chart", 140, "fair", "behind"),
        ("escap_status", 160, "progress", "on_track"),
        ("escap_status", 150, "progress", "behind"),
        ("escap_anticipated", 160, "maintain", "on_track"),
        ("escap_anticipated", 140, "accelerate", "behind"),
    ],
)
def test_native_class_and_ours(method: Method, value: float, native: str, status: str) -> None:
    found = verdict(method, value)
    assert (found.native, found.status) == (native, status)


@pytest.mark.parametrize("method", ["eurostat", "un_chart", "escap_status", "escap_anticipated"])
@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"kind": "bound", "comparator": "le"}, "method-kind"),
        ({"kind": "hold"}, "method-kind"),
        ({"kind": "approx"}, "method-kind"),
        ({"kind": "cumulative"}, "method-kind"),
        ({"value": None, "kind": "assigned"}, "method-kind"),
        ({"baseline": None}, "no-baseline"),
        ({"value": Decimal(100)}, "method-base-at-target"),
    ],
)
def test_methods_say_where_they_do_not_apply(
    method: Method, more: dict[str, Any], reason: str
) -> None:
    found = verdict(method, 90, **more)
    assert (found.status, found.finding.reason) == ("cannot_say", reason)


def test_a_closed_period_is_judged_by_the_target() -> None:
    assert verdict("eurostat", 199, "2025").status == "missed"
    assert verdict("eurostat", 200, "2025").status == "met"


def test_no_growth_rate_of_a_growth_rate() -> None:
    asked = Target("level", period("2021/2025"), "%", Decimal(6), baseline=Decimal("0.9"))
    row = Observation(period("2023"), Decimal(5), "%", LATER, "growth")
    found = assess(asked, [row], as_of=LATER, method="eurostat")
    assert found.finding.reason == "method-kind"
