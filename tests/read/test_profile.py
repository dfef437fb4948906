"""What a document is, whose, and on which years."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lantu.read.document import read_document, read_text
from lantu.read.profile import plan_years
from lantu.text.documents import Profile

PROSE = "全市上下坚持稳中求进，扎实推进各项工作，经济社会发展取得新的成效。"


def profile(*lines: str, name: str = "text", published: date | None = None) -> Profile:
    return read_text("\n".join([*lines, PROSE]), name=name, published=published).profile


@pytest.mark.parametrize(
    ("title", "kind", "place", "year", "period"),
    [
        ("2018年清河市政府工作报告（全文）", "work_report", "清河市", 2018, None),
        ("清河市2025年国民经济和社会发展统计公报", "bulletin", "清河市", 2025, None),
        (
            "清河市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要",
            "outline",
            "清河市",
            None,
            (2021, 2025),
        ),
        (
            "中华人民共和国国民经济和社会发展第十个五年计划纲要",
            "outline",
            "全国",
            None,
            (2001, 2005),
        ),
        ("东江省清河市“十三五”水利发展规划", "plan", "清河市", None, (2016, 2020)),
        (
            "清河市青山区海绵城市建设三年行动方案（2023—2025年）",
            "plan",
            "青山区",
            None,
            (2023, 2025),
        ),
        ("清河市2024年重点工作计划", "plan", "清河市", 2024, None),
        (
            "关于清河市2023年国民经济和社会发展计划执行情况与2024年计划草案的报告",
            "execution_report",
            "清河市",
            2024,
            None,
        ),
        ("清河县2022年财政预算执行情况的报告", "execution_report", "清河县", 2022, None),
        ("关于印发清河市营商环境提升方案的通知", "other", "清河市", None, None),
        ("贵州省政府工作报告", "work_report", "贵州省", None, None),
        ("黔山苗族自治州政府工作报告", "work_report", "黔山苗族自治州", None, None),
        ("晋城市海绵城市建设方案", "other", "晋城市", None, None),
        ("城市更新的新实践", "other", "", None, None),
    ],
)
def test_a_title_tells_most(
    title: str, kind: str, place: str, year: int | None, period: tuple[int, int] | None
) -> None:
    found = profile(title)
    assert (found.kind, found.jurisdiction) == (kind, place)
    assert (found.year, found.period) == (year, period)


def test_a_report_without_title_is_told_by_its_address() -> None:
    found = profile(
        "各位代表：", "现在，我代表市人民政府，向大会报告工作，请予审议。", "一、2023年工作回顾"
    )
    assert (found.kind, found.year) == ("work_report", 2024)


def test_a_report_without_address_is_told_by_its_headings() -> None:
    lines = ["一、2018年工作回顾", PROSE, "二、2019年主要任务", PROSE]
    found = profile(*lines)
    assert (found.kind, found.year) == ("work_report", 2019)


def test_the_assembly_names_the_place_and_the_day() -> None:
    found = profile(
        "政府工作报告", "——2024年1月16日在清河市第五届人民代表大会第三次会议上", "市长 王某"
    )
    assert (found.jurisdiction, found.published, found.year) == ("清河市", date(2024, 1, 16), 2024)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("现在，我代表国务院，向大会作政府工作报告，请予审议。", "全国"),
        ("现在，我代表市人民政府向大会报告工作，请予审议。", "清河市"),
        ("现在，我代表县人民政府向大会报告工作，请予审议。", "清河县"),
    ],
)
def test_the_speaker_tells_the_tier(address: str, place: str) -> None:
    lines = ["各位代表：", address, *["清河发展态势良好，各项工作有序推进。"] * 10]
    assert profile(*lines, name="报告_2024_清河").jurisdiction == place


def test_the_place_that_is_named_most_speaks() -> None:
    lines = ["海风正劲", *["清河市加快建设港口，青山县、绿水县积极参与。"] * 10]
    assert profile(*lines).jurisdiction == "清河市"


def test_a_verb_before_a_tier_is_no_place() -> None:
    lines = ["加快市政设施建设，加快发展，加快转型，加快开放，加快创新，加快改革。"] * 5
    assert profile(*lines).jurisdiction == ""


def test_what_is_known_goes_before_what_is_written() -> None:
    day = date(2024, 3, 1)
    assert profile("某市公报", "2024年2月28日", published=day).published == day


def test_the_day_of_issue_may_stand_at_the_end() -> None:
    text = f"清河市规划\n{PROSE}\n清河市人民政府办公室\n2021 年 3 月 17 日印发\n"
    assert read_text(text).profile.published == date(2021, 3, 17)


@pytest.mark.parametrize("name", ["2020-news", "清河新闻_3"])
def test_the_file_name_tells_news_last(name: str) -> None:
    assert profile("海风正劲", name=name).kind == "news"
    assert profile("清河市政府工作报告", name=name).kind == "work_report"


def test_an_impossible_day_is_left_out() -> None:
    assert profile("某市统计公报", "2024年2月31日").published is None


@pytest.mark.parametrize(
    ("number", "years"),
    [
        (1, (1953, 1957)), (2, (1958, 1962)), (3, (1966, 1970)), (8, (1991, 1995)),
        (11, (2006, 2010)), (15, (2026, 2030)), (0, None),
    ],
)  # fmt: skip
def test_years_of_the_five_year_plans(number: int, years: tuple[int, int] | None) -> None:
    assert plan_years(number) == years


@pytest.mark.parametrize(
    ("name", "kind", "place", "year"),
    [
        ("gwr_2024_city_温州", "work_report", "温州市", 2024),
        ("gwr_2019_county_容城", "work_report", "容城县", 2019),
        ("gwr_2012_national", "work_report", "全国", 2012),
        ("gwr_2024_city_锡林郭勒", "work_report", "锡林郭勒盟", 2024),
        ("gwr_2025_province_贵州省", "work_report", "贵州省", 2025),
        ("bulletin_2025_city_株洲市", "bulletin", "株洲市", 2025),
    ],
)
def test_other_places(shared: Path, name: str, kind: str, place: str, year: int) -> None:
    found = read_document(shared / "corpus-elsewhere" / f"{name}.txt").profile
    assert (found.kind, found.jurisdiction, found.year) == (kind, place, year)
