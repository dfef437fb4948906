"""Periods, observations and their signs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lantu.errors import DefinitionRefused, ImportRefused
from lantu.watch.series import Observation, Period, months_between, period, sign_words

KNOWN = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("text", "kind", "months"),
    [
        ("2025", "year", 12),
        ("2021/2025", "span", 60),
        ("2024-03", "month", 1),
        ("2024-04/2024-06", "quarter", 3),
        ("2024-01/2024-06", "half", 6),
        ("2024-01/2024-09", "to_date", 9),
        ("2024-02/2024-04", "span", 3),
        ("2024-05-22", "day", 1 / 31),
    ],
)
def test_period_from_text(text: str, kind: str, months: float) -> None:
    found = period(text)
    assert (found.kind, found.months) == (kind, pytest.approx(months))


def test_same_days_counted_in_another_way_are_another_period() -> None:
    assert period("2024-01/2024-03", "quarter") != period("2024-01/2024-03", "to_date")


@pytest.mark.parametrize(
    ("text", "code"), [("去年", "period-unreadable"), ("", "period-unreadable")]
)
def test_unreadable_period_is_refused(text: str, code: str) -> None:
    with pytest.raises(ImportRefused) as refused:
        period(text)
    assert refused.value.code == code


def test_backwards_period_is_refused() -> None:
    with pytest.raises(ImportRefused, match="晚于"):
        Period(date(2025, 1, 2), date(2025, 1, 1))


def test_months_count_part_months_by_days() -> None:
    assert months_between(date(2024, 1, 1), date(2024, 4, 16)) == 3.5


@pytest.mark.parametrize(
    ("value", "sign", "words"),
    [
        (Decimal(0), "value", "0"),
        (Decimal("41.50"), "value", "41.50"),
        (None, "missing", "缺报"),
        (None, "not_due", "未到期"),
        (None, "not_applicable", "不适用"),
    ],
)
def test_four_signs_look_different(value: Decimal | None, sign: str, words: str) -> None:
    row = Observation(period("2024"), value, "个", KNOWN, sign=sign)  # type: ignore[arg-type]
    assert sign_words(row) == words


@pytest.mark.parametrize(("value", "sign"), [(None, "value"), (Decimal(0), "missing")])
def test_value_and_sign_must_agree(value: Decimal | None, sign: str) -> None:
    with pytest.raises(ImportRefused, match="0 是数值，不是缺报"):
        Observation(period("2024"), value, "个", KNOWN, sign=sign)  # type: ignore[arg-type]


def test_infinite_value_is_refused() -> None:
    with pytest.raises(ImportRefused):
        Observation(period("2024"), Decimal("Infinity"), "个", KNOWN)


def test_units_are_converted_exactly() -> None:
    row = Observation(period("2024"), Decimal("7030.4"), "亿元", KNOWN)
    assert row.told_in("万元").value == Decimal("70304000")


def test_units_of_two_sorts_do_not_convert() -> None:
    row = Observation(period("2024"), Decimal(5), "亩", KNOWN)
    assert not row.convertible("万元")
    with pytest.raises(DefinitionRefused):
        row.told_in("万元")
