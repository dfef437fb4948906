"""One rule for each kind of target, at its edges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lantu.judge.assess import assess
from lantu.judge.verdict import Verdict
from lantu.watch.series import Observation, period
from lantu.watch.targets import Step, Target

LATER = date(2040, 1, 1)


def number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def target(kind: str, value: Any = None, within: str = "2021/2025", **more: Any) -> Target:
    for name in ("upper", "baseline", "tolerance"):
        if name in more:
            more[name] = number(more[name])
    return Target(kind, period(within), more.pop("unit", "亿元"), number(value), **more)  # type: ignore[arg-type]


def seen(text: str, value: Any, measure: str = "level", **more: Any) -> Observation:
    days = period(text, more.pop("kind", None))
    unit = more.pop("unit", "%" if measure in ("growth", "decline") else "亿元")
    return Observation(days, number(value), unit, days.end, measure, **more)  # type: ignore[arg-type]


def judge(asked: Target, *rows: Observation, **more: Any) -> Verdict:
    return assess(asked, rows, as_of=more.pop("as_of", LATER), **more)


LEVEL = {"baseline": 100}


@pytest.mark.parametrize(
    ("value", "when", "status"),
    [
        (160, "2023", "on_track"),
        (163, "2023", "on_track"),
        (163.1, "2023", "ahead"),
        (157, "2023", "on_track"),
        (156.9, "2023", "behind"),
        (90, "2023", "behind"),
        (200, "2023", "done_early"),
        (200, "2025", "met"),
        (199.9, "2025", "missed"),
    ],
)
def test_level_by_share_of_the_way(value: float, when: str, status: str) -> None:
    assert judge(target("level", 200, **LEVEL), seen(when, value)).status == status


def test_falling_level_counts_downwards() -> None:
    asked = target("level", 50, baseline=100, direction="down")
    assert [judge(asked, seen("2023", x)).status for x in (75, 70, 68, 50)] == [
        "behind",
        "on_track",
        "ahead",
        "done_early",
    ]


def test_growing_path_expects_less_at_first() -> None:
    found = judge(target("level", 200, path="growing", **LEVEL), seen("2023", 100 * 2**0.6))
    assert (found.status, found.finding.done) == ("on_track", pytest.approx(0.6))
    assert judge(target("level", 200, **LEVEL), seen("2023", 100 * 2**0.6)).status == "behind"


def test_stepped_path_expects_the_last_milestone() -> None:
    steps = (Step(date(2022, 12, 31), Decimal(110)), Step(date(2024, 12, 31), Decimal(190)))
    asked = target("level", 200, path="stepped", steps=steps, **LEVEL)
    assert judge(asked, seen("2023", 110)).status == "on_track"
    assert judge(asked, seen("2024", 150)).status == "behind"


def test_level_of_a_yearly_amount_takes_whole_years_only() -> None:
    asked = target("level", 200, **LEVEL)
    rows = (seen("2022", 140, "flow"), seen("2023-01/2023-06", 80, "flow"))
    found = judge(asked, *rows)
    assert (found.finding.actual, found.until) == (140, date(2022, 12, 31))


def test_missing_baseline_only_reached_or_the_way_since_the_first_value() -> None:
    asked = target("level", 12.5, unit="件")
    first, third = seen("2021", 10, unit="件"), seen("2023", 11.3, unit="件")
    assert judge(asked, first).finding.reason == "no-baseline"
    assert judge(asked, seen("2021", 13, unit="件")).status == "done_early"
    found = judge(asked, first, third)
    assert (found.status, found.finding.notes) == ("on_track", ("base-from-first",))
    assert judge(asked, first, seen("2025", 12.4, unit="件")).status == "missed"


@pytest.mark.parametrize(
    ("base", "value", "comparator", "now", "status"),
    [
        (3.4, 4.5, "lt", 4.4, "on_track"),  # better than the bound from the start
        (3.4, 4.5, "lt", 4.5, "behind"),
        (41.5, 41.5, "ge", 41.5, "on_track"),  # base equals target
        (41.5, 41.5, "ge", 41.4, "behind"),
        (23.7, 20, "ge", 22, "on_track"),  # target below base
    ],
)
def test_base_that_meets_the_target_makes_it_a_bound(
    base: float, value: float, comparator: str, now: float, status: str
) -> None:
    asked = target("level", value, unit="%", baseline=base, comparator=comparator)
    found = judge(asked, seen("2023", now, unit="%"))
    assert (found.status, found.finding.notes) == (status, ("base-meets-target",))


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ([("2022", 4.4)], "on_track"),
        ([("2022", 4.6)], "behind"),
        ([("2022", 4.6), ("2023", 4.4)], "on_track"),
        ([("2022", 4.6), ("2025", 4.4)], "met"),
        ([("2025", 4.5)], "missed"),
    ],
)
def test_bound_holds_now_or_not(rows: list[tuple[str, float]], status: str) -> None:
    asked = target("bound", 4.5, unit="%", comparator="lt")
    assert judge(asked, *(seen(when, x, unit="%") for when, x in rows)).status == status


def test_bound_of_every_year_remembers_a_breach() -> None:
    asked = target("bound", 4.5, unit="%", comparator="lt", every=True)
    rows = (seen("2022", 4.6, unit="%"), seen("2025", 4.4, unit="%"))
    found = judge(asked, *rows)
    assert (found.status, found.finding.notes) == ("missed", ("breached:2022-01",))


def test_hold_keeps_the_baseline_where_no_value_is_named() -> None:
    asked = target("hold", None, unit="岁", baseline=81.5)
    statuses = [judge(asked, seen("2023", x, unit="岁")).status for x in (81.5, 81.4)]
    assert statuses == ["on_track", "behind"]


@pytest.mark.parametrize(
    ("when", "value", "status"),
    [
        ("2024-01/2024-09", 5.0, "on_track"),
        ("2024-01/2024-09", 5.3, "ahead"),
        ("2024-01/2024-09", 4.9, "behind"),
        ("2024", 5.0, "met"),
        ("2024", 4.9, "missed"),
        ("2024-03", 9.9, "cannot_say"),  # one month's rate is not the year's
    ],
)
def test_rate_of_the_year(when: str, value: float, status: str) -> None:
    asked = target("rate", 5, "2024", unit="%")
    assert judge(asked, seen(when, value, "growth")).status == status


@pytest.mark.parametrize(
    ("rates", "status"),
    [
        ([6, 6], "on_track"),
        ([8, 7], "ahead"),
        ([3, 3], "behind"),
        ([30, 10], "done_early"),
        ([6, 6, 6, 6, 6], "met"),
        ([8, 4, 6, 6, 5.8], "missed"),
    ],
)
def test_average_growth_compounds(rates: list[float], status: str) -> None:
    asked = target("average_growth", 6, unit="%")
    rows = [seen(str(2021 + n), rate, "growth") for n, rate in enumerate(rates)]
    assert judge(asked, *rows).status == status


def test_average_growth_tells_the_rate_that_catches_up() -> None:
    asked = target("average_growth", 6, unit="%")
    found = judge(asked, seen("2021", 4, "growth"), seen("2022", 4, "growth"))
    assert found.pace is not None
    assert found.pace.needed == pytest.approx(((1.06**5 / 1.04**2) ** (1 / 3) - 1) * 100)


def test_average_growth_refuses_current_prices() -> None:
    asked = target("average_growth", 6, unit="%", baseline=100)
    found = judge(asked, seen("2022", 130, "flow", prices="current"))
    assert found.finding.reason == "price-basis"
    assert judge(asked, seen("2022", 112.36, "flow", prices="constant")).status == "on_track"


def test_zero_growth_target_compares_the_average() -> None:
    asked = target("average_growth", 0, unit="%")
    assert judge(asked, seen("2021", -1, "growth")).status == "behind"
    assert judge(asked, seen("2021", 0, "growth")).status == "on_track"


@pytest.mark.parametrize(
    ("sums", "status"),
    [
        ([20, 20, 20], "on_track"),
        ([25, 25, 25], "ahead"),
        ([10, 20, 20], "behind"),
        ([60, 40], "done_early"),
        ([20, 20, 20, 20, 20], "met"),
        ([20, 20, 20, 20, 19], "missed"),
    ],
)
def test_cumulative_total(sums: list[float], status: str) -> None:
    rows = [seen(str(2021 + n), x, "flow", unit="套") for n, x in enumerate(sums)]
    assert judge(target("cumulative", 100, unit="套"), *rows).status == status


def test_cumulative_stops_at_a_gap() -> None:
    rows = (seen("2021", 20, "flow", unit="套"), seen("2023", 50, "flow", unit="套"))
    found = judge(target("cumulative", 100, unit="套"), *rows)
    assert (found.status, found.finding.notes) == ("on_track", ("gap:2022-01-01",))


@pytest.mark.parametrize(("used", "status"), [(0.9, "on_track"), (1.2, "behind"), (0.5, "ahead")])
def test_cap_on_a_total_must_not_be_used_up_early(used: float, status: str) -> None:
    asked = target("cumulative", 1.5, unit="万亩", direction="down", comparator="le")
    assert judge(asked, seen("2021/2023", used, "flow", unit="万亩")).status == status


def test_reduction_compounds_and_does_not_add() -> None:
    asked = target("reduction", 15, unit="%")
    rows = [seen(str(2021 + n), 3, "decline") for n in range(5)]
    found = judge(asked, *rows)
    assert found.status == "missed"  # five times 3% is 14.13%, not 15%
    assert found.finding.actual == pytest.approx((1 - 0.97**5) * 100)


def test_reduction_from_growth_rates_and_from_levels() -> None:
    yearly = (1 - 0.85**0.2) * 100
    asked = target("reduction", 15, unit="%", baseline=2, base_unit="吨标煤")
    rates = [seen(str(2021 + n), -yearly, "growth") for n in range(2)]
    assert judge(asked, *rates).status == "on_track"
    assert judge(asked, seen("2025", 1.7, unit="吨标煤")).status == "met"


def test_decline_by_a_share_of_the_baseline() -> None:
    asked = target("decline", 20, unit="%", baseline=50, base_unit="吨")
    assert judge(asked, seen("2023", 44, unit="吨")).status == "on_track"
    assert judge(asked, seen("2025", 40.1, unit="吨")).status == "missed"


def test_twice_the_start() -> None:
    asked = target("multiple", 2, "2011/2020", unit="倍", baseline=100, base_unit="亿元")
    assert judge(asked, seen("2015", 100 * 2**0.5)).status == "on_track"
    assert judge(asked, seen("2020", 199)).status == "missed"


@pytest.mark.parametrize(
    ("value", "direction", "status", "notes"),
    [
        (6.7, "up", "met", ()),
        (6.4, "up", "missed", ()),
        (7.1, "up", "met", ("beyond-range",)),
        (7.1, "both", "missed", ()),
        (6.4, "down", "met", ("beyond-range",)),
        (7.1, "down", "missed", ()),
    ],
)
def test_range(value: float, direction: str, status: str, notes: tuple[str, ...]) -> None:
    asked = target("range", 6.5, "2016", upper=7, unit="%", direction=direction)
    found = judge(asked, seen("2016", value, "growth"))
    assert (found.status, found.finding.notes) == (status, notes)


@pytest.mark.parametrize(
    ("value", "status"),
    [(11.4, "met"), (11.3, "missed"), (12.6, "met"), (12.7, "missed")],
)
def test_about_has_two_sides(value: float, status: str) -> None:
    asked = target("approx", 12, unit="%", direction="both")
    assert judge(asked, seen("2025", value, unit="%")).status == status


def test_about_with_a_stated_tolerance() -> None:
    asked = target("approx", 12, unit="%", direction="both", tolerance=0.1)
    assert judge(asked, seen("2025", 12.2, unit="%")).status == "missed"


@pytest.mark.parametrize(
    ("own", "status"), [(2.5, "met"), (2.4, "missed"), (3.0, "met"), (9, "met")]
)
def test_in_step_with_growth(own: float, status: str) -> None:
    asked = target("in_step", None, "2022", unit="%", reference="经济增长")
    others = {"经济增长": [seen("2022", 3.0, "growth")]}
    assert judge(asked, seen("2022", own, "growth"), references=others).status == status


def test_in_step_without_the_other_series_cannot_be_told() -> None:
    asked = target("in_step", None, "2022", unit="%", reference="经济增长")
    assert judge(asked, seen("2022", 3, "growth")).finding.reason == "no-reference"


def test_above_the_average_of_another_series() -> None:
    asked = target("relative", 0, comparator="gt", reference="全省", unit="元")
    others = {"全省": [seen("2023", 3, unit="万元")]}
    row = seen("2023", 30_001, unit="元")
    assert judge(asked, row, references={"全省": [seen("2023", 30_000, unit="元")]}).status == (
        "on_track"
    )
    assert judge(asked, row, references=others).status == "on_track"


@pytest.mark.parametrize(("place", "status"), [(7, "met"), (8, "missed"), (9, "missed")])
def test_better_rank(place: int, status: str) -> None:
    asked = target("rank", None, baseline=8, direction="down", unit="位")
    assert judge(asked, seen("2025", place, "rank", unit="位")).status == status


def test_kept_at_zero_does_not_forget() -> None:
    asked = target("zero", 0, "2024", unit="起")
    rows = [seen(f"2024-{month:02d}", int(month == 3), "flow", unit="起") for month in range(1, 13)]
    assert judge(asked, *rows[:2]).status == "on_track"
    assert judge(asked, *rows[:5]).status == "behind"
    assert judge(asked, *rows).status == "missed"


def test_assigned_waits_for_the_figure() -> None:
    asked = target("assigned", None, unit="%", reference="省下达")
    rows = [seen("2021", 3.5, "decline")]
    assert judge(asked, *rows).finding.reason == "not-assigned"
    figure = {"省下达": [seen("2021/2025", 14.5, "decline")]}
    assert judge(asked, *rows, references=figure).status == "ahead"


@pytest.mark.parametrize(("done", "status"), [(True, "met"), (False, "missed")])
def test_words_are_kept_when_reported_done(done: bool, status: str) -> None:
    row = Observation(period("2025"), None, "", date(2026, 1, 1), "status", achieved=done)
    assert judge(target("text"), row).status == status
    assert judge(target("assigned"), row).status == status


def test_words_not_done_before_the_end_say_nothing() -> None:
    row = Observation(period("2023"), None, "", date(2024, 1, 1), "status", achieved=False)
    assert judge(target("text"), row).finding.reason == "not-done-yet"


def test_two_targets_at_once_take_the_worse() -> None:
    parts = (target("bound", 20, comparator="le"), target("bound", 25, comparator="le", name="市"))
    found = judge(target("both", parts=parts), seen("2023", 22))
    assert [part.status for part in found.parts] == ["behind", "on_track"]
    assert found.status == "behind"


def test_binding_and_expected_shortfalls_are_told_apart() -> None:
    rows = seen("2025", 10)
    statuses = [
        judge(target("bound", 20, binding=binding), rows).shortfall for binding in (True, False)
    ]
    assert statuses == ["binding", "expected"]
    assert judge(target("bound", 5, binding=True), rows).shortfall == ""
