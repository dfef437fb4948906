"""A commitment's life through the actions: rights, versions, evidence, history, the record."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation

from lantu.deliver.adjustments import Request
from lantu.deliver.state import Decision
from lantu.errors import ActionRefused, ChangedMeanwhile, NotPermitted
from lantu.server.accounts.models import Role, RoleHeld, Unit, UnitWithin, User
from lantu.server.deliver.actions import changes, evidence, life, lists
from lantu.server.deliver.books import playbook
from lantu.server.deliver.files import keep
from lantu.server.deliver.imports import columns_of, read_list, rows_out
from lantu.server.deliver.models import Commitment, CommitmentList
from lantu.server.deliver.queries.visible import may_see
from lantu.server.deliver.sheets import to_csv
from lantu.server.record.check import Checked, check

pytestmark = [pytest.mark.database, pytest.mark.django_db]

DUE = date(2099, 12, 31)


def person(login: str, role: Role, unit: Unit) -> User:
    user = User.objects.create(username=login, name=login, unit=unit)
    RoleHeld.objects.create(user=user, role=role)
    return user


@pytest.fixture
def planner(city: Any) -> User:
    return User.objects.get(username="planner")


@pytest.fixture
def bureau(city: Any) -> Unit:
    """A bureau beside the commission that plans."""
    gov = Unit.objects.get(key="gov")
    unit = Unit.objects.create(key="transport", name="交通局", short_name="交通局", parent=gov)
    UnitWithin.objects.create(unit=unit, ancestor=unit, distance=0)
    UnitWithin.objects.create(unit=unit, ancestor=gov, distance=1)
    return unit


@pytest.fixture
def clerk(bureau: Unit) -> User:
    return person("clerk", Role.CLERK, bureau)


@pytest.fixture
def project(planner: User, bureau: Unit) -> Commitment:
    row = Commitment(kind="project", name="海湾大桥")
    fields = {"total_investment": "12"}
    book = playbook("five-ones")
    return life.manage(row, book, lead=bureau, due=DUE, fields=fields, actor=planner)


def again(row: Commitment) -> Commitment:
    return Commitment.objects.get(pk=row.pk)


def test_what_was_read_is_taken_into_management(ledger: Any, planner: User, bureau: Unit) -> None:
    row = Commitment.objects.filter(kind="project", playbook="").first()
    assert row is not None
    life.manage(
        row,
        playbook("five-ones"),
        lead=bureau,
        due=DUE,
        fields={"total_investment": "12"},
        actor=planner,
        read_version=row.version,
    )
    managed = again(row)
    assert (managed.quote_id, managed.at_stage) == (row.quote_id, "listed")


def test_two_people_decide_at_once_and_one_is_told(project: Commitment, clerk: User) -> None:
    seen = project.version
    first, second = again(project), again(project)
    people = {"service_secretary": ("某秘书",)}
    life.name_holders(first, people, actor=clerk, right="commitment.edit", read_version=seen)
    with pytest.raises(ChangedMeanwhile):
        life.name_holders(second, people, actor=clerk, right="commitment.edit", read_version=seen)


def test_every_version_is_kept_with_the_day_from_which_it_holds(
    project: Commitment, planner: User, clerk: User
) -> None:
    decision = Decision("government", "政〔2026〕1号", timezone.localdate())
    request = Request("change_date", "征地延期", decision, due=DUE - timedelta(days=30))
    changes.change_promise(project, request, actor=planner, read_version=project.version)
    dues = [one.state["due"] for one in project.versions.all()]
    assert dues == [str(DUE), str(DUE - timedelta(days=30))]
    assert again(project).state["changes"][0]["old"] == str(DUE)


def test_another_units_clerk_sees_and_changes_nothing(project: Commitment, planner: User) -> None:
    stranger = person("stranger", Role.CLERK, Unit.objects.get(key="ndrc"))
    assert not may_see(stranger, project)
    with pytest.raises(NotPermitted):
        life.fill_fields(
            project, {"dormant_remedy": "x"}, actor=stranger, read_version=project.version
        )


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("证.pdf", b"MZ\x90\x00\x03\x00\x00\x00", "evidence_type"),
        ("证.docx", b"PK\x03\x04 no package", "evidence_type"),
        ("证.txt", b"", "evidence_size"),
    ],
)
def test_a_file_that_proves_nothing_is_refused(name: str, content: bytes, code: str) -> None:
    with pytest.raises(ActionRefused) as refused:
        keep(SimpleUploadedFile(name, content))
    assert refused.value.code == code


def test_evidence_is_kept_by_its_bytes_and_rejected_with_a_reason(
    project: Commitment, planner: User, clerk: User, settings: Any
) -> None:
    file = keep(SimpleUploadedFile("许可证.pdf", b"%PDF-1.7 permit"))
    proof = evidence.hand_in(
        project, "construction_permit", on=timezone.localdate(), file=file, actor=clerk
    )
    stored = settings.BLOBS / proof.digest[:2] / proof.digest
    assert (stored.read_bytes(), proof.unit) == (b"%PDF-1.7 permit", clerk.unit)
    evidence.reject(proof, "不是本项目的", actor=planner, read_version=proof.version)
    proof.refresh_from_db()
    assert proof.rejected


def test_a_refusal_is_told_in_the_language_of_the_page(project: Commitment, clerk: User) -> None:
    with translation.override("en"), pytest.raises(ActionRefused) as refused:
        life.move(
            project, "preparatory", timezone.localdate(), actor=clerk, read_version=project.version
        )
    assert refused.value.message == "No service secretary is named"


def item(name: str, investment: str) -> lists.NewItem:
    fields = {"total_investment": investment}
    return lists.NewItem(name, "project", {"lead_unit": ("ndrc",)}, fields, due=DUE)


@pytest.fixture
def listed(planner: User) -> CommitmentList:
    made = CommitmentList(name="项目清单", playbook="five-ones", year=2026, unit=planner.unit)
    return lists.make_list(made, actor=planner)


def test_a_list_takes_all_items_or_none(listed: CommitmentList, planner: User) -> None:
    added = Request("add", "年度计划")
    with pytest.raises(ActionRefused):
        lists.add(listed, [item("甲", "1"), item("乙", "很多")], added, actor=planner)
    assert not Commitment.objects.filter(in_list=listed).exists()


def test_every_row_of_a_life_stands_in_the_record(
    listed: CommitmentList, planner: User, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LANTU_RECORD_HEADS", str(tmp_path / "heads.jsonl"))
    monkeypatch.setenv("LANTU_RECORD_KEY", str(tmp_path / "key.pem"))
    (row,) = lists.add(listed, [item("甲", "1")], Request("add", "年度计划"), actor=planner)
    evidence.hand_in(
        row, "site_photo", on=timezone.localdate(), document_number="照1号", actor=planner
    )
    assert not list(check(checked=Checked()))
    Commitment.objects.filter(pk=row.pk).update(state={**again(row).state, "due": "2100-01-01"})
    assert list(check(checked=Checked()))


def test_all_faults_of_a_sheet_are_told_by_cell_and_name(
    listed: CommitmentList, planner: User
) -> None:
    book, added = playbook("five-ones"), Request("add", "年度计划")
    lists.add(listed, [item("甲", "1")], added, actor=planner)
    columns, rows = columns_of(book), rows_out(listed, book)
    rows[0]["due"] = "2100-01-01"
    rows.append({"name": "乙", "role_lead_unit": "没有的局", "due": "明年", "target": "许多"})
    brought = read_list(to_csv(columns, rows), listed, book, added)
    told = [(fault.where, fault.message) for fault in brought.faults]
    letters = {
        column.key: place for place, column in zip("ABCDEFGHIJKLMNOP", columns, strict=False)
    }
    assert told == [
        (f"CSV!{letters['due']}2", "甲：期限和目标只能按调整程序办理"),
        (f"CSV!{letters['role_lead_unit']}3", "乙：没有“没有的局”这个单位"),
        (f"CSV!{letters['target']}3", "乙：“许多”不是数字"),
        (f"CSV!{letters['due']}3", "乙：“明年”不是日期"),
    ]


def test_the_same_sheet_again_changes_nothing(listed: CommitmentList, planner: User) -> None:
    book, added = playbook("five-ones"), Request("add", "年度计划")
    lists.add(listed, [item("甲", "1")], added, actor=planner)
    brought = read_list(to_csv(columns_of(book), rows_out(listed, book)), listed, book, added)
    assert (brought.faults, brought.items, brought.updates, brought.unchanged) == ([], [], [], 1)
