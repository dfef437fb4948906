"""Names in the language of the page."""

from __future__ import annotations

import pytest
from django.utils import translation

from lantu.server.accounts.models import Unit
from lantu.server.accounts.templatetags.names import named, original, plain_name


@pytest.mark.parametrize(
    ("language", "name_en", "shown"),
    [
        ("zh-hans", "Bureau", "某局"),
        ("en", "Bureau", "Bureau"),
        ("en", "", '<span lang="zh">某局</span>'),
    ],
)
def test_a_name_without_english_is_marked(language: str, name_en: str, shown: str) -> None:
    with translation.override(language):
        assert named(Unit(name="某局", name_en=name_en)) == shown


def test_an_empty_name_is_told_as_such() -> None:
    with translation.override("zh-hans"):
        assert named(Unit(name="")) == plain_name(Unit(name="")) == "未命名"


def test_text_of_documents_is_escaped() -> None:
    with translation.override("en"):
        assert original("<b>甲") == '<span lang="zh">&lt;b&gt;甲</span>'
