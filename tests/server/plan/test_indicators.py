"""Indicators: search and filter; targets, vintages, charts and sentences of one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from lantu.server.catalogue.models import Indicator
from lantu.server.plan.queries import indicators, lines, mentions_of

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def found(**asked: str) -> set[str]:
    return {row.key for row in indicators(**asked)}


@pytest.mark.parametrize(
    "words",
    [
        "地区生产总值",
        "生产总值",
        "经济总量",
        "Gross regional",
        "gross product",
        "生产 总值",
        "GDP",
        "gdp",
    ],
)
def test_an_indicator_is_found_by_each_of_its_names(ledger: Any, words: str) -> None:
    assert "gdp" in found(search=words)


@pytest.mark.parametrize("words", ["地区生产总值", "GDP"])
def test_the_indicator_of_that_very_name_stands_first(ledger: Any, words: str) -> None:
    Indicator.objects.create(key="x", name="单位地区生产总值能耗", search="单位地区生产总值能耗")
    assert next(row.key for row in indicators(search=words)) == "gdp"


def test_what_is_not_named_so_is_not_found(ledger: Any) -> None:
    assert found(search="没有这样的指标") == set()
    assert "gdp" not in found(search="失业率")


def test_filters_narrow_the_list(ledger: Any) -> None:
    proposed = Indicator.objects.create(key="proposed-x", name="新指标", status="proposed")
    Indicator.objects.filter(key="gdp").update(themes=["innovation"])
    assert found(status="proposed") >= {proposed.key} and "gdp" not in found(status="proposed")
    assert found(theme="innovation") >= {"gdp"} and "gdp" not in found(theme="green")
    assert {"gdp"} <= found(has="targets") & found(has="actuals")
    assert proposed.key not in found(has="targets") | found(has="actuals")


def test_the_list_tells_latest_value_and_furthest_target(ledger: Any) -> None:
    (line,) = lines(list(indicators(search="地区生产总值").filter(key="gdp")))
    assert line.actual is not None and line.target is not None
    assert (line.actual.period, line.target.period) == ("2021", "2025")


def test_the_filter_works_by_address(ledger: Any, planner: Client) -> None:
    page = planner.get("/indicators/?q=失业率").content.decode()
    assert "城镇登记失业率" in page and 'href="/indicators/gdp/"' not in page


def page_of(client: Client, query: str = "") -> Any:
    answer = client.get(f"/indicators/gdp/{query}")
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def test_an_indicator_tells_targets_values_and_every_sentence(ledger: Any, planner: Client) -> None:
    page = page_of(planner)
    text = page.text_content()
    assert "8800" in text and "7030.4" in text and "7050" in text
    quotes = page.xpath("//blockquote")
    assert len(quotes) == mentions_of(Indicator.objects.get(key="gdp")).count()
    documents = {href.split("/")[2] for href in page.xpath("//figcaption//a/@href")}
    assert documents == {ledger.outline.code, ledger.report.code}


def test_a_revised_value_is_marked_and_stays(ledger: Any, planner: Client) -> None:
    page = page_of(planner)
    rows = "//table[not(contains(@class, 'table--grid'))]//tr"
    (old,) = page.xpath(f"{rows}[contains(., '7030.4')]")
    (new,) = page.xpath(f"{rows}[contains(., '7050')]")
    assert "已修订" in old.text_content() and "已修订" not in new.text_content()


def test_as_of_a_day_shows_that_day_s_view(ledger: Any, planner: Client) -> None:
    page = page_of(planner, "?as_of=2021-12-31")
    tables = "".join(table.text_content() for table in page.xpath("//table"))
    assert "7030.4" in tables and "7050" not in tables
    assert "2021-12-31" in page.text_content()
    assert {href.split("/")[2] for href in page.xpath("//figcaption//a/@href")} == {
        ledger.outline.code
    }


@pytest.mark.parametrize("query", ["?as_of=yesterday", "?all=nonsense", "?page=9&all=actuals"])
def test_an_odd_address_still_opens_the_indicator(ledger: Any, planner: Client, query: str) -> None:
    page_of(planner, query)


def test_the_chart_comes_with_its_data_as_a_table(ledger: Any, planner: Client) -> None:
    chart = page_of(planner).xpath("//figure[@class='chart']")[0]
    assert chart.xpath(".//*[local-name()='svg']")
    figures = chart.xpath(".//table")[0].text_content()
    assert "7050" in figures and "7030.4" not in figures and "8800" in figures


def test_a_proposal_says_that_it_is_one(ledger: Any, planner: Client) -> None:
    Indicator.objects.create(key="proposed-x", name="新指标", status="proposed")
    assert "等待人工收录" in planner.get("/indicators/proposed-x/").content.decode()


def test_an_unknown_indicator_is_not_found(ledger: Any, planner: Client) -> None:
    assert planner.get("/indicators/nothing/").status_code == 404
