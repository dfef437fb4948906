"""The list of documents."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.mark.parametrize(
    ("query", "outline", "report"),
    [
        ("", True, True),
        ("?q=纲要", True, False),
        ("?kind=work_report", False, True),
        ("?q=没有", False, False),
        ("?kind=nonsense", True, True),
    ],
)
def test_documents_are_searched_and_filtered(
    ledger: Any, planner: Client, query: str, outline: bool, report: bool
) -> None:
    page = planner.get(f"/documents/{query}").content.decode()
    assert (ledger.outline.code in page, ledger.report.code in page) == (outline, report)


def test_a_document_tells_what_was_read_in_it(ledger: Any, planner: Client) -> None:
    page = planner.get("/documents/?q=纲要").content.decode()
    found = ledger.outline.texts.get().readings.get().claims_found
    assert f'data-label="量化表述" class="is-number">{found}</td>' in page
