"""For any figures: better is never judged worse, units decide nothing, nothing breaks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.judge.assess import assess
from lantu.judge.explain import explain
from lantu.judge.verdict import ORDER, Verdict
from lantu.watch.series import Observation, period
from lantu.watch.targets import Step, Target

LATER = date(2040, 1, 1)
NUMBERS = st.decimals(-(10**12), 10**12, allow_nan=False, places=3)
SMALL = st.decimals(-150, 150, allow_nan=False, places=2)
YEARS = st.sampled_from(["2021", "2023", "2025"])
PATHS = st.sampled_from(["linear", "growing", "seasonal", "stepped"])
METHODS = st.sampled_from(["elapsed", "eurostat", "un_chart", "escap_status", "escap_anticipated"])
MEASURES = st.sampled_from(["level", "flow", "growth", "decline", "rank"])
COMPARATORS = st.sampled_from(["ge", "gt", "le", "lt", "eq"])
DIRECTIONS = st.sampled_from(["up", "down", "both"])
KINDS = [
    "level",
    "rate",
    "average_growth",
    "cumulative",
    "reduction",
    "decline",
    "multiple",
    "bound",
    "hold",
    "range",
    "approx",
    "in_step",
    "relative",
    "rank",
    "zero",
    "assigned",
    "text",
]


def judged(
    kind: Any, values: list[tuple[str, Any]], measure: Any = "level", **more: Any
) -> Verdict:
    steps = (Step(date(2022, 12, 31), Decimal(5)), Step(date(2024, 12, 31), Decimal(-3)))
    unit, seen_in = more.pop("unit", "亿元"), more.pop("seen_in", "亿元")
    method = more.pop("method", "elapsed")
    asked = Target(kind, period("2021/2025"), unit, steps=steps, reference="other", **more)
    rows = [Observation(period(when), x, seen_in, LATER, measure) for when, x in values]
    return assess(asked, rows, as_of=LATER, method=method, references={"other": rows})


@settings(deadline=None, max_examples=300)
@given(
    st.sampled_from(KINDS),
    NUMBERS,
    NUMBERS,
    st.one_of(st.none(), NUMBERS),
    st.lists(st.one_of(NUMBERS, SMALL), min_size=1, max_size=5),
    st.fixed_dictionaries(
        {"path": PATHS, "comparator": COMPARATORS, "direction": DIRECTIONS, "method": METHODS}
    ),
    MEASURES,
    st.booleans(),
)
def test_any_figures_give_a_verdict_and_its_words(
    kind: str,
    value: Decimal,
    upper: Decimal,
    baseline: Decimal | None,
    seen: list[Decimal],
    more: dict[str, Any],
    measure: str,
    every: bool,
) -> None:
    rows = [(str(2021 + n), x) for n, x in enumerate(seen)]
    found = judged(
        kind, rows, measure, value=value, upper=upper, baseline=baseline, every=every, **more
    )
    assert (found.status == "cannot_say") == bool(found.finding.reason)
    assert explain(found)
    assert explain(found, english=True)


def never_worse(worse: Verdict, better: Verdict) -> bool:
    told = worse.status in ORDER and better.status in ORDER
    return not told or ORDER[better.status] >= ORDER[worse.status]


@settings(deadline=None, max_examples=300)
@given(
    st.sampled_from(["level", "decline", "multiple", "bound", "hold", "rate", "cumulative"]),
    st.tuples(NUMBERS, NUMBERS),
    st.tuples(st.one_of(SMALL, NUMBERS), st.one_of(SMALL, NUMBERS)),
    YEARS,
    PATHS,
    st.booleans(),
)
def test_a_better_actual_is_never_judged_worse(
    kind: str,
    asked: tuple[Decimal, Decimal],
    seen: tuple[Decimal, Decimal],
    when: str,
    path: str,
    falls: bool,
) -> None:
    falls = falls or kind == "decline"
    falls = falls and kind != "multiple"
    low, high = sorted(seen, reverse=falls)
    more: dict[str, Any] = {
        "value": asked[0],
        "baseline": asked[1],
        "path": path,
        "direction": "down" if falls else "up",
        "comparator": "le" if falls else "ge",
    }
    if kind in ("decline", "multiple"):
        more["value"], more["baseline"] = abs(asked[0]) % 90 + 1, abs(asked[1]) + 1
    measure = "flow" if kind == "cumulative" else "level"
    span = f"2021/{when}" if kind == "cumulative" and when != "2021" else when
    made = [judged(kind, [(span, x)], measure, **more) for x in (low, high)]
    assert never_worse(*made)


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(["average_growth", "reduction", "approx", "range", "rank"]),
    st.decimals(-20, 80, places=2),
    st.tuples(SMALL, SMALL),
    YEARS,
    st.booleans(),
)
def test_better_rates_and_ranks_are_never_judged_worse(
    kind: str, value: Decimal, seen: tuple[Decimal, Decimal], when: str, falls: bool
) -> None:
    falls = kind == "rank" or (falls and kind in ("approx", "range"))
    low, high = sorted(seen, reverse=falls)
    measure = {"average_growth": "growth", "reduction": "decline", "rank": "rank"}.get(
        kind, "level"
    )
    direction = "down" if falls else "up"
    first = [("2021", Decimal(1)), ("2022", Decimal(2))] if when == "2023" else []
    if when == "2025":
        first = [(str(2021 + n), Decimal(3)) for n in range(4)]
    made = [
        judged(
            kind, [*first, (when, x)], measure, value=value, upper=value + 1, direction=direction
        )
        for x in (low, high)
    ]
    assert never_worse(*made)


@settings(deadline=None, max_examples=200)
@given(NUMBERS, NUMBERS, NUMBERS, YEARS, PATHS)
def test_published_methods_are_monotone_where_they_speak(
    value: Decimal, baseline: Decimal, seen: Decimal, when: str, path: str
) -> None:
    up = value >= baseline
    better = seen + 1 if up else seen - 1
    more: dict[str, Any] = {
        "value": value,
        "baseline": baseline,
        "direction": "up" if up else "down",
        "path": "linear",
    }
    for method in ("eurostat", "un_chart", "escap_status", "escap_anticipated"):
        made = [judged("level", [(when, x)], method=method, **more) for x in (seen, better)]
        assert never_worse(*made), method


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(["level", "cumulative", "bound", "hold", "range", "approx"]),
    NUMBERS,
    NUMBERS,
    NUMBERS,
    YEARS,
    PATHS.filter(lambda path: path != "stepped"),
    METHODS,
)
def test_the_unit_decides_nothing(
    kind: str,
    value: Decimal,
    baseline: Decimal,
    seen: Decimal,
    when: str,
    path: str,
    method: str,
) -> None:
    more: dict[str, Any] = {"path": path, "method": method}
    measure = "flow" if kind == "cumulative" else "level"
    span = f"2021/{when}" if kind == "cumulative" and when != "2021" else when
    plain = judged(
        kind, [(span, seen)], measure, value=value, upper=value, baseline=baseline, **more
    )
    times = Decimal(10_000)
    other = judged(
        kind,
        [(span, seen)],
        measure,
        unit="万元",
        value=value * times,
        upper=value * times,
        baseline=baseline * times,
        **more,
    )
    assert (plain.status, plain.finding.reason) == (other.status, other.finding.reason)


@settings(deadline=None, max_examples=100)
@given(NUMBERS, NUMBERS, st.lists(NUMBERS, min_size=1, max_size=4), st.lists(NUMBERS, max_size=4))
def test_values_of_another_definition_never_enter(
    value: Decimal, baseline: Decimal, seen: list[Decimal], other: list[Decimal]
) -> None:
    asked = Target("level", period("2021/2025"), "亿元", value, baseline=baseline)
    own = [Observation(period(str(2021 + n)), x, "亿元", LATER) for n, x in enumerate(seen)]
    changed = [
        Observation(period(str(2021 + n)), x, "亿元", LATER, definition="新")
        for n, x in enumerate(other)
    ]
    alone, mixed = (assess(asked, rows, as_of=LATER) for rows in (own, [*own, *changed]))
    if len(other) > len(seen):
        assert mixed.finding.reason == "definition-changed"
    else:
        assert mixed == alone
