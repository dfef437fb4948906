"""An entry with its proof, and a row's history, as pages and for programs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from lantu.publish.heads import TreeHead
from lantu.publish.merkle import verify_consistency
from lantu.server.deliver.models import Commitment
from lantu.server.record.signing import sign_head

from .conftest import first, sql

pytestmark = [pytest.mark.database, pytest.mark.django_db]
SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "verify_record.py"


def words(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    main = html.fromstring(answer.content.decode()).xpath("//main")[0]
    return " ".join(main.text_content().split())


@pytest.fixture
def auditor(signed_in: Any) -> Client:
    client: Client = signed_in("auditor")
    return client


def test_an_entry_shows_what_was_done_and_its_proof(record: TreeHead, auditor: Client) -> None:
    shown = words(auditor, f"/record/{first()}/")
    assert "林规划（示例）" in shown
    assert "任务和项目" in shown
    assert "成立，已签名" in shown
    assert record.root in shown


def test_a_young_entry_waits_for_its_signature(record: TreeHead, auditor: Client) -> None:
    assert "成立，待签名" in words(auditor, f"/record/{first() + 2}/")
    sign_head(timezone.now())
    assert "成立，已签名" in words(auditor, f"/record/{first() + 2}/")


def test_a_changed_entry_shows_that_its_proof_fails(record: TreeHead, auditor: Client) -> None:
    sql("UPDATE record_logentry SET leaf = REPLACE(leaf, 'lead_assigned', 'x')")
    assert "不成立" in words(auditor, f"/record/{first()}/")


def test_a_head_signed_by_nobody_known_is_told(record: TreeHead, auditor: Client) -> None:
    sql('UPDATE record_signedhead SET line = REPLACE(line, \'"scheme":"ed\', \'"scheme":"xx\')')
    assert "签名不可信" in words(auditor, f"/record/{first()}/")


def test_a_rows_whole_history_is_shown(record: TreeHead, auditor: Client) -> None:
    row = Commitment.objects.order_by("id").first()
    assert row is not None
    page = auditor.get(f"/record/rows/deliver.Commitment/{row.pk}/").content.decode()
    links = html.fromstring(page).xpath("//tbody//a/@href")
    assert links == [f"/record/{first() + after}/" for after in (2, 1, 0)] + ["/record/1/"]


def test_the_downloaded_proof_is_checked_offline(
    record: TreeHead, auditor: Client, tmp_path: Path
) -> None:
    path = tmp_path / "proof.json"
    path.write_bytes(auditor.get(f"/record/{first()}/proof.json").content)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(path), "--key", str(tmp_path / "key.pub.pem")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_growth_and_heads_are_for_programs(record: TreeHead, auditor: Client) -> None:
    proof = json.loads(auditor.get("/record/growth.json?first=2&size=5").content)
    path = [bytes.fromhex(text) for text in proof["path"]]
    roots = bytes.fromhex(proof["first_root"]), bytes.fromhex(proof["root"])
    assert verify_consistency(2, 5, *roots, path)
    assert auditor.get("/record/heads.jsonl").content.decode() == record.line + "\n"


@pytest.mark.parametrize(
    "path",
    [
        "/record/99/",
        "/record/99/proof.json",
        "/record/growth.json",
        "/record/growth.json?first=2&size=99",
        "/record/growth.json?first=x&size=2",
        "/record/rows/plan.Target/99999/",
        "/record/rows/auth.Permission/1/",
    ],
)
def test_what_there_is_not_is_not_found(path: str, record: TreeHead, auditor: Client) -> None:
    assert auditor.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/record/1/",
        "/record/1/proof.json",
        "/record/growth.json?first=1&size=2",
        "/record/heads.jsonl",
        "/record/rows/deliver.Commitment/1/",
    ],
)
def test_only_readers_of_the_record_see_it(path: str, record: TreeHead, signed_in: Any) -> None:
    assert signed_in("unit_clerk").get(path).status_code == 403
