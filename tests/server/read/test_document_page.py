"""A document's page: every claim marked in place, its card, the way back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import html

from lantu.server.intake.actions import FileToIngest, ingest
from lantu.server.read.models import Document, Quote, ReadClaim

pytestmark = [pytest.mark.database, pytest.mark.django_db]

TABLE = """<html><body><h1>滨海市统计公报</h1><p>2021年主要指标如下。</p>
<table><caption>主要指标</caption>
<tr><th>指标</th><th>2021年</th></tr>
<tr><td>地区生产总值（亿元）</td><td>7800</td></tr>
<tr><td rowspan="2">粮食产量（万吨）</td><td>120</td></tr>
<tr><td>130</td></tr></table></body></html>"""


def page_of(client: Client, document: Document, query: str = "") -> Any:
    answer = client.get(f"/documents/{document.code}/{query}")
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def test_every_claim_is_marked_and_has_a_card(ledger: Any, planner: Client) -> None:
    page = page_of(planner, ledger.outline)
    claims = ReadClaim.objects.filter(reading__text__document=ledger.outline)
    assert claims.count() > 4
    for claim in claims:
        (card,) = page.xpath(f"//article[@id='c-{claim.key}']")
        assert claim.indicator_text in card.text_content()
        assert f"#n-{claim.key}" in card.xpath(".//a/@href")
        assert page.xpath(f"//*[@id='n-{claim.key}']")


def test_a_marked_number_is_the_text_that_was_read_and_leads_to_its_card(
    ledger: Any, planner: Client
) -> None:
    page = page_of(planner, ledger.outline)
    marks = page.xpath("//mark[@id]")
    targets = {mark.xpath("a/@href")[0]: mark.text_content() for mark in marks}
    assert "8800亿元" in targets.values()
    for href in targets:
        assert page.xpath(f"//article[@id='{href[1:]}']")


def test_roles_differ_by_more_than_colour(ledger: Any, planner: Client) -> None:
    page = page_of(planner, ledger.outline)
    roles = {role for name in page.xpath("//mark[@id]/@class") for role in name.split()}
    assert {"claim--target", "claim--actual"} <= roles
    card = page.xpath("//article[.//p[contains(., '8800')]]")[0]
    assert "目标" in card.xpath(".//*[contains(@class, 'badge')]")[0].text_content()


def test_confidence_is_told_in_words_with_its_figure(ledger: Any, planner: Client) -> None:
    claim = ReadClaim.objects.filter(number_text="8800亿元").first()
    assert claim is not None
    ReadClaim.objects.filter(pk=claim.pk).update(confidence=0.3)
    card = page_of(planner, ledger.outline).xpath(f"//article[@id='c-{claim.key}']")[0]
    assert "存疑 30%" in card.text_content()


def test_boxes_and_their_items_stand_in_boxes(ledger: Any, planner: Client) -> None:
    box = page_of(planner, ledger.outline).xpath("//div[@class='box']")[0]
    items = [item.text_content() for item in box.xpath("p[@class='box__item']")]
    assert [item[:5] for item in items] == ["◆机场工程", "◆港口工程"]
    assert "机场工程" in box.xpath("p/strong")[0].text_content()


def test_the_tree_leads_to_each_section(ledger: Any, planner: Client) -> None:
    page = page_of(planner, ledger.outline)
    links = page.xpath("//section[contains(@class, 'split__part--tree')]//a")
    assert [link.xpath("string(text())") for link in links] == [
        "第一章 发展目标",
        "第一节 主要目标",
        "专栏 1 交通基础设施重大工程",
        "第二章 保障措施",
        "第一节 组织实施",
    ]
    for link in links:
        assert page.xpath(f"//*[@id='{link.get('href').partition('#')[2]}']")


def test_an_address_with_a_span_opens_the_text_there(ledger: Any, planner: Client) -> None:
    quote = Quote.objects.get(exact="8800亿元")
    page = page_of(planner, ledger.outline, f"?at={quote.start}&to={quote.end}")
    (here,) = page.xpath("//*[@id='here']")
    assert here.text_content() == "8800亿元"


@pytest.mark.parametrize("query", ["?part=99", "?part=x", "?at=x&to=y", "?at=99999999", "?part=0"])
def test_an_odd_address_still_opens_the_document(ledger: Any, planner: Client, query: str) -> None:
    page_of(planner, ledger.outline, query)


def test_an_unknown_document_is_not_found(planner: Client) -> None:
    assert planner.get("/documents/nothing/").status_code == 404


def test_a_table_is_a_table_with_its_claims_marked(tmp_path: Path, planner: Client) -> None:
    path = tmp_path / "公报.html"
    path.write_text(TABLE, encoding="utf-8")
    ingest([FileToIngest(path, published=date(2022, 3, 1))], actor=None)
    page = page_of(planner, Document.objects.get())
    rows = page.xpath("//div[@aria-label='主要指标']//tr")
    assert [cell.text_content() for cell in rows[1]] == ["地区生产总值（亿元）", "7800"]
    assert rows[1].xpath("td/mark") or rows[1].xpath("td/span/mark")
    assert rows[2].xpath("td[@rowspan='2']")


def test_text_is_escaped(tmp_path: Path, planner: Client) -> None:
    path = tmp_path / "某.txt"
    path.write_text(
        "标题\n\n<script>x</script>到2025年，绿地达到<b>30平方公里。\n", encoding="utf-8"
    )
    ingest([FileToIngest(path)], actor=None)
    answer = planner.get(f"/documents/{Document.objects.get().code}/").content.decode()
    assert "<script>x" not in answer and "&lt;script&gt;x" in answer
