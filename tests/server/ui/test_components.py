import re
from pathlib import Path

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template, engines
from django.test import RequestFactory
from django.utils import translation

from lantu.server.ui.tags.figures import progress

TEMPLATES = Path(__file__).resolve().parents[3] / "src/lantu/server/ui/templates"


class Upload(forms.Form):
    published = forms.DateField(label="公布日期", help_text="例如 2021-03-15")
    note = forms.CharField(label="说明", required=False)
    sample = forms.BooleanField(label="示范数据", required=False)


@pytest.fixture(autouse=True)
def chinese():
    with translation.override("zh-hans"):
        yield


def render(source, **values):
    values.setdefault("request", RequestFactory().get("/list/"))
    return Template("{% load ui %}" + source).render(Context(values))


def test_a_fields_help_and_error_are_joined_to_it():
    form = Upload({"published": "三月"})
    html = render("{% error_summary form %}{% field form.published %}", form=form)
    described = re.search(r'<input[^>]*aria-describedby="([^"]+)"', html)[1].split()
    assert all(f'id="{name}"' in html for name in described)
    assert len(described) == 2
    assert 'aria-invalid="true"' in html
    assert '<a href="#id_published">公布日期：' in html


def test_a_field_that_may_stay_empty_says_so():
    assert "选填" in render("{% field form.note %}", form=Upload())
    assert "选填" not in render("{% field form.published %}", form=Upload())


def test_a_checkbox_stands_in_its_label():
    html = render("{% field form.sample %}", form=Upload())
    assert re.search(r"<label class=\"check\"><input[^>]*><span>示范数据</span></label>", html)


@pytest.mark.parametrize(
    ("percent", "width", "told"),
    [(0, "0.00", "0"), (54.25, "54.25", "54.2"), (130, "100.00", "130"), (-5, "0.00", "-5")],
)
def test_a_bar_stays_in_its_frame_and_its_words_tell_the_figure(percent, width, told):
    shown = progress(percent, "进度", expected=61)
    assert (shown["width"], shown["percent"], shown["tick"]) == (width, told, "61.00")


def test_progress_without_an_expectation_has_no_tick():
    assert "progress__tick" not in render("{% progress 10 '进度' %}")
    assert "progress__tick" in render("{% progress 10 '进度' expected=0 %}")


def test_a_tile_leads_to_its_list_only_with_an_address():
    assert render("{% tile '项目' 3 href='/p/' %}").startswith('<a href="/p/"')
    assert render("{% tile '项目' 3 %}").startswith("<div")


def test_what_a_page_writes_into_a_component_is_escaped_once():
    html = render("{% card title %}<b>{{ title }}</b>{% endcard %}", title="A&B <i>")
    assert "<b>A&amp;B &lt;i&gt;</b>" in html
    assert "&amp;amp;" not in html


def test_an_unknown_status_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        render("{% status 'excellent' %}")


def test_the_entrance_stands_beside_its_form(ui_urls):
    page = engines["django"].from_string(
        '{% extends "ui/entrance.html" %}{% block main %}<form></form>{% endblock %}'
    )
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    html = page.render({}, request)
    assert "一张蓝图干到底" in html.split("</main>")[1]


@pytest.mark.parametrize(
    "template",
    [path for path in TEMPLATES.rglob("*.html") if path.name != "style_guide.html"],
    ids=lambda path: path.name,
)
def test_every_word_can_be_translated(template):
    source = re.sub(
        r"{% blocktranslate.*?{% endblocktranslate %}|{%.*?%}|{{.*?}}",
        "",
        template.read_text(),
        flags=re.DOTALL,
    )
    words = set(re.findall(r"[\u4e00-\u9fff]+", source)) - {"蓝图"}
    assert words == set()
