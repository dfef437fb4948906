"""Boxes (专栏): their items, and where they end."""

from __future__ import annotations

import pytest

from lantu.read.document import read_text
from lantu.text.documents import Document

PROSE = "完善基础设施，提升服务能力，推动各项事业协调发展，更好满足群众需要。"


def spaced(*blocks: str) -> Document:
    return read_text("\n\n".join(blocks))


def items(document: Document) -> list[str]:
    return [one.title for one in document.sections if one.kind == "item"]


def box_text(document: Document) -> str:
    (box,) = [one for one in document.sections if one.kind == "box"]
    return document.text[box.start : box.end]


def test_a_box_ends_where_the_running_text_resumes() -> None:
    document = spaced(
        "第一节 水利", PROSE, "专栏 3 水利工程", "◆水库：建成两座。", "◆河道：整治三条。", PROSE
    )
    assert items(document) == ["水库", "河道"]
    assert box_text(document).endswith("整治三条。")
    assert document.paragraphs[-1].section == 0


def test_an_item_goes_on_behind_a_page_break() -> None:
    document = spaced(
        "专栏1 产业",
        "◆船舶：依托骨干企业，加快建设研发平台，提升总",
        "装能力和配套水平。",
        "◆轴承：做强园区。",
        PROSE,
    )
    assert items(document) == ["船舶", "轴承"]
    assert "装能力" in box_text(document) and PROSE not in box_text(document)


@pytest.mark.parametrize("number", ["专栏 4", "专栏4", "专栏四", "专栏 12"])
def test_a_box_is_named_by_its_number(number: str) -> None:
    document = spaced(f"{number} 能源工程", "◆电网：改造线路。")
    box = document.sections[0]
    assert (box.kind, box.number, box.title) == ("box", number, "能源工程")


def test_a_page_number_does_not_end_a_box() -> None:
    document = spaced("专栏 1 工程", "◆水库：建成两座。", "— 17 —", "◆河道：整治三条。")
    assert items(document) == ["水库", "河道"]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("◆智慧港口工程：建设平台。", "智慧港口工程"),
        ("◆ **智慧港口工程：**建设平台。", "智慧港口工程"),
        ("- ◆**智慧港口工程**: 建设平台。", "智慧港口工程"),
        ("◆智慧港口工程。建设平台。", "智慧港口工程"),
        ("◆智慧港口工程", "智慧港口工程"),
        ("◆“港口：城市”平台（一期）建设：完成二期。", "“港口：城市”平台（一期）建设"),
        ("◆东区、西区、北区: 发展物流。", "东区、西区、北区"),
    ],
)
def test_the_heading_of_an_item(line: str, title: str) -> None:
    document = spaced("专栏 1 工程", line)
    (item,) = [one for one in document.sections if one.kind == "item"]
    assert (item.number, item.title) == ("◆", title)
    assert item.start <= document.text.index(title) < item.heading_end


def test_numbered_items_go_on_while_their_numbers_do() -> None:
    document = spaced(
        "（一）水利",
        PROSE,
        "专栏 1 工程",
        "1.水库。建成两座。",
        "2.河道。整治三条。",
        "（二）农业",
        PROSE,
    )
    assert items(document) == ["水库", "河道"]
    assert [one.title for one in document.sections if one.level == 1] == ["水利", "农业"]


@pytest.mark.parametrize("mark", ["1.", "◆", "01 ", "（1）", ""])
def test_a_name_alone_is_followed_by_its_text(mark: str) -> None:
    second = mark.replace("1", "2")
    blocks = ["专栏 1 工程", f"{mark}水库建设", PROSE, f"{second}河道整治", PROSE, PROSE]
    document = read_text("\n".join(["（一）水利", *blocks, "（二）农业", PROSE]))
    assert [one.removeprefix("01 ").removeprefix("02 ") for one in items(document)] == [
        "水库建设",
        "河道整治",
    ]
    (box,) = [one for one in document.sections if one.kind == "box"]
    assert document.text[box.start : box.end].count(PROSE) == 2


def test_list_entries_go_on_with_what_an_item_announces() -> None:
    document = spaced(
        "专栏 1 工程", "◆水库：主要包括：", "（1）东库；", "（2）西库。", "◆河道。", PROSE
    )
    assert items(document) == ["水库", "河道"]


def test_a_numbering_that_began_before_a_box_is_not_in_it() -> None:
    document = spaced("（一）水利", PROSE, "专栏 1 布局图", "（二）农业", PROSE)
    assert not items(document)
    assert [one.title for one in document.sections if one.level == 1] == ["水利", "农业"]


def test_a_table_stands_in_its_box() -> None:
    document = read_text(f"专栏 1 指标\n\n指标\t数值\n森林\t41\n\n{PROSE}\n")
    assert document.tables[0].section == 0
    assert document.paragraphs[-1].section is None


def test_marks_outside_boxes_open_no_sections() -> None:
    assert not spaced(PROSE, "◆水库：建成两座。", PROSE).sections
