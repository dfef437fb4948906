"""What does not fit together is found, and what only looks so is not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from lantu.catalogue.loader import load_catalogue
from lantu.read.claim import Claim, claim_id
from lantu.read.contradictions import Contradiction, Reading, find_contradictions
from lantu.read.contradictions.sums import PARTITIONS
from lantu.read.document import read_text
from lantu.read.task import Task


@dataclass(frozen=True)
class Said:
    """A sentence with one number in it, and how that number is read."""

    sentence: str
    number: str
    value: Any
    unit: str = "%"
    measure: str = "share"
    period: str = "2020"
    role: str = "actual"
    comparator: str = "eq"
    indicator: str = "人均预期寿命"
    note: str = ""
    scope: str | None = None


def reading(*said: Said, name: str = "t", tasks: tuple[Task, ...] = ()) -> Reading:
    document = read_text("\n".join(entry.sentence for entry in said), name=name)
    claims, begin = [], 0
    for ordinal, entry in enumerate(said):
        start = document.text.index(entry.number, begin)
        begin = document.text.index("\n", start) if "\n" in document.text[start:] else start
        end = start + len(entry.number)
        claims.append(
            Claim(
                id=claim_id(document.digest, start, end, ordinal), doc=name, start=start, end=end,
                number_text=entry.number, indicator=entry.indicator, value=entry.value,
                unit=entry.unit, comparator=entry.comparator, measure=entry.measure,  # type: ignore[arg-type]
                period=entry.period, role=entry.role, scope=entry.scope, confidence=0.9,  # type: ignore[arg-type]
                note=entry.note,
            )
        )  # fmt: skip
    return Reading(document, claims, tasks)


def found(*readings: Reading) -> list[Contradiction]:
    return find_contradictions(readings, load_catalogue())


def amount(indicator: str, number: str, value: float, unit: str = "亿元") -> Said:
    return Said(f"{indicator}{number}。", number, value, unit, "level", indicator=indicator)


def goal(number: str, value: float, **more: Any) -> Said:
    return life(number, value, role="target", **more)


def life(number: str, value: float, **more: Any) -> Said:
    fields = {"unit": "岁", "measure": "level"} | more
    return Said(f"全市人均预期寿命为{number}岁。", number, value, **fields)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (life("81.2", 81.2), life("81.5", 81.5)),
        (life("81.2", 81.2, comparator="approx"), life("84.5", 84.5)),
        (life("81", 81, comparator="lt"), life("81.5", 81.5)),
        (goal("80", 80, comparator="ge"), goal("82", 82, comparator="ge")),
    ],
    ids=["figures", "about", "bound", "promises"],
)  # fmt: skip
def test_values_that_exclude_each_other(first: Said, second: Said) -> None:
    (entry,) = found(reading(first, second))
    assert (entry.kind, entry.severity) == ("value", "contradiction")
    assert first.number in entry.message
    assert second.number in entry.message_en


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (life("81.2", 81.2), life("81.2", 81.2)),
        (life("81", 81), life("81.2", 81.2)),
        (life("81", 81), life("81.9", 81.9)),
        (life("80", 80, comparator="ge"), life("81.5", 81.5)),
        (life("80", 80, comparator="gt"), life("78", 78, comparator="gt")),
        (life("81", 81, comparator="approx"), life("81.9", 81.9)),
        (life("81.2", 81.2), life("81.5", 81.5, period="2021")),
        (life("81.2", 81.2), life("81.5", 81.5, role="target")),
        (life("81.2", 81.2), life("81.5", 81.5, scope="东山区")),
        (life("81.2", 81.2), life("81.5", 81.5, indicator="女性人均预期寿命")),
        (life("81.2", 81.2), life("0.3", 0.3, measure="change")),
        (
            amount("工业总产值", "7030亿元", 7030),
            amount("工业总产值", "70304000万元", 70304000, unit="万元"),
        ),
    ],
    ids=["equal", "rounded", "cut off", "within bound", "two bounds", "about", "other year",
         "goal and result", "other place", "other thing", "change", "other unit"],
)  # fmt: skip
def test_values_that_fit(first: Said, second: Said) -> None:
    assert found(reading(first, second)) == []


def test_within_one_sentence_nobody_denies_himself() -> None:
    sentence = "人均预期寿命81.2岁，人均预期寿命比上年81.0岁高。"
    one = Said(sentence, "81.2", 81.2, "岁", "level")
    document = reading(one).document
    start = document.text.index("81.0")
    first = reading(one).claims[0]
    second = replace(first, start=start, end=start + 4, number_text="81.0", value=81.0)
    assert found(Reading(document, [first, second])) == []


def test_note_explains_a_difference() -> None:
    (entry,) = found(
        reading(life("81.2", 81.2), life("83.5", 83.5, note="预期性；按普查数调整基数"))
    )
    assert (entry.severity, entry.explained_by) == ("note", "按普查数调整基数")


def test_attribute_alone_explains_nothing() -> None:
    (entry,) = found(reading(life("81.2", 81.2, note="预期性"), life("83.5", 83.5, note="约束性")))
    assert entry.severity == "contradiction"


def test_small_difference_between_documents_is_a_revision() -> None:
    (entry,) = found(
        reading(life("81.2", 81.2), name="first"), reading(life("81.4", 81.4), name="later")
    )
    assert entry.severity == "note"
    assert "修订" in (entry.explained_by or "")


def test_long_names_in_other_words_are_one_thing() -> None:
    one = "建有包含托育功能的社区综合服务设施的城市社区"
    other = "城市社区建立具有托育功能的社区综合服务设施"
    entries = found(
        reading(
            Said(f"{one}达到75%。", "75%", 75, role="target", period="2025", indicator=one),
            Said(f"{other}达到80%。", "80%", 80, role="target", period="2025", indicator=other),
        )
    )
    assert [entry.kind for entry in entries] == ["value"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("省级以上科技企业孵化器和众创空间", "国家级以上科技企业孵化器和众创空间"),
     ("城镇社区综合服务设施覆盖情况", "农村社区综合服务设施覆盖情况"),
     ("重点项目", "重点项目"), ("总投资", "总投资")],
)  # fmt: skip
def test_names_of_other_or_of_many_things_do_not_alarm(one: str, other: str) -> None:
    entries = found(
        reading(
            Said(f"{one}20个。", "20", 20, "个", "level", indicator=one),
            Said(f"{other}50个。", "50", 50, "个", "level", indicator=other),
        )
    )
    assert entries == []


@pytest.mark.parametrize(
    ("earlier", "later", "lowered"),
    [
        (goal("81.9", 81.9), goal("81.5", 81.5, period="2025", comparator="ge"), True),
        (goal("81.9", 81.9), goal("82.5", 82.5, period="2025"), False),
        (life("81.9", 81.9), goal("81.5", 81.5, period="2025"), False),
    ],
    ids=["below", "above", "below a result"],
)  # fmt: skip
def test_target_below_an_earlier_target(earlier: Said, later: Said, *, lowered: bool) -> None:
    assert [entry.kind for entry in found(reading(earlier, later))] == ["target_lowered"] * lowered


def test_looser_upper_bound_is_told() -> None:
    rate = {"indicator": "城镇登记失业率", "role": "target", "comparator": "le"}
    (entry,) = found(
        reading(
            Said("城镇登记失业率3%以内。", "3%", 3, **rate),
            Said("城镇登记失业率4.5%以内。", "4.5%", 4.5, period="2025", **rate),
        )
    )
    assert entry.kind == "target_lowered"
    assert "放宽" in entry.message


def growth_case(rate: str, value: float, *, indicator: str = "城镇居民人均可支配收入") -> Reading:
    level = {"unit": "元", "measure": "level", "indicator": indicator}
    return reading(
        Said(f"2015年{indicator}35889元。", "35889元", 35889, period="2015", **level),
        Said(f"2020年{indicator}47380元。", "47380元", 47380, period="2020", **level),
        Said(
            f"{indicator}年均增长{rate}。",
            rate,
            value,
            measure="growth",
            period="2016/2020",
            indicator=indicator,
        ),
    )


@pytest.mark.parametrize(("rate", "value", "kinds"), [("5.7%", 5.7, []), ("7.5%", 7.5, ["growth"])])
def test_growth_that_its_levels_deny(rate: str, value: float, kinds: list[str]) -> None:
    assert [entry.kind for entry in found(growth_case(rate, value))] == kinds


def test_growth_at_constant_prices_is_not_checked_against_current_levels() -> None:
    assert found(growth_case("9.9%", 9.9, indicator="地区生产总值")) == []


@pytest.mark.parametrize(
    ("number", "value", "kinds"),
    [("6.5:40:53.5", [6.5, 40, 53.5], []), ("6.5:42:53.5", [6.5, 42, 53.5], ["sum"])],
)
def test_shares_add_to_a_hundred(number: str, value: list[float], kinds: list[str]) -> None:
    said = Said(f"三次产业比重为{number}。", number, value, indicator="三次产业比重")
    assert [entry.kind for entry in found(reading(said))] == kinds


@pytest.mark.parametrize(("imports", "kinds"), [(400.5, []), (480.5, ["sum"])])
def test_parts_add_to_the_whole(imports: float, kinds: list[str]) -> None:
    entries = found(
        reading(
            amount("外贸进出口总额", "1000.8亿元", 1000.8),
            amount("外贸出口", "600.3亿元", 600.3),
            amount("外贸进口", f"{imports}亿元", imports),
        )
    )
    assert [entry.kind for entry in entries] == kinds


def test_partitions_name_indicators_of_the_catalogue() -> None:
    catalogue = load_catalogue()
    named = {identifier for whole, parts in PARTITIONS for identifier in (whole, *parts)}
    assert named <= set(catalogue.indicators)


def task(name: str, start: int, **more: Any) -> Task:
    fields: dict[str, Any] = {
        "kind": "project", "action": "建成", "stage": "complete", "when": "2023", "done": False,
        "box": None, "section": ("甲",),
    } | more  # fmt: skip
    return Task(
        id=f"{name}{start}", doc="t", start=start, end=start + len(name), name=name, **fields
    )


def test_dates_of_one_project_that_exclude_each_other() -> None:
    name = "东湾跨海大桥工程"
    said = Said(f"建成{name}。2025年建成{name}。", "2025", 2025, indicator="")
    entries = found(
        reading(said, tasks=(task(name, 2), task(name, 18, when="2025")))
    )  # fmt: skip
    assert [entry.kind for entry in entries] == ["timing"]


def test_dates_that_have_a_year_in_common_fit() -> None:
    tasks = (task("东湾跨海大桥工程", 0), task("东湾跨海大桥工程", 9, when="2021/2025"))
    assert found(reading(life("1", 1), tasks=tasks)) == []


def test_project_named_in_two_boxes_is_told_as_one() -> None:
    tasks = (task("东湾跨海大桥工程", 0, box="专栏1"), task("东湾跨海大桥工程", 9, box="专栏2"))
    (entry,) = found(reading(life("1", 1), tasks=tasks))
    assert (entry.kind, entry.severity, len(entry.places)) == ("repeat", "note", 2)


def test_promise_with_a_figure_in_two_places_is_told_as_one() -> None:
    promise = {"unit": "家", "measure": "level", "role": "target", "period": "2025",
               "comparator": "ge", "indicator": "渔业智能化养殖示范基地"}  # fmt: skip
    (entry,) = found(
        reading(
            Said("培育20家以上渔业智能化养殖示范基地。", "20家", 20, **promise),
            Said("建设 20 家以上渔业智能化养殖示范基地。", "20 家", 20, **promise),
        )
    )
    assert (entry.kind, len(entry.places)) == ("repeat", 2)
    assert "≥20家" in entry.message


def test_places_point_at_numbers_and_their_sentences() -> None:
    made = reading(life("81.2", 81.2), life("83.5", 83.5))
    (entry,) = found(made)
    text = made.document.text
    assert [text[p.start : p.end] for p in entry.places] == ["81.2", "83.5"]
    assert [text[p.sentence_start : p.sentence_end].strip() for p in entry.places] == [
        "全市人均预期寿命为81.2岁。", "全市人均预期寿命为83.5岁。"
    ]  # fmt: skip


def test_order_of_documents_does_not_change_the_identifiers() -> None:
    one = reading(life("81.2", 81.2), name="one")
    other = reading(life("95", 95), name="other")
    assert {e.id for e in found(one, other)} == {e.id for e in found(other, one)}


def test_nothing_read_gives_nothing(shared: Path) -> None:
    assert found(Reading(read_text(""), [])) == []


@pytest.mark.parametrize(
    ("period", "chinese", "english"),
    [
        ("2020", "2020年", "2020"),
        ("2016/2020", "2016至2020年", "2016–2020"),
        ("2020-01/2020-04", "2020年1月至4月", "2020-01–2020-04"),
        ("2020-05-22", "2020年5月22日", "2020-05-22"),
    ],
)
def test_periods_are_told_as_people_say_them(period: str, chinese: str, english: str) -> None:
    entries = found(reading(life("81.2", 81.2, period=period), life("83.5", 83.5, period=period)))
    assert f"{chinese}的数值" in entries[0].message
    assert f"{english}: the value" in entries[0].message_en


def test_a_document_that_denies_most_of_what_it_repeats_is_doubted() -> None:
    names = ["男性人均预期寿命", "女性人均预期寿命", "人均预期寿命"]
    said = [
        Said(f"{name}为{number}岁。", str(number), number, "岁", "level", indicator=name)
        for number in (81.2, 83.5)
        for name in names
    ]
    assert {entry.severity for entry in found(reading(*said))} == {"doubt"}
    assert {entry.severity for entry in found(reading(said[2], said[5]))} == {"contradiction"}
