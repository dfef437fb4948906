"""A hand-over: what a person holds, signed over as it was that day."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import docx
import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from lantu.errors import ActionRefused, NotPermitted
from lantu.server.accounts.models import PortfolioUnit, Role, RoleHeld, Unit, User
from lantu.server.accounts.rights import may
from lantu.server.deliver.actions import assign_lead, life
from lantu.server.deliver.books import playbook
from lantu.server.deliver.models import Commitment, CommitmentList
from lantu.server.desks.actions import sign_over
from lantu.server.desks.handover import Line, pack_of
from lantu.server.desks.models import Handover
from lantu.server.record.models import LogEntry

pytestmark = [pytest.mark.database, pytest.mark.django_db]
TODAY = date(2026, 3, 2)


def person(name: str, unit: str, *roles: Role) -> User:
    user = User.objects.create(username=name, name=name, unit=Unit.objects.get(key=unit))
    for role in roles:
        RoleHeld.objects.create(user=user, role=role)
    return user


@pytest.fixture
def port(ledger: Any) -> Unit:
    """A unit beside the planners' that leads two things: one open, one done."""
    gov = Unit.objects.get(key="gov")
    unit = Unit.objects.create(key="port", name="港口局", parent=gov)
    for ancestor, distance in ((unit, 0), (gov, 1)):
        unit.within.create(ancestor=ancestor, distance=distance)
    planner = User.objects.get(username="planner")
    for row in Commitment.objects.filter(kind="project")[:2]:
        assign_lead(row, unit, actor=planner, read_version=row.version)
    Commitment.objects.filter(pk=row.pk).update(done=True)
    return unit


@pytest.fixture
def old(port: Unit) -> User:
    return person("old", "port", Role.CLERK)


@pytest.fixture
def new(port: Unit) -> User:
    return person("new", "port", Role.CLERK)


@pytest.fixture
def signatory(port: Unit) -> User:
    return person("signatory", "port", Role.SIGNATORY)


def names(user: User) -> list[str]:
    return [line.name for line in pack_of(user, TODAY).lines]


def open_item() -> Commitment:
    return Commitment.objects.get(lead_unit__key="port", done=False)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_pack_holds_what_the_unit_leads_and_is_open(old: User) -> None:
    assert names(old) == [open_item().name]
    assert pack_of(old, TODAY).lines[0].unit == "港口局"


def test_a_leaders_pack_holds_the_portfolio_and_what_its_units_lead(port: Unit) -> None:
    leader = person("leader", "gov", Role.LEADER)
    assert names(leader) == []
    PortfolioUnit.objects.create(user=leader, unit=port)
    assert names(leader) == ["港口局", open_item().name]


def test_signed_over_it_stays_as_it_was(old: User, new: User, signatory: User) -> None:
    held = open_item()
    row = sign_over(old, new, on=TODAY, note="钥匙在抽屉里", actor=signatory)
    Commitment.objects.filter(pk=held.pk).update(done=True)
    assert [Line(**line).name for line in Handover.objects.get().lines] == [held.name]
    page = browser(new).get(f"/handovers/signed/{row.pk}/").content.decode()
    assert held.name in page and "钥匙在抽屉里" in page and "signatory" in page
    entry = LogEntry.objects.order_by("-index")[0]
    assert (entry.action, entry.actor) == ("handover.signed", signatory)


def test_a_portfolio_moves_to_a_successor_who_may_hold_one(port: Unit) -> None:
    admin = person("admin", "gov", Role.ADMINISTRATOR)
    leaving = person("leaving", "gov", Role.LEADER)
    coming = person("coming", "gov")
    PortfolioUnit.objects.create(user=leaving, unit=port)
    with pytest.raises(ActionRefused, match="还没有领导"):
        sign_over(leaving, coming, on=TODAY, note="", actor=admin)
    RoleHeld.objects.create(user=coming, role=Role.LEADER)
    coming = User.objects.get(pk=coming.pk)
    sign_over(leaving, coming, on=TODAY, note="", actor=admin)
    leaving = User.objects.get(pk=leaving.pk)
    assert may(coming, "commitment.read", open_item())
    assert not may(leaving, "commitment.read", open_item())


@pytest.fixture
def bridge(port: Unit) -> Commitment:
    """A project of the port for which old is responsible and, with another, the team."""
    planner = User.objects.get(username="planner")
    row = life.manage(
        Commitment(kind="project", name="海湾大桥"),
        playbook("five-ones"),
        lead=port,
        due=date(2099, 12, 31),
        fields={"total_investment": "12"},
        actor=planner,
    )
    named = {"responsible_leader": ["old"], "team": ["old", "planner"]}
    right = "commitment.edit"
    return life.name_holders(row, named, actor=planner, right=right, read_version=row.version)


