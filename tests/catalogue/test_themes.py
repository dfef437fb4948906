from __future__ import annotations

from pathlib import Path

import pytest

from lantu.catalogue import constructions_of, themes_of
from lantu.catalogue.themes import load_themes
from lantu.errors import DefinitionRefused


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("新增高新技术企业百余家，研发投入加快", "innovation"),
        ("推进乡村振兴，新建农村公路", "coordination"),
        ("治理黑臭水体，提高空气质量", "green"),
        ("扩大外贸进出口，引进外资项目", "open"),
        ("新增公办幼儿园，提高低保标准", "shared"),
    ],
)
def test_each_concept_is_found_by_its_words(text: str, theme: str) -> None:
    assert themes_of(text)[0] == theme


def test_a_text_may_have_several_themes_or_none() -> None:
    assert set(themes_of("科技创新支撑绿色低碳发展")) == {"innovation", "green"}
    assert themes_of("第三章第二节") == ()


def test_constructions_are_a_list_of_their_own() -> None:
    assert constructions_of("新建国家级海洋牧场")[0] == "ocean"


def test_themes_are_five_concepts_and_six_constructions() -> None:
    themes = load_themes()
    assert (len(themes.concepts), len(themes.constructions)) == (5, 6)
    assert all(theme.name and theme.name_en for theme in themes.concepts)


def test_a_word_of_two_concepts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "themes.yaml"
    path.write_text(
        "concepts:\n"
        "  - {id: green, name: 绿色, name_en: Green, keywords: [造林]}\n"
        "  - {id: shared, name: 共享, name_en: Shared, keywords: [造林]}\n"
        "constructions: []\n",
        encoding="utf-8",
    )
    with pytest.raises(DefinitionRefused, match="造林") as caught:
        load_themes(path)
    assert caught.value.where == f"{path}:3"
