"""Versions of what reads: a reading is repeated only where one of them has changed."""

EXTRACTOR = "1"  #: from bytes to text and layout; raise it when the same bytes give another text
READER = "1"  #: from text to claims and tasks; raise it when the same text gives other results
