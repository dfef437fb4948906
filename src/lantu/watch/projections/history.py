"""Whether a history bears a projection: gaps, breaks, and points that were only interpolated."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FEWEST = 5  #: points below which nothing is projected
_RUN = 4  #: points on one straight line that look interpolated
_EXACT = 1e-6  #: relative to the mean level


def linear_runs(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """For each row, whether four points in a row lie exactly on a straight line (or are equal).

    Real yearly statistics do not; interpolated ones do. Such a row says nothing about errors.
    """
    if values.shape[1] < _RUN:
        return np.zeros(len(values), bool)
    level = np.abs(values).mean(axis=1, keepdims=True) + np.finfo(float).tiny
    flat = np.abs(np.diff(values, 2, axis=1)) < _EXACT * level
    run: NDArray[np.bool_] = (flat[:, 1:] & flat[:, :-1]).any(axis=1)
    return run


def latest_run(years: Sequence[int]) -> int:
    """How many of the last years follow one another without a gap."""
    count = min(len(years), 1)
    while count < len(years) and years[-count] - years[-count - 1] == 1:
        count += 1
    return count
