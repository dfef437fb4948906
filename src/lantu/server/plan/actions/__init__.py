"""The only writing of the app: plans, targets, places' functions, and proposed indicators."""

from .proposals import Decision, decide
from .storing import (
    attach,
    register,
    register_special_plans,
    set_targets,
    set_text_targets,
    store_functions,
    store_plans,
)

__all__ = [
    "Decision",
    "attach",
    "decide",
    "register",
    "register_special_plans",
    "set_targets",
    "set_text_targets",
    "store_functions",
    "store_plans",
]
