"""蓝图 Lantu: a city's plan from document to result.

All that a notebook may use; nothing here needs Django.
"""

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
