"""Finding quantities in text."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.text.quantities import find_quantities


def read(text: str) -> list[tuple[str, object, str, str]]:
    return [(q.text, q.value, q.unit, q.comparator) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("产值81.5亿元", ("81.5亿元", 81.5, "亿元", "eq")),
        ("增长７.１％", ("７.１％", 7.1, "%", "eq")),
        ("提高3个百分点", ("3个百分点", 3, "个百分点", "eq")),
        ("达到 1 200 万吨以上", ("1 200 万吨", 1200, "万吨", "ge")),
        ("不低于40家", ("40家", 40, "家", "ge")),
        ("突破300亿元", ("300亿元", 300, "亿元", "gt")),
        ("控制在5%以内", ("5%", 5, "%", "le")),
        ("约20万人", ("20万人", 20, "万人", "approx")),
        ("节约20万吨", ("20万吨", 20, "万吨", "eq")),
        ("增长近三倍", ("三倍", 3, "倍", "approx")),
        ("百余项", ("百余项", 100, "项", "gt")),
        ("30多万辆", ("30多万辆", 30, "万辆", "gt")),
        ("1万6千多户", ("1万6千多户", 1.6, "万户", "gt")),
        ("新增4万多亿元", ("4万多亿元", 4, "万亿元", "gt")),
        ("比例为3：7：90", ("3：7：90", [3, 7, 90], "%", "eq")),
        ("2到3个工作日", ("2到3个工作日", [2, 3], "个工作日", "range")),
        ("5—8家", ("5—8家", [5, 8], "家", "range")),
        ("比重为6.1∶40∶53.9", ("6.1∶40∶53.9", [6.1, 40, 53.9], "%", "eq")),
        ("占城市的3/5", ("3/5", 0.6, "", "eq")),
        ("翻一番", ("翻一番", 2, "倍", "eq")),
        ("翻两番", ("翻两番", 4, "倍", "eq")),
        ("十三连增", ("十三连增", 13, "连增", "eq")),
        ("居第6位", ("第6位", 6, "位", "eq")),
        ("百分之五", ("百分之五", 5, "%", "eq")),
        ("近七成", ("七成", 7, "成", "approx")),
        ("打造2000亿级集群", ("2000亿级", 2000, "亿元", "eq")),
        ("12微克/立方米", ("12微克/立方米", 12, "微克/立方米", "eq")),
        ("7.8万残疾人", ("7.8万", 7.8, "万", "eq")),
    ],
)
def test_one_quantity(text: str, quantity: tuple[str, object, str, str]) -> None:
    assert read(text) == [quantity]


@pytest.mark.parametrize(
    "text", ["2025年5月22日", "2021—2025年", "1月至4月", "PM2.5", "5G网络", "17+1合作", "进一步"]
)
def test_what_is_no_quantity(text: str) -> None:
    assert read(text) == []


def test_a_third_is_a_fraction() -> None:
    (quantity,) = find_quantities("压减三分之一")
    assert quantity.value == pytest.approx(1 / 3)


@given(
    st.text(
        alphabet="0123456789.,，％%万亿千百十余多个家元吨倍成番第位级至—:/ 　\n增长以上近",
        max_size=80,
    )
)
@settings(max_examples=300, deadline=None)
def test_offsets_point_at_the_text_and_nothing_raises(text: str) -> None:
    for q in find_quantities(text):
        assert text[q.start : q.end] == q.text
        assert q.outer_start <= q.start < q.end <= q.outer_end


def test_time_grows_with_length_only() -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        find_quantities(text)
        return time.process_time() - started

    unit = "1,234.5" * 20 + "十百千万亿" * 20 + "1:2:" * 20
    short, long = (min(seconds(unit * n) for _ in range(3)) for n in (20, 160))
    assert long < 24 * short


def test_speed_beside_one_pattern() -> None:
    text = "全年生产总值达到8120.5亿元，增长6.2%；人民生活持续改善，新增企业120家。" * 300
    floor = re.compile(r"(\d+(?:\.\d+)?)([十百千万亿]*)(元|%|家|个|吨|人)?")

    def best(work: object) -> float:
        times = []
        for _ in range(5):
            started = time.process_time()
            list(work())  # type: ignore[operator]
            times.append(time.process_time() - started)
        return min(times)

    slow = best(lambda: find_quantities(text))
    fast = best(lambda: [(float(m[1]), m[2], m[3]) for m in floor.finditer(text)])
    assert slow < 20 * fast
