"""Claims whose subjects are shared, dealt out or said later. All sentences are invented."""

from __future__ import annotations

import pytest

from lantu.read.claims import read_claims
from lantu.read.document import read_text

REVIEW = "2024年临川市政府工作报告\n一、2023年工作回顾\n"


def named(text: str) -> list[tuple[str, object]]:
    return [(c.indicator, c.value) for c in read_claims(read_text(REVIEW + text, name="x"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "技改投资增长12%、工业出口增长7%，分别居全省第5、第2位。",
            [
                ("技改投资", 12),
                ("工业出口", 7),
                ("技改投资增速", 5),
                ("工业出口增速", 2),
            ],
        ),
        ("获奖率、出勤率分别居全省第3、第1位。", [("获奖率", 3), ("出勤率", 1)]),
        ("园林绿化考评居全省第7位。", [("园林绿化考评", 7)]),
        (
            "货物运输量90万吨，分别占全省、沿江三市总运输量的8%、21%。",
            [
                ("货物运输量", 90),
                ("货物运输量占全省总运输量比重", 8),
                ("货物运输量占沿江三市总运输量比重", 21),
            ],
        ),
        (
            "石化、造纸产业产值分别增长3%和5%。",
            [("石化产业产值", 3), ("造纸产业产值", 5)],
        ),
        (
            "职工、居民门诊报销比例分别提高到71%、62%。",
            [("职工门诊报销比例", 71), ("居民门诊报销比例", 62)],
        ),
    ],
)
def test_numbers_dealt_out_over_names(text: str, expected: list[tuple[str, object]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "推进总投资36亿元的9个灌区工程。",
            [("灌区工程总投资", 36), ("灌区工程", 9)],
        ),
        ("新增4个国家级、15个省级苗圃。", [("新增国家级苗圃", 4), ("新增省级苗圃", 15)]),
        ("新增国家级苗圃4个、省级15个。", [("新增国家级苗圃", 4), ("新增省级苗圃", 15)]),
        (
            "引进2个30亿元以上、6个5亿元以上酒店。",
            [("引进30亿元以上酒店", 2), ("引进5亿元以上酒店", 6)],
        ),
        ("新建书屋7个、打造戏台2个。", [("新建书屋", 7), ("戏台", 2)]),
        ("修复河岸20公里、林木抚育300亩。", [("修复河岸", 20), ("林木抚育", 300)]),
        ("兑现奖金后，旅行社大幅增加，达51家。", [("旅行社", 51)]),
    ],
)
def test_subjects_completed_from_neighbours(text: str, expected: list[tuple[str, object]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三次产业比优化为9：41：50。", [9, 41, 50]),
        ("人均期望寿命提高1岁。", 1),
        ("实施改造提升茶园12座。", 12),
        ("茶叶总产值实现“翻一番”。", 2),
    ],
)
def test_values(text: str, value: object) -> None:
    assert [v for _, v in named(text)] == [value]


def test_an_object_moved_ahead_is_no_plan() -> None:
    (claim,) = read_claims(read_text(REVIEW + "将户籍登记等6项服务下沉到社区。", name="x"))
    assert (claim.role, claim.period) == ("actual", "2023")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # the heading of the year ahead is missing: its goals turn what follows
        (
            "新增茶园3座。\n今年发展的主要预期目标是：出口增长5%。\n（一）做强茶业\n新建茶楼7座。",
            ["actual", "target", "target"],
        ),
        # parts behind the year ahead are plans too
        (
            "新增茶园3座。\n二、2024年工作重点\n新建茶楼7座。\n三、加强自身建设\n压减会议5%。",
            ["actual", "target", "target"],
        ),
    ],
)
def test_parts_of_a_report_look_back_or_ahead(text: str, roles: list[str]) -> None:
    assert [c.role for c in read_claims(read_text(REVIEW + text, name="x"))] == roles
