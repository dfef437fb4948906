"""Reading quantified statements: from a document to its claims.

The steps, in order: numbers are found (``lantu.text.quantities``), those that can be claims are
kept (``accept``), placed in their clauses (``slots``), what stands before each is taken apart
(``phrase``), the subject is found (``subjects``, ``heads``), then measure and sign (``measures``),
role and period (``frames``, ``timing``), scope and confidence.
"""

from __future__ import annotations

from lantu.read.claim import Claim
from lantu.read.claims.reader import text_claims
from lantu.read.claims.table import claims_table
from lantu.read.tables import table_claims
from lantu.text.documents import Document

__all__ = ["claims_table", "read_claims"]


def read_claims(document: Document) -> list[Claim]:
    """All quantified statements of a document, from running text and tables, in document order."""
    claims = [*text_claims(document), *table_claims(document)]
    return sorted(claims, key=lambda claim: (claim.start, claim.end))
