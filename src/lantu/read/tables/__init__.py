"""Claims from tables: indicator tables of plans, statistical tables, budget tables."""

from __future__ import annotations

from lantu.read.tables.claims import table_claims
from lantu.read.tables.prose import table_prose
from lantu.read.tables.targets import TextTarget, table_text_targets

__all__ = ["TextTarget", "table_claims", "table_prose", "table_text_targets"]
