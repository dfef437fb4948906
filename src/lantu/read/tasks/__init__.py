"""Tasks, projects and rules of a document."""

from lantu.read.tasks.functions import (
    PlaceFunction,
    SpecialPlan,
    read_functions,
    read_special_plans,
)
from lantu.read.tasks.reader import read_tasks
from lantu.read.tasks.table import tasks_table

__all__ = [
    "PlaceFunction",
    "SpecialPlan",
    "read_functions",
    "read_special_plans",
    "read_tasks",
    "tasks_table",
]
