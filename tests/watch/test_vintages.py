"""What was known on a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from lantu.watch.series import Observation, period
from lantu.watch.vintages import as_of, breaks, revisions


def seen(text: str, value: str, known: date, definition: str = "", hour: int = 8) -> Observation:
    entered = datetime(2026, 1, 1, hour, tzinfo=UTC)
    return Observation(
        period(text), Decimal(value), "亿元", known, definition=definition, recorded_at=entered
    )


FIRST = seen("2023", "100", date(2024, 1, 20))
REVISED = seen("2023", "98", date(2024, 12, 26))


def test_the_day_decides_which_vintage_counts() -> None:
    assert as_of([REVISED, FIRST], date(2024, 6, 30)) == (FIRST,)
    assert as_of([FIRST, REVISED], date(2024, 12, 26)) == (REVISED,)


def test_nothing_is_known_before_it_is_published() -> None:
    assert as_of([FIRST], date(2024, 1, 19)) == ()


def test_of_two_published_on_one_day_the_later_entered_counts() -> None:
    late = seen("2023", "99", date(2024, 1, 20), hour=9)
    assert as_of([late, FIRST], date(2025, 1, 1)) == (late,)


def test_another_definition_is_another_value_not_a_revision() -> None:
    other = seen("2023", "120", date(2024, 12, 26), definition="2023口径")
    assert as_of([FIRST, other], date(2025, 1, 1)) == (FIRST, other)
    assert revisions([FIRST, other]) == ()
    assert revisions([REVISED, FIRST]) == ((FIRST, REVISED),)


def test_breaks_are_where_the_definition_changes() -> None:
    rows = [seen("2022", "90", date(2023, 1, 1)), seen("2023", "95", date(2024, 1, 1), "新")]
    assert breaks(rows) == (date(2023, 1, 1),)
