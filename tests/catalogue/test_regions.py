from __future__ import annotations

from lantu.catalogue.regions import load_regions


def test_a_place_is_found_by_its_full_and_its_short_name() -> None:
    regions = load_regions()
    assert [region.code for region in regions.named("大连市")] == ["210200"]
    assert [region.code for region in regions.named("大连")] == ["210200"]
    assert [region.code for region in regions.named("延边")] == ["222400"]
    assert [region.code for region in regions.named("内蒙古")] == ["150000"]


def test_places_of_one_name_are_told_apart_by_what_is_above() -> None:
    regions = load_regions()
    assert len(regions.named("朝阳区")) == 2
    (only,) = regions.named("朝阳区", within="220000")
    assert [step.name for step in regions.path(only)] == ["朝阳区", "长春市", "吉林省"]


def test_ordinary_words_are_no_places() -> None:
    assert list(load_regions().in_text("来宾讲话，长治久安")) == []


def test_places_in_a_text_come_with_their_positions() -> None:
    text = "大连市金州区与上海合作"
    found = [
        (text[start:end], places[0].code) for start, end, places in load_regions().in_text(text)
    ]
    assert found == [("大连市", "210200"), ("金州区", "210213"), ("上海", "310000")]


def test_a_citys_divisions_lie_below_it() -> None:
    assert len(load_regions().below("210200")) == 10
