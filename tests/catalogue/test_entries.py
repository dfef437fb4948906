"""The catalogue's own entries, linted like code."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantu.catalogue import Catalogue, load_catalogue
from lantu.catalogue.conversions import dimension
from lantu.catalogue.names import normalise
from lantu.catalogue.schema import MeanBy, RatioOf
from lantu.text.units import unit_class


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_there_are_enough(catalogue: Catalogue) -> None:
    assert len(catalogue) >= 250


def test_names_are_in_both_languages(catalogue: Catalogue) -> None:
    for indicator in catalogue.indicators.values():
        assert indicator.name_en.isascii(), indicator.id
        assert not indicator.name.isascii() or indicator.name.startswith("PM"), indicator.id


def test_capitals_within_english_names_stay(catalogue: Catalogue) -> None:
    assert catalogue.indicators["pm10-concentration"].name_en.endswith("(PM10)")


def test_units_are_known(catalogue: Catalogue) -> None:
    unknown = {
        indicator.unit
        for indicator in catalogue.indicators.values()
        if indicator.unit and dimension(indicator.unit) is None and not unit_class(indicator.unit)
    }
    assert unknown == set()


def test_percentages_do_not_add_up(catalogue: Catalogue) -> None:
    summed = [
        indicator.id
        for indicator in catalogue.indicators.values()
        if dimension(indicator.unit) == "percent" and indicator.aggregation == "sum"
    ]
    assert summed == []


def test_per_head_figures_do_not_add_up(catalogue: Catalogue) -> None:
    summed = [
        indicator.id
        for indicator in catalogue.indicators.values()
        if indicator.name.startswith(("人均", "每万", "每千"))
        and not isinstance(indicator.aggregation, MeanBy | RatioOf)
        and indicator.aggregation != "none"
    ]
    assert summed == []


def test_what_one_wants_less_of_points_down(catalogue: Catalogue) -> None:
    for identifier in ("registered-unemployment", "accidents", "pm25-concentration"):
        assert catalogue[identifier].direction == "down"
    for identifier in ("gdp", "urban-income", "forest-cover"):
        assert catalogue[identifier].direction == "up"


def test_normal_form_is_final(catalogue: Catalogue) -> None:
    for indicator in catalogue.indicators.values():
        for name in (indicator.name, *indicator.synonyms):
            assert normalise(normalise(name)) == normalise(name)


def test_a_city_adds_indicators_and_names(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "indicators:\n"
        "  - {id: sample-wells, name: 机井眼数, name_en: Wells, unit: 眼, direction: up,"
        " aggregation: sum, parent: irrigated-area}\n"
        "synonyms:\n"
        "  gdp: [本地经济盘子]\n",
        encoding="utf-8",
    )
    own = load_catalogue(path)
    assert own.find("全市机井眼数", "眼", "level") == "sample-wells"
    assert own.find("本地经济盘子", "亿元", "level") == "gdp"
    assert load_catalogue().find("全市机井眼数", "眼", "level") is None
    assert len(own) == len(load_catalogue()) + 1
