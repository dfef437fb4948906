"""蓝图 Lantu: a city's plan from document to result.

All that a notebook may use; nothing here needs Django. Each name is loaded when it is first asked
for, so that ``import lantu`` and the command line stay light.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lantu.errors import DocumentRefused, LantuError
    from lantu.judge.assess import assess
    from lantu.read.document import read_document
    from lantu.read.notebook import claims_table, tasks_table
    from lantu.text.documents import Document

__all__ = [
    "Document",
    "DocumentRefused",
    "LantuError",
    "assess",
    "claims_table",
    "read_document",
    "tasks_table",
]
__version__ = "0.1.0"

_HOMES = {
    "Document": "lantu.text.documents",
    "DocumentRefused": "lantu.errors",
    "LantuError": "lantu.errors",
    "assess": "lantu.judge.assess",
    "claims_table": "lantu.read.notebook",
    "read_document": "lantu.read.document",
    "tasks_table": "lantu.read.notebook",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'lantu' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
