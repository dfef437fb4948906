"""Where a series is going: the median of four simple models, with tested intervals.

How sure it is comes from the errors that the same models made on other indicators' series, never
from a model's own formula: those are far too narrow a few years ahead.
"""

from lantu.watch.projections.calibration import Calibration, calibrate, shipped
from lantu.watch.projections.project import Projection, Unfit, project

__all__ = ["Calibration", "Projection", "Unfit", "calibrate", "project", "shipped"]
