"""The first page: what the ledger holds, what came last."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from lantu.server.deliver.models import Commitment
from lantu.server.desks.queries import holdings, last_ingests
from lantu.server.intake.actions import FileToIngest, ingest
from lantu.server.plan.models import Target

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_an_empty_ledger_says_what_to_do(planner: Client) -> None:
    page = planner.get("/").content.decode()
    assert "台账还是空的" in page and "收入第一份规划文件" in page


def test_the_tiles_count_what_the_ledger_holds(ledger: Any, planner: Client) -> None:
    held = holdings()
    assert (held.plans, held.documents, held.targets) == (2, 2, Target.objects.count())
    assert held.projects == Commitment.objects.filter(kind="project").count() > 0
    tiles = dict(
        re.findall(
            r'tile__label">.*?</svg>([^<]+)</span>\s*<span class="tile__value"><span[^>]*>(\d+)',
            planner.get("/").content.decode(),
            re.DOTALL,
        )
    )
    assert (tiles["文件"], tiles["目标"]) == ("2", str(held.targets))


def test_counts_follow_the_ledger(ledger: Any, tmp_path: Path) -> None:
    before = holdings()
    path = tmp_path / "更多.txt"
    path.write_text("更多\n\n到2025年，森林覆盖率达到41.5%。\n", encoding="utf-8")
    ingest([FileToIngest(path)], actor=None)
    assert holdings().documents == before.documents + 1


def test_the_last_ingest_tells_what_each_file_brought(ledger: Any, planner: Client) -> None:
    (last,) = last_ingests()
    titles = [file["title"] for file in last.files]
    assert titles == [ledger.outline.title, ledger.report.title]
    page = planner.get("/").content.decode()
    assert f'<a href="/documents/{ledger.outline.code}/">{ledger.outline.title}</a>' in page
    assert f"目标 {last.files[0]['targets']}" in page


def test_who_may_not_add_documents_sees_no_button(ledger: Any, signed_in: Any) -> None:
    assert "/upload/" in signed_in("planner").get("/").content.decode()
    assert "/upload/" not in signed_in("congress_reader").get("/").content.decode()


def test_dates_of_publication_are_kept(ledger: Any) -> None:
    assert ledger.outline.published == date(2021, 4, 1)
