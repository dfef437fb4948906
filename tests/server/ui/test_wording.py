from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation

from lantu.server.ui.wording import moment_words, number_words, period_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (7030, "7030"),
        (12345.6, "12,345.6"),
        (3.0, "3"),
        (Decimal("6.50"), "6.50"),
        (Decimal("1234567.123456"), "1,234,567.123456"),
        (-15000, "-15,000"),
        (1e-7, "0.0000001"),
        ([20, 30], "20–30"),
        ("十三连增", "十三连增"),
        (None, ""),
    ],
)
def test_a_number_keeps_its_digits(value, words):
    assert number_words(value) == words


def test_the_parts_of_a_ratio_stand_with_colons():
    assert number_words([2.3, 33.7, 64], "ratio") == "2.3:33.7:64"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2025", "2025年"),
        ("2021/2025", "2021—2025年"),
        ("2020-01/2020-04", "2020年1—4月"),
        ("2020-05", "2020年5月"),
        ("2020-05-22", "2020年5月22日"),
        ("2019-11/2020-02", "2019年11月至2020年2月"),
        ("十四五", "十四五"),
        ("2020-02-31", "2020-02-31"),
        (None, ""),
    ],
)
def test_a_period_in_words(period, words):
    with translation.override("zh-hans"):
        assert period_words(period) == words


def test_a_moment_is_told_in_the_citys_time():
    with translation.override("zh-hans"):
        assert moment_words(datetime(2024, 5, 21, 16, 30, tzinfo=UTC)) == "2024年5月22日 00:30"


@pytest.mark.parametrize(
    ("reason", "word"),
    [
        ("unreported", "缺报"),
        ("not_due", "未到期"),
        ("not_applicable", "不适用"),
        ("unknown", "未知"),
    ],
)
def test_a_missing_number_says_why(reason, word):
    tag = Template("{% load ui %}{% quantity value '亿元' missing=reason %}")
    with translation.override("zh-hans"):
        html = tag.render(Context({"value": None, "reason": reason}))
    assert word in html
    assert "亿元" not in html


def test_zero_is_a_number_with_its_unit():
    html = Template("{% load ui %}{% quantity 0 '个' 'ge' %}").render(Context())
    assert html == (
        '<span class="quantity"><span class="quantity__sign">≥</span>0'
        '<span class="quantity__unit">个</span></span>'
    )


def test_a_date_is_readable_by_programs():
    html = Template("{% load ui %}{% day when %}").render(Context({"when": date(2024, 5, 22)}))
    assert html.startswith('<time datetime="2024-05-22">')
