import importlib
import re

import pytest
from django.urls import get_resolver

from lantu.server.ui import urls

pytestmark = pytest.mark.usefixtures("ui_urls")


def text(response):
    return response.content.decode()


def test_the_style_guide_shows_every_component(client):
    page = client.get("/ui/")
    assert page.status_code == 200
    assert text(page).count("<h1>") == 1
    assert '<html lang="zh-hans"' in text(page)


def test_the_style_guide_is_not_served_in_production(settings):
    settings.PRODUCTION = True
    try:
        names = {pattern.name for pattern in importlib.reload(urls).urlpatterns}
    finally:
        settings.PRODUCTION = False
        importlib.reload(urls)
    assert names == {"language", "theme"}


def test_no_page_holds_an_inline_script_or_style(client):
    page = client.get("/ui/")
    assert "unsafe-inline" not in page["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", text(page))


def test_the_table_is_filtered_sorted_and_paged_by_address(client):
    page = text(client.get("/ui/?sort=-target&nature=expected"))
    names = re.findall(r'<th scope="row"><a href="#">([^<]+)', page)
    assert names[:2] == ["地区生产总值", "轨道交通运营里程"]
    assert 'aria-sort="descending"' in page
    assert "?sort=target&amp;nature=expected" in page or "?nature=expected&amp;sort=target" in page


def test_a_chosen_theme_is_remembered(client):
    response = client.post("/ui/theme/", {"theme": "dark", "next": "/ui/?q=x"})
    assert response.headers["Location"] == "/ui/?q=x"
    page = text(client.get("/ui/"))
    assert 'data-theme="dark"' in page
    assert 'tokens-dark.css" media="screen"' in page


@pytest.mark.parametrize(
    "elsewhere", ["https://example.com/", "//example.com/", "javascript:alert(1)", ""]
)
def test_the_choice_of_theme_leads_nowhere_else(client, elsewhere):
    response = client.post("/ui/theme/", {"theme": "light", "next": elsewhere})
    assert response.headers["Location"] == "/"


def test_an_unknown_theme_is_refused(client):
    assert client.post("/ui/theme/", {"theme": "neon"}).status_code == 400
    client.cookies["lantu_theme"] = "neon"
    assert 'data-theme="auto"' in text(client.get("/ui/"))


def test_the_language_can_be_chosen_without_signing_in(client):
    client.post("/ui/language/", {"language": "en", "next": "/ui/"})
    assert '<html lang="en"' in text(client.get("/ui/"))


@pytest.mark.parametrize(
    ("name", "status", "words"),
    [
        ("right", 403, ["不能进行这项操作", "not_permitted"]),
        ("version", 409, ["已被他人修改", "指标甲"]),
        ("rows", 422, ["表格没有导入", "改正后重新上传", "E7", "不是数字", "只填数字"]),
    ],
)
def test_a_refusal_says_what_where_and_what_to_do(client, name, status, words):
    page = client.get(f"/refuse/{name}/")
    assert page.status_code == status
    assert [word for word in words if word not in text(page)] == []


def test_a_missing_page(client):
    page = client.get("/nowhere/")
    assert page.status_code == 404
    assert "没有这一页" in text(page)


def test_a_failure_tells_no_details(client):
    client.raise_request_exception = False
    page = client.get("/fail/")
    assert page.status_code == 500
    assert "系统出错" in text(page)
    assert "secret detail" not in text(page)


def test_a_stale_form_is_told_in_plain_words(client):
    client.handler.enforce_csrf_checks = True
    page = client.post("/ui/theme/", {"theme": "dark"})
    assert page.status_code == 403
    assert "页面已过期" in text(page)


def test_sample_data_are_told_on_every_page(client, settings):
    assert "示范数据：" not in text(client.get("/nowhere/"))
    settings.SAMPLE_DATA = True
    assert "示范数据：" in text(client.get("/nowhere/"))


def test_the_pages_of_this_suite_are_the_interface_alone():
    assert len(get_resolver().url_patterns) == 3
