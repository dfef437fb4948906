"""蓝图 Lantu: a city's plan from document to result.

All that a notebook may use; nothing here needs Django.
"""

from lantu.errors import DocumentRefused, LantuError
from lantu.read.document import read_document
from lantu.text.documents import Document

__all__ = ["Document", "DocumentRefused", "LantuError", "read_document"]
__version__ = "0.1.0"
