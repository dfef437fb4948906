"""The real documents: counts that were made by hand."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from lantu.read.document import read_document
from lantu.text.documents import Document


@pytest.fixture(scope="module")
def outline(shared: Path) -> Document:
    return read_document(shared / "corpus" / "001.txt")


def test_chapters_sections_boxes_and_items(outline: Document) -> None:
    kinds = [one.kind for one in outline.sections]
    assert kinds.count("chapter") == 15
    assert kinds.count("section") == outline.text.count("\n第") - 15
    assert kinds.count("box") == 25
    assert kinds.count("item") == outline.text.count("◆") == 141


def test_every_item_stands_in_a_box(outline: Document) -> None:
    items = [one for one in outline.sections if one.kind == "item"]
    assert {outline.sections[one.parent or 0].kind for one in items} == {"box"}
    assert all(0 < len(one.title) < 30 and "*" not in one.title for one in items)


def test_no_box_holds_running_text(outline: Document) -> None:
    boxes = {one.index for one in outline.sections if one.kind == "box"}
    inside = [one for one in outline.paragraphs if one.section in boxes]
    assert len(inside) == 25 and all(one.is_heading for one in inside)


def test_pages_are_joined(outline: Document) -> None:
    joined = [one for one in outline.paragraphs if len(one.pieces) > 1]
    assert len(joined) == 94
    assert not [one for one in joined if one.is_heading]


def test_both_tables(outline: Document) -> None:
    first, second = outline.tables
    assert (max(one.row for one in first.cells), max(one.row for one in second.cells)) == (36, 20)
    assert not first.exact and not second.exact
    assert first.caption.endswith("完成情况表") and second.caption.endswith("主要指标表")
    assert len(first.notes) == len(second.notes) == 1


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("gwr_2010_national", 14),
        ("gwr_2024_city_温州", 11),
        ("gwr_2024_city_乌鲁木齐", 14),
        ("gwr_2025_province_重庆市", 26),
        ("gwr_2019_county_容城", 11),
        ("bulletin_2025_city_株洲市", 11),
    ],
)
def test_headings_of_other_places(shared: Path, name: str, headings: int) -> None:
    document = read_document(shared / "corpus-elsewhere" / f"{name}.txt")
    assert sum(1 for one in document.sections if one.kind == "heading") == headings


def test_parts_chapters_and_sections(shared: Path) -> None:
    document = read_document(shared / "corpus-elsewhere" / "fyp_2006-2010_national_11th.txt")
    kinds = [one.kind for one in document.sections]
    assert (kinds.count("part"), kinds.count("chapter"), kinds.count("section")) == (14, 48, 142)


def test_the_outline_is_read_in_60_milliseconds(shared: Path, outline: Document) -> None:
    path = shared / "corpus" / "001.txt"
    times = []
    for _ in range(5):
        begin = time.process_time()
        read_document(path)
        times.append(time.process_time() - begin)
    assert outline.text and min(times) < 0.06
