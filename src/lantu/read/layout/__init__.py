"""Text to structure: sections, boxes and items, paragraphs, tables and sentences."""

from __future__ import annotations

from lantu.read.layout.structure import Layout, lay_out

__all__ = ["Layout", "lay_out"]
