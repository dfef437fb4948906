"""Published methods of measuring progress to a target, as plain functions of numbers.

Each gives its own figure and its own class, or the reason why it cannot be applied: methods that
divide growth rates break on zeros, on a target equal to its base and on series that are rates.
"""

from lantu.judge.methods.escap import anticipated_progress, current_status
from lantu.judge.methods.eurostat import growth_ratio, growth_without_target
from lantu.judge.methods.un_chart import chart_ratio, chart_without_target

__all__ = [
    "anticipated_progress",
    "chart_ratio",
    "chart_without_target",
    "current_status",
    "growth_ratio",
    "growth_without_target",
]
