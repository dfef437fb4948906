"""An indicator's values as lines of a chart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext as _

from lantu.catalogue.conversions import convert, dimension
from lantu.server.catalogue.unit_words import unit_words
from lantu.server.catalogue.wording import MEASURES
from lantu.server.observations.models import Observation
from lantu.server.observations.queries import Vintage
from lantu.server.ui.charts import ChartData, Role, Series

from .models import Target

FEWEST = 2  #: a chart of one point says less than the table
MOST = 2  #: charts on a page
YEAR = (360, 367)  #: days of a year, more or less

Key = tuple[str, str, str]  #: measure, unit and kind of period: what may share an axis
Points = dict[str, float]
Lines = dict[Key, dict[Role, Points]]


def charts_of(
    name: str, own_unit: str, vintages: Sequence[Vintage], targets: Sequence[Target]
) -> list[ChartData]:
    """Charts of the jurisdiction's own values: most points first, levels before others.

    Only values of the same measure, unit and kind of period share a chart; what can be told in
    ``own_unit``, the indicator's, is. The start that a document compares with is a value of its
    year. A range or a ratio has no point.
    """
    lines: Lines = defaultdict(lambda: defaultdict(dict))
    stated = [vintage.row for vintage in vintages if not vintage.superseded]
    for row in sorted(stated, key=_exactness):
        _add(lines, row, "actual", own_unit)
    for target in sorted(targets, key=_exactness):
        _add(lines, target, "target", own_unit)
    found = sorted(lines.items(), key=lambda item: (-_size(item[1]), item[0][0] != "level"))
    return [
        ChartData(_title(name, key), unit_words(key[1]), _series(roles))
        for key, roles in found
        if _size(roles) >= FEWEST
    ][:MOST]


def _exactness(row: Observation | Target) -> bool:
    """Of several values for one period, an exact one goes before a bound."""
    return row.comparator not in ("eq", "approx")


def _add(lines: Lines, row: Observation | Target, role: Role, own_unit: str) -> None:
    if row.value is None or row.period_start is None or row.period_end is None or row.scope:
        return
    days = (row.period_end - row.period_start).days
    kind = "part" if days < YEAR[0] else "year" if days <= YEAR[1] else "years"
    unit, value = row.unit, row.value
    sort = dimension(unit)
    if sort is not None and sort == dimension(own_unit):
        unit, value = own_unit, convert(value, unit, own_unit)
    lines[row.measure, unit, kind][role].setdefault(row.period, float(value))


def _size(roles: dict[Role, Points]) -> int:
    return len({period for points in roles.values() for period in points})


def _title(name: str, key: Key) -> str:
    measure, _unit, kind = key
    kinds = {"part": _("年内累计"), "years": _("多年")}
    words = [name, *([str(MEASURES[measure])] if measure != "level" else [])]
    return " · ".join([*words, *([kinds[kind]] if kind in kinds else [])])


def _series(roles: dict[Role, Points]) -> tuple[Series, ...]:
    words: tuple[tuple[Role, str], ...] = (("actual", _("完成")), ("target", _("目标")))
    return tuple(
        Series(role, label, tuple(sorted(roles[role].items(), key=_end)))
        for role, label in words
        if roles.get(role)
    )


def _end(point: tuple[str, float]) -> str:
    """Periods as read sort by their end: 2020-01/2020-04 before 2020."""
    end = point[0].rpartition("/")[2]
    return f"{end}-99" if len(end) == len("2020") else end
