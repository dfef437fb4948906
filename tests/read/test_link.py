from __future__ import annotations

from lantu.catalogue import load_catalogue
from lantu.read.claim import Claim
from lantu.read.link import link, proposals


def claim(number: int, indicator: str, unit: str = "亿元") -> Claim:
    return Claim(
        id=str(number),
        doc="sample",
        start=number,
        end=number + 1,
        number_text="1",
        indicator=indicator,
        value=1,
        unit=unit,
        comparator="eq",
        measure="level",
        period="2020",
        role="actual",
        scope=None,
        confidence=0.9,
    )


def test_claims_carry_the_indicator_they_mean() -> None:
    linked = link([claim(1, "全市GDP"), claim(2, "示例驿站", "个")], load_catalogue())
    assert [one.indicator_id for one in linked] == ["gdp", None]


def test_what_is_not_known_is_proposed_once_with_all_its_claims() -> None:
    catalogue = load_catalogue()
    claims = [
        claim(1, "示例码头", "个"),
        claim(2, "示例驿站", "个"),
        claim(3, "“示例驿站”", "个"),
        claim(4, "地区生产总值"),
        claim(5, "", "个"),
    ]
    found = proposals(link(claims, catalogue), catalogue)
    assert [(one.proposal.name, one.claims) for one in found] == [
        ("示例驿站", ("2", "3")),
        ("示例码头", ("1",)),
    ]