def test_a_pack_holds_what_the_person_is_named_for_once(bridge: Commitment) -> None:
    outsider = person("old", "ndrc", Role.PLANNER)
    assert names(outsider) == ["海湾大桥"]
    assert names(person("other", "port", Role.CLERK)).count("海湾大桥") == 1


def test_the_successor_is_named_instead(
    bridge: Commitment, old: User, new: User, signatory: User
) -> None:
    sign_over(old, new, on=TODAY, note="", actor=signatory)
    roles = Commitment.objects.get(pk=bridge.pk).state["roles"]
    assert (roles["responsible_leader"], roles["team"]) == (["new"], ["new", "planner"])
    actions = LogEntry.objects.order_by("-index").values_list("action", flat=True)[:2]
    assert list(actions) == ["commitment.roles_named", "handover.signed"]


def test_a_list_of_the_unit_is_part_of_the_pack(old: User, port: Unit) -> None:
    CommitmentList.objects.create(
        name="港口提升清单", playbook="improvement-list", unit=port, recorded_at=timezone.now()
    )
    lines = pack_of(old, TODAY).lines
    assert [(line.words, line.name) for line in lines if line.kind == "list"] == [
        ("清单", "港口提升清单")
    ]
    assert browser(old).get(f"/handovers/{old.pk}/").status_code == 200


@pytest.mark.parametrize(
    ("successor", "on", "words"),
    [
        ("old", TODAY, "另一名在用的用户"),
        ("closed", TODAY, "另一名在用的用户"),
        ("new", timezone.localdate() + timedelta(days=2), "今天之后"),
    ],
)
def test_what_cannot_be_is_refused(
    old: User, new: User, signatory: User, successor: str, on: date, words: str
) -> None:
    User.objects.create(username="closed", unit=old.unit, is_active=False)
    with pytest.raises(ActionRefused, match=words):
        sign_over(old, User.objects.get(username=successor), on=on, note="", actor=signatory)
    assert not Handover.objects.exists()


def test_a_signatory_hands_over_within_the_own_unit_only(
    old: User, new: User, signatory: User
) -> None:
    outsider = User.objects.get(username="planner")
    with pytest.raises(NotPermitted):
        sign_over(outsider, new, on=TODAY, note="", actor=signatory)
    with pytest.raises(NotPermitted):
        sign_over(old, outsider, on=TODAY, note="", actor=signatory)
    with pytest.raises(NotPermitted):
        sign_over(old, new, on=TODAY, note="", actor=old)


def test_the_page_signs_it_over(old: User, new: User, signatory: User) -> None:
    client = browser(signatory)
    told = {"successor": new.pk, "on": "2026-03-02", "note": ""}
    answer = client.post(f"/handovers/{old.pk}/", told, follow=True)
    assert "已签办交接" in answer.content.decode()
    assert client.get("/handovers/").content.decode().count("/handovers/signed/") == 1


def test_a_clerk_sees_packs_of_the_own_unit_without_the_form(old: User, new: User) -> None:
    client = browser(old)
    page = client.get(f"/handovers/{new.pk}/").content.decode()
    assert "接任的人" not in page
    assert client.post(f"/handovers/{new.pk}/", {"successor": old.pk}).status_code == 403
    other = User.objects.get(username="planner")
    assert client.get(f"/handovers/{other.pk}/").status_code == 403
    assert f"/handovers/{other.pk}/" not in client.get("/handovers/").content.decode()


def test_another_units_hand_over_is_not_seen(old: User, new: User, signatory: User) -> None:
    row = sign_over(old, new, on=TODAY, note="", actor=signatory)
    stranger = person("stranger", "ndrc", Role.CLERK)
    assert browser(stranger).get(f"/handovers/signed/{row.pk}/").status_code == 403
    assert "/handovers/signed/" not in browser(stranger).get("/handovers/").content.decode()
    assert browser(new).get(f"/handovers/signed/{row.pk}/").status_code == 200


def test_the_word_file_holds_the_same_lines(old: User, signatory: User) -> None:
    answer = browser(signatory).get(f"/handovers/{old.pk}/?format=docx")
    document = docx.Document(io.BytesIO(answer.content))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["序号", "类别", "名称", "单位", "期限"]
    assert [row[2] for row in rows[1:]] == names(old)
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "工作交接清单" in words and "移交人：old" in words and "监交人：" in words


@pytest.mark.parametrize(("language", "title"), [("zh-hans", "工作交接清单"), ("en", "Hand-over")])
def test_the_html_file_stands_alone(old: User, language: str, title: str) -> None:
    client = browser(old)
    client.cookies["django_language"] = language
    answer = client.get(f"/handovers/{old.pk}/?format=html")
    tree = html.fromstring(answer.content.decode())
    assert title in tree.xpath("//h1")[0].text
    assert not tree.xpath("//link | //script | //img")
    assert len(tree.xpath("//tbody/tr")) == len(names(old))
    assert answer.headers["Content-Disposition"].startswith("attachment")
