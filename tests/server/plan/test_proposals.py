"""Proposed indicators are taken up, or linked to a known one with all that hangs on them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import html

from lantu.errors import ActionRefused, ChangedMeanwhile, NotPermitted
from lantu.server.accounts.models import RoleHeld, User
from lantu.server.catalogue.models import Indicator
from lantu.server.intake.actions import FileToIngest, ingest
from lantu.server.observations.models import Observation
from lantu.server.plan.actions import Decision, decide
from lantu.server.plan.models import Target
from lantu.server.read.models import ReadClaim
from lantu.server.record.models import LogEntry

pytestmark = [pytest.mark.database, pytest.mark.django_db]

TEXT = """滨海市海洋发展规划

第一章 基础

2020年，全市深远海网箱养殖水体规模120万立方米。全市地区生产总值7000亿元。

第二章 目标

到2025年，全市深远海网箱养殖水体规模达到300万立方米。到2025年，森林覆盖率达到45%。
"""
NAME = "深远海网箱养殖水体规模"


def take_in(folder: Path, text: str = TEXT, name: str = "海洋.txt") -> None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    ingest([FileToIngest(path, "fyp-14", date(2021, 5, 1))], actor=None)


@pytest.fixture
def proposal(city: Any, tmp_path: Path) -> Indicator:
    take_in(tmp_path)
    return Indicator.objects.get(status="proposed", targets__unit="万立方米")


@pytest.fixture
def known(proposal: Indicator) -> Indicator:
    return Indicator.objects.create(key="cages", name="网箱养殖水体", unit="万立方米", search="")


def user(role: str = "planner") -> User:
    row = User.objects.create(username=f"one-{role}")
    RoleHeld.objects.create(user=row, role=role)
    return row


def taken_up(row: Indicator, name: str = NAME, unit: str = "万立方米") -> Decision:
    return Decision(row, row.version, name=name, unit=unit, direction="up")


def test_taken_up_it_is_an_indicator_like_others(proposal: Indicator) -> None:
    decide([taken_up(proposal, name="深远海养殖水体")], actor=user())
    proposal.refresh_from_db()
    assert (proposal.status, proposal.name) == ("accepted", "深远海养殖水体")
    assert proposal.names.get().name != proposal.name
    entry = LogEntry.objects.latest("index")
    assert entry.action == "indicators.decided"
    assert entry.summary["indicators"] == [{"accepted": proposal.key, "name": "深远海养殖水体"}]


def test_linked_it_loses_nothing(proposal: Indicator, known: Indicator) -> None:
    had = {
        model: set(model.objects.filter(indicator=proposal).values_list("pk", flat=True))
        for model in (Target, Observation, ReadClaim)
    }
    assert all(had.values())
    decide([Decision(proposal, proposal.version, into=known)], actor=user())
    for model, keys in had.items():
        assert set(model.objects.filter(indicator=known).values_list("pk", flat=True)) == keys
    proposal.refresh_from_db()
    assert (proposal.status, proposal.merged_into) == ("merged", known)
    assert proposal.name in known.names.values_list("name", flat=True)


def test_a_value_that_is_there_already_stays_behind(proposal: Indicator, known: Indicator) -> None:
    own = Target.objects.get(indicator=proposal)
    twin = Target.objects.get(pk=own.pk)
    twin.pk, twin.code, twin.indicator = None, "2222twin2222", known
    twin.save()
    decide([Decision(proposal, proposal.version, into=known)], actor=user())
    own.refresh_from_db()
    assert own.indicator == proposal
    assert Target.objects.filter(indicator=known).count() == 1


def test_later_documents_speak_of_the_known_one(
    proposal: Indicator, known: Indicator, tmp_path: Path
) -> None:
    decide([Decision(proposal, proposal.version, into=known)], actor=user())
    take_in(tmp_path, TEXT.replace("300万", "320万"), "修订.txt")
    assert Target.objects.filter(indicator=known).count() == 2
    assert Target.objects.filter(indicator=proposal).count() == 0


def test_linking_compares_again(proposal: Indicator, known: Indicator) -> None:
    decide([Decision(proposal, proposal.version, into=known)], actor=user())
    assert LogEntry.objects.latest("index").action == "document.compared"


def test_refused_where_it_cannot_be(proposal: Indicator, known: Indicator) -> None:
    planner, forest = user(), Indicator.objects.get(key="forest-cover")
    wrong = [
        (Decision(proposal, 1, into=forest), "单位"),
        (Decision(forest, 1, into=known), "处理过"),
        (taken_up(proposal, name=forest.name), "同名"),
        (taken_up(proposal, name="  "), "名称"),
    ]
    for decision, words in wrong:
        with pytest.raises(ActionRefused, match=words):
            decide([decision], actor=planner)
    with pytest.raises(ActionRefused, match="选择"):
        decide([], actor=planner)
    with pytest.raises(NotPermitted):
        decide([taken_up(proposal)], actor=user("auditor"))


def test_all_or_none(proposal: Indicator, known: Indicator) -> None:
    other = Indicator.objects.create(key="other", name="另一个", status="proposed")
    stale = Decision(other, 99, name="另一个指标", unit="个", direction="up")
    with pytest.raises(ChangedMeanwhile):
        decide([taken_up(proposal), stale], actor=user())
    proposal.refresh_from_db()
    assert proposal.status == "proposed"


def form_of(page: Any, key: str) -> str:
    """The prefix of the form about an indicator."""
    (field,) = page.xpath(f"//input[@type='hidden' and @value='{key}']/@name")
    return str(field).removesuffix("-key")


def test_several_on_one_page(proposal: Indicator, known: Indicator, planner: Client) -> None:
    page = html.fromstring(planner.get("/indicators/proposed/").content.decode())
    form = page.xpath("//main//form[@method='post']")[0]
    values = dict(form.form_values())
    prefix = form_of(page, proposal.key)
    values |= {f"{prefix}-take": "on", f"{prefix}-into": known.name}
    assert planner.post("/indicators/proposed/", values).status_code == 302
    proposal.refresh_from_db()
    assert proposal.merged_into == known
    assert planner.get(f"/indicators/{proposal.key}/")["Location"] == "/indicators/cages/"
    assert proposal.name not in planner.get("/indicators/?status=proposed").content.decode()


def test_an_unknown_name_is_told_on_its_form(proposal: Indicator, planner: Client) -> None:
    page = html.fromstring(planner.get("/indicators/proposed/").content.decode())
    form = page.xpath("//main//form[@method='post']")[0]
    prefix = form_of(page, proposal.key)
    values = dict(form.form_values()) | {f"{prefix}-take": "on", f"{prefix}-into": "没有的"}
    answer = planner.post("/indicators/proposed/", values)
    assert answer.status_code == 422
    assert "没有收录叫这个名称的指标" in answer.content.decode()
