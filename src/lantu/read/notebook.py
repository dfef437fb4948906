"""What a notebook asks of a document: its claims and its tasks as Polars tables."""

from __future__ import annotations

import polars as pl

from lantu.read.claims import read_claims
from lantu.read.claims import table as claims
from lantu.read.link import link
from lantu.read.reading import shipped_catalogue
from lantu.read.tasks import read_tasks
from lantu.read.tasks import table as tasks
from lantu.text.documents import Document


def claims_table(document: Document) -> pl.DataFrame:
    """The document's quantified statements, one row each, in document order.

    Columns: :data:`lantu.read.claims.table.SCHEMA`; ``indicator_id`` is the catalogue's.
    """
    return claims.claims_table(link(read_claims(document), shipped_catalogue()))


def tasks_table(document: Document) -> pl.DataFrame:
    """The document's tasks, projects and rules, one row each, in document order.

    Columns: :data:`lantu.read.tasks.table.SCHEMA`; ``claims`` holds ids of :func:`claims_table`.
    """
    return tasks.tasks_table(read_tasks(document, read_claims(document)))
