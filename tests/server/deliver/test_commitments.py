"""Tasks and projects: search, filter, one with its sentence."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from lantu.server.deliver.models import Commitment
from lantu.server.read.models import Section

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def shown(client: Client, query: str) -> set[str]:
    answer = client.get(f"/commitments/{query}")
    assert answer.status_code == 200
    page = html.fromstring(answer.content.decode())
    return {cell.text_content().strip() for cell in page.xpath("//tbody/tr/th")}


def names(**fields: Any) -> set[str]:
    return set(Commitment.objects.filter(**fields).values_list("name", flat=True))


def test_everything_is_listed_without_a_filter(ledger: Any, planner: Client) -> None:
    assert shown(planner, "") == names()


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("?q=机场", {"name__contains": "机场"}),
        ("?kind=project", {"kind": "project"}),
        ("?kind=task", {"kind": "task"}),
        ("?done=no", {"done": False}),
        ("?region=990102", {"regions__key": "990102"}),
        ("?kind=nonsense", {}),
    ],
)
def test_each_filter_narrows_the_list(
    ledger: Any, planner: Client, query: str, fields: dict[str, Any]
) -> None:
    assert shown(planner, query) == names(**fields) != set()


def test_stage_and_action_narrow_the_list(ledger: Any, planner: Client) -> None:
    one = Commitment.objects.filter(kind="project").first()
    assert one is not None
    Commitment.objects.filter(pk=one.pk).update(stage="start", action="破土动工")
    assert shown(planner, "?stage=start&kind=project") == names(stage="start", kind="project")
    assert shown(planner, "?action=破土") == {one.name}


@pytest.mark.parametrize(
    ("stage", "done", "told"),
    [
        ("start", True, "开工"),
        ("build", True, "在建"),
        ("complete", True, "已完成"),
        ("build", False, ""),
        ("complete", False, ""),
    ],
)
def test_a_project_begun_is_not_told_as_done_nor_one_promised_as_under_way(
    ledger: Any, planner: Client, stage: str, done: bool, told: str
) -> None:
    one = Commitment.objects.filter(kind="project").first()
    assert one is not None
    Commitment.objects.filter(pk=one.pk).update(stage=stage, done=done, action="")
    page = html.fromstring(planner.get(f"/commitments/?q={one.name}").content.decode())
    (row,) = (row for row in page.xpath("//tbody/tr") if one.code in html.tostring(row).decode())
    assert "".join(row.xpath("td[2]")[0].text_content().split()) == told


def test_a_document_and_its_box_narrow_the_list(ledger: Any, planner: Client) -> None:
    box = Section.objects.get(kind="box")
    document = f"?document={ledger.outline.code}"
    of_document = names(quote__text__document=ledger.outline)
    in_box = names(quote__start__gte=box.start, quote__start__lt=box.end, plan__key="fyp-14")
    assert shown(planner, document) == of_document
    assert shown(planner, f"{document}&section={box.index}") == in_box < of_document


def test_nothing_found_says_so(ledger: Any, planner: Client) -> None:
    assert "没有找到任务或项目" in planner.get("/commitments/?q=没有的").content.decode()


def commitment_page(client: Client, row: Commitment) -> Any:
    return html.fromstring(client.get(f"/commitments/{row.code}/").content.decode())


def test_a_commitment_stands_in_its_sentence(ledger: Any, planner: Client) -> None:
    row = Commitment.objects.get(name__contains="大湾港三期")
    page = commitment_page(planner, row)
    assert row.quote.exact in page.xpath("//blockquote/strong")[0].text_content()
    (source,) = page.xpath("//figcaption/a/@href")
    assert source == (
        f"/documents/{ledger.outline.code}/?at={row.quote.start}&to={row.quote.end}#here"
    )
    assert planner.get(source).status_code == 200


def test_a_whole_and_its_parts_lead_to_each_other(ledger: Any, planner: Client) -> None:
    part = Commitment.objects.filter(parent__isnull=False).first()
    assert part is not None and part.parent is not None
    assert f"/commitments/{part.code}/" in commitment_page(planner, part.parent).xpath("//a/@href")
    assert f"/commitments/{part.parent.code}/" in commitment_page(planner, part).xpath("//a/@href")


def test_regions_and_quantities_are_told(ledger: Any, planner: Client) -> None:
    row = Commitment.objects.filter(regions__key="990102").first()
    assert row is not None
    assert "中山区" in commitment_page(planner, row).xpath("//dl")[0].text_content()
    counted = Commitment.objects.filter(quantities__exact="120亿元").first()
    assert counted is not None
    assert (
        "120" in commitment_page(planner, counted).xpath("//ul[@class='links']")[0].text_content()
    )


def test_an_unknown_commitment_is_not_found(planner: Client) -> None:
    assert planner.get("/commitments/nothing/").status_code == 404


def test_going_on_without_a_mechanism_or_a_list_is_answered(ledger: Any, planner: Client) -> None:
    code = Commitment.objects.filter(kind="project").values_list("code", flat=True)[0]
    address = f"/commitments/{code}/manage/"
    assert "必填项" not in planner.get(address).content.decode()
    assert "必填项" in planner.get(f"{address}?playbook=&list=").content.decode()
