"""The file formats that can be read, one module each, and the registry that knows them."""

from __future__ import annotations

from lantu.read.formats.extract import Extract, Format, HeadingHint
from lantu.read.formats.registry import ENDINGS, FORMATS, format_for, format_of

__all__ = ["ENDINGS", "FORMATS", "Extract", "Format", "HeadingHint", "format_for", "format_of"]
