"""Simple models of short yearly series, each for many series at once.

A row is a series: ``history`` is (series, years) without gaps, in the scale the caller works in
(logarithms for values that are all above 0). Each model gives (series, horizon). Parameters that
must be estimated are chosen on a grid by the smallest squared one-step error, which for 5 to 30
points is as good as an optimiser's optimum and the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]

_ALPHAS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_BETAS = (0.0, 0.1, 0.2, 0.4, 0.6)
_PHIS = (0.8, 0.9, 0.98)
_GRID = np.array(list(product(_ALPHAS, _BETAS, _PHIS)))
_DAMPING = 0.9
_BLOCK = 2000  #: series at a time, so that the grid's tables stay small


def naive(history: Table, horizon: int) -> Table:
    """The last value stays."""
    last: Table = np.repeat(history[:, -1:], horizon, axis=1)
    return last


def drift(history: Table, horizon: int) -> Table:
    """Random walk with drift: the mean past change goes on."""
    steps = np.arange(1, horizon + 1)
    return history[:, -1:] + _mean_change(history)[:, None] * steps


def damped_drift(history: Table, horizon: int) -> Table:
    """Random walk whose drift fades by a tenth a year."""
    steps = np.cumsum(_DAMPING ** np.arange(1, horizon + 1))
    return history[:, -1:] + _mean_change(history)[:, None] * steps


def theta(history: Table, horizon: int) -> Table:
    """Theta method: smoothed level plus half the slope of the straight line.

    Assimakopoulos & Nikolopoulos (2000), in the form of Hyndman & Billah (2003).
    """
    count = history.shape[1]
    level, alpha = _smoothed(history)
    steps = np.arange(horizon)
    held = (1 - (1 - alpha) ** count) / alpha
    made: Table = level[:, None] + _slope(history)[:, None] / 2 * (steps + held[:, None])
    return made


def smoothed_drift(history: Table, horizon: int) -> Table:
    """Smoothed level with the mean past change: ARIMA(0,1,1) with a constant."""
    level, _alpha = _smoothed(history)
    steps = np.arange(1, horizon + 1)
    return level[:, None] + _mean_change(history)[:, None] * steps


def damped_trend(history: Table, horizon: int) -> Table:
    """Exponential smoothing with a damped trend, ETS(A,Ad,N).

    Gardner & McKenzie (1985), Forecasting trends in time series.
    """
    blocks = range(0, max(len(history), 1), _BLOCK)
    return np.concatenate([_damped(history[start : start + _BLOCK], horizon) for start in blocks])


def _damped(history: Table, horizon: int) -> Table:
    """All triples of the grid at once: level and trend are (series, triples)."""
    alpha, beta, phi = (column[None, :] for column in _GRID.T)
    level = np.repeat(history[:, :1], alpha.size, axis=1)
    trend = np.repeat(_mean_change(history[:, :5])[:, None], alpha.size, axis=1)
    squares = np.zeros_like(level)
    for year in range(1, history.shape[1]):
        expected = level + phi * trend
        error = history[:, year, None] - expected
        squares += error**2
        level = expected + alpha * error
        trend = phi * trend + alpha * beta * error
    best = squares.argmin(axis=1)
    rows = np.arange(len(history))
    fading = np.cumsum(phi[0, best][:, None] ** np.arange(1, horizon + 1), axis=1)
    made: Table = level[rows, best][:, None] + trend[rows, best][:, None] * fading
    return made


def _smoothed(history: Table) -> tuple[Table, Table]:
    """Last level of simple exponential smoothing, and the alpha chosen for each series."""
    alphas = np.array(_ALPHAS)
    level = np.repeat(history[:, :1], alphas.size, axis=1)
    squares = np.zeros_like(level)
    for year in range(1, history.shape[1]):
        error = history[:, year, None] - level
        squares += error**2
        level = level + alphas * error
    best = squares.argmin(axis=1)
    chosen: Table = level[np.arange(len(history)), best]
    return chosen, alphas[best]


def _mean_change(history: Table) -> Table:
    change: Table = (history[:, -1] - history[:, 0]) / (history.shape[1] - 1)
    return change


def _slope(history: Table) -> Table:
    years = np.arange(history.shape[1]) - (history.shape[1] - 1) / 2
    slope: Table = history @ years / (years @ years)
    return slope


Model = Callable[[Table, int], Table]
#: What the median is taken of.
COMBINED: dict[str, Model] = {
    "damped_drift": damped_drift,
    "damped_trend": damped_trend,
    "theta": theta,
    "smoothed_drift": smoothed_drift,
}
BENCHMARKS: dict[str, Model] = {"naive": naive, "drift": drift}


def median(history: Table, horizon: int) -> Table:
    """The median of the four models, year by year."""
    made = np.stack([model(history, horizon) for model in COMBINED.values()])
    middle: Table = np.median(made, axis=0)
    return middle
