"""The only writing of the app: documents with their readings, and what comparing them found."""

from .comparing import compare, reopen, settle
from .storing import QuoteWriter, store_document, store_reading, store_text

__all__ = [
    "QuoteWriter",
    "compare",
    "reopen",
    "settle",
    "store_document",
    "store_reading",
    "store_text",
]
