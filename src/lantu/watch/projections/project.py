"""One yearly series projected: values, 80% intervals, probability of reaching a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lantu.watch.projections.calibration import LONGEST, SUREST, Calibration, shipped, spread
from lantu.watch.projections.history import FEWEST, latest_run, linear_runs
from lantu.watch.projections.models import median

Reason = Literal["too-short", "too-far", "interpolated", "not-finite"]
_LARGEST = 700.0  #: logarithm of the largest value that is told
_MOST_YEARS = 15  #: older years say little about the next five


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why no projection is made. ``points``: years in a row that were there."""

    reason: Reason
    points: int


@dataclass(frozen=True)
class Projection:
    """Projected values by year, with the bounds that 80% of such projections held."""

    years: tuple[int, ...]
    values: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    points: int
    logarithms: bool
    centre: NDArray[np.float64]
    scale: float
    calibration: Calibration

    def probability_at_least(self, value: float, year: int) -> float:
        """Probability that the value of ``year`` is at least ``value``, within 0.02 and 0.98.

        Raises ``KeyError`` for a year that was not projected.
        """
        if year not in self.years:
            raise KeyError(year)
        if self.logarithms and value <= 0:
            return SUREST
        ahead = self.years.index(year) + 1
        aim = np.log(value) if self.logarithms else value
        off = (aim - self.centre[ahead - 1]) / self.scale
        return float(self.calibration.above(ahead, np.array([off]))[0])

    def paths(self) -> NDArray[np.float64]:
        """Possible courses, (99, years): each follows one quantile of the errors all the way.

        Good years and bad years last, so that sums and growth over several years are taken along
        such courses; that is the widest the years' uncertainties allow.
        """
        made: NDArray[np.float64] = (
            self.centre + self.scale * self.calibration.quantiles[: len(self.years)].T
        )
        return np.exp(np.minimum(made, _LARGEST)) if self.logarithms else made


def project(
    values: Mapping[int, float],
    until: int,
    calibration: Calibration | None = None,
    *,
    rates: bool = False,
) -> Projection | Unfit:
    """Project yearly ``values`` (year → value, one definition) to the year ``until``.

    Uses the last years that follow without a gap, at most 15. Series above 0 are projected in
    logarithms, others, and ``rates`` of growth, as they are. Without ``calibration`` (see
    :func:`lantu.watch.projections.calibrate`) the one that comes with Lantu is used. Says why not
    (``Unfit``) for fewer than 5 points, more than 5 years ahead, interpolated or infinite values.
    """
    years = sorted(values)
    count = min(latest_run(years), _MOST_YEARS)
    row = np.array([[values[year] for year in years[-count:]]] if count else [[]], float)
    ahead = until - years[-1] if years else 0
    reason = _unfit(row, ahead)
    if reason is not None:
        return Unfit(reason, count)
    logarithms = not rates and bool((row > 0).all())
    history = np.log(row) if logarithms else row
    scale = float(spread(history, logarithms=logarithms)[0])
    return _projected(history, years[-1], ahead, scale, logarithms, calibration or shipped(count))


def _unfit(row: NDArray[np.float64], ahead: int) -> Reason | None:
    if row.shape[1] < FEWEST:
        return "too-short"
    if not np.isfinite(row).all():
        return "not-finite"
    if not 1 <= ahead <= LONGEST:
        return "too-far"
    return "interpolated" if linear_runs(row[:, -FEWEST:])[0] else None


def _projected(
    history: NDArray[np.float64],
    last: int,
    ahead: int,
    scale: float,
    logarithms: bool,
    calibration: Calibration,
) -> Projection:
    centre = median(history, ahead)[0]
    bounds = np.array([calibration.interval(year) for year in range(1, ahead + 1)])
    low, high = centre + bounds[:, 0] * scale, centre + bounds[:, 1] * scale
    return Projection(
        years=tuple(range(last + 1, last + ahead + 1)),
        values=_told(centre, logarithms),
        low=_told(low, logarithms),
        high=_told(high, logarithms),
        points=history.shape[1],
        logarithms=logarithms,
        centre=centre,
        scale=scale,
        calibration=calibration,
    )


def _told(line: NDArray[np.float64], logarithms: bool) -> tuple[float, ...]:
    back = np.exp(np.minimum(line, _LARGEST)) if logarithms else line
    return tuple(float(value) for value in back)
