"""Which years and which role the parts of a document have. All documents are invented."""

from __future__ import annotations

import pytest

from lantu.read.claims import read_claims
from lantu.read.document import read_text

OUTLINE = "临川市国民经济和社会发展第十四个五年规划纲要\n"


def frame(*lines: str) -> tuple[str, str | None]:
    claim = read_claims(read_text("\n".join(lines), name="x"))[-1]
    return claim.role, claim.period


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("关于临川市2022年财政决算的报告", "（一）基金决算", "收入9亿元。"), ("actual", "2022")),
        (
            ("关于2022年预算执行情况和2023年预算草案的报告", "一、执行情况", "收入9亿元。"),
            ("actual", "2022"),
        ),
        (
            ("关于2022年预算执行情况和2023年预算草案的报告", "二、2023年预算草案", "收入9亿元。"),
            ("target", "2023"),
        ),
        (
            ("关于临川市2022年上半年预算执行情况的报告", "（一）执行情况", "收入9亿元。"),
            ("actual", "2022-01/2022-06"),
        ),
        (
            ("关于2022年上半年预算执行情况的报告", "二、下半年工作安排", "收入增长9%。"),
            ("target", "2022"),
        ),
        (
            ("关于2022年1—9月计划执行情况的报告", "一、执行情况", "预计全年产值增长9%。"),
            ("actual", "2022"),
        ),
        (
            ("关于2022年1—9月计划执行情况的报告", "一、执行情况", "产值完成全年计划的70%。"),
            ("actual", "2022-01/2022-09"),
        ),
        (("2023年临川市政府工作报告", "2022年工作", "产值增长9%。"), ("actual", "2022")),
        (
            ("临川市2023年发展计划", "一、2022年计划执行情况", "产值增长9%。"),
            ("actual", "2022"),
        ),
        (
            ("2026年临川市政府工作报告", "“十五五”时期的主要目标任务", "产值年均增长9%。"),
            ("target", "2026/2030"),
        ),
        (
            ("2026年临川市政府工作报告", "“十五五”时期的主要目标任务", "入园率达到90%。"),
            ("target", "2030"),
        ),
    ],
)
def test_titles_and_headings_name_the_year(
    lines: tuple[str, ...], expected: tuple[str, str]
) -> None:
    assert frame(*lines) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“十三五”期间，产业向好。产值年均增长9%。", ("actual", "2016/2020")),
        ("与“十三五”相比，产业向好。产值年均增长9%。", ("target", "2021/2025")),
        ("到2025年，产值年均增长9%。", ("target", "2021/2025")),
        ("产值年均增长10%，到2023年产值达到90亿元。", ("target", "2023")),
    ],
)
def test_paragraphs_of_an_outline(text: str, expected: tuple[str, str]) -> None:
    assert frame(OUTLINE, "第一章 综述", text) == expected


def test_goals_within_a_chapter_on_the_situation_are_targets() -> None:
    chapter = (OUTLINE, "第一章 发展环境", "第一节 现状", "产值90亿元。", "第二节 主要目标")
    assert frame(*chapter, "入园率达到90%。") == ("target", "2025")


def test_sums_set_out_for_the_year_ahead_are_targets_to_the_paragraphs_end() -> None:
    title = "关于2022年预算执行情况和2023年预算草案的报告"
    text = "2023年全市税收收入安排9亿元。非税收入增长3%。"
    assert frame(title, "一、总体情况", text) == ("target", "2023")
