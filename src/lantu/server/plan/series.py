"""An indicator's values as lines of a chart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from lantu.server.catalogue.models import Indicator
from lantu.server.catalogue.wording import MEASURES
from lantu.server.observations.models import Observation
from lantu.server.observations.queries import Vintage
from lantu.server.ui.charts import ChartData, Role, Series

from .models import Target

FEWEST = 2  #: a chart of one point says less than the table
MOST = 2  #: charts on a page

Key = tuple[str, str]  #: measure and unit: what may share an axis
Points = dict[str, float]


def charts_of(
    indicator: Indicator, name: str, vintages: Sequence[Vintage], targets: Sequence[Target]
) -> list[ChartData]:
    """Charts of the jurisdiction's own values, those with the most points first.

    Only values of the same measure and unit share a chart. A range or a ratio has no point.
    """
    lines: dict[Key, dict[Role, Points]] = defaultdict(lambda: defaultdict(dict))
    for vintage in vintages:
        if not vintage.superseded:
            role: Role = "baseline" if vintage.row.is_baseline else "actual"
            _add(lines, vintage.row, role)
    for target in targets:
        _add(lines, target, "target")
    found = sorted(lines.items(), key=lambda item: -_size(item[1]))
    return [
        ChartData(_title(name, key), key[1], _series(roles))
        for key, roles in found
        if _size(roles) >= FEWEST
    ][:MOST]


def _add(lines: dict[Key, dict[Role, Points]], row: Observation | Target, role: Role) -> None:
    if row.value is not None and row.period_end is not None and not row.scope:
        lines[row.measure, row.unit][role].setdefault(row.period, float(row.value))


def _size(roles: dict[Role, Points]) -> int:
    return len({period for points in roles.values() for period in points})


def _title(name: str, key: Key) -> str:
    measure = key[0]
    return name if measure == "level" else f"{name} · {MEASURES[measure]}"


def _series(roles: dict[Role, Points]) -> tuple[Series, ...]:
    words: Iterable[tuple[Role, str]] = (
        ("actual", _("完成")),
        ("target", _("目标")),
        ("baseline", _("基期")),
    )
    return tuple(
        Series(role, label, tuple(sorted(roles[role].items(), key=_end)))
        for role, label in words
        if roles.get(role)
    )


def _end(point: tuple[str, float]) -> str:
    """Periods as read sort by their end: 2020-01/2020-04 before 2020."""
    end = point[0].rpartition("/")[2]
    return f"{end}-99" if len(end) == len("2020") else end
