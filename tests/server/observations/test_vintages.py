"""Values by vintage: what a later source revised."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lantu.server.catalogue.models import Indicator
from lantu.server.observations.models import Observation
from lantu.server.observations.queries import observations_of, vintages

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def row(pk: int, known: date | None, mantissa: int, **fields: Any) -> Observation:
    columns = {"indicator_id": 1, "measure": "level", "unit": "亿元", "period": "2020", **fields}
    return Observation(pk=pk, known_on=known, mantissa=mantissa, **columns)


OLD, NEW = date(2021, 4, 1), date(2022, 1, 10)


@pytest.mark.parametrize(
    ("rows", "superseded"),
    [
        ([row(1, OLD, 70), row(2, NEW, 71)], [True, False]),
        ([row(1, OLD, 70), row(2, NEW, 70)], [False, False]),
        ([row(1, OLD, 70), row(2, OLD, 71)], [False, False]),
        ([row(1, None, 70), row(2, NEW, 71)], [True, False]),
        ([row(1, OLD, 70), row(2, NEW, 71, period="2021")], [False, False]),
        ([row(1, OLD, 70), row(2, NEW, 71, unit="万元")], [False, False]),
        ([row(1, OLD, 70), row(2, NEW, 71, scope="中山区")], [False, False]),
        ([row(1, OLD, 70), row(2, NEW, 71, measure="growth")], [False, False]),
    ],
)
def test_a_later_source_with_another_value_revises(
    rows: list[Observation], superseded: list[bool]
) -> None:
    assert [vintage.superseded for vintage in vintages(rows)] == superseded


def test_as_of_a_day_only_what_was_published_counts(ledger: Any) -> None:
    gdp = Indicator.objects.get(key="gdp").pk
    values = {
        day: {
            str(value.value) for value in observations_of(gdp, as_of=day) if value.period == "2020"
        }
        for day in (date(2021, 3, 31), OLD, NEW)
    }
    assert values[date(2021, 3, 31)] == set()
    assert "7030.4" in values[OLD] and "7050" not in values[OLD]
    assert {"7030.4", "7050"} <= values[NEW]
