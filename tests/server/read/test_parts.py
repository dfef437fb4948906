"""A long document in parts."""

from __future__ import annotations

import pytest

from lantu.server.read.models import Section
from lantu.server.read.parts import HEAVY, PER_CLAIM, Layout, part_at, parts_of


def section(
    index: int, parent: int | None, level: int, start: int, end: int, kind: str = "chapter"
) -> Section:
    return Section(
        index=index, parent_index=parent, level=level, kind=kind, start=start, end=end, title="题"
    )


def spans(layout: Layout) -> list[tuple[int, int, int | None]]:
    return [(part.start, part.end, part.section) for part in parts_of(layout)]


def test_a_short_document_is_one_part() -> None:
    assert spans(Layout(HEAVY, [section(0, None, 1, 0, HEAVY)], [], [])) == [(0, HEAVY, None)]


def test_chapters_are_parts_and_a_short_preface_goes_with_the_first() -> None:
    sections = [
        section(0, None, 0, 0, 20_000, "title"),
        section(1, 0, 1, 100, 9_000),
        section(2, 0, 1, 9_000, 20_000),
    ]
    assert spans(Layout(20_000, sections, [], [])) == [(0, 9_000, 1), (9_000, 20_000, 2)]


def test_a_long_preface_is_a_part_of_its_own() -> None:
    sections = [section(0, None, 1, 3_000, 9_000), section(1, None, 1, 9_000, 15_000)]
    assert spans(Layout(15_000, sections, [], []))[0] == (0, 3_000, None)


def test_a_heavy_chapter_is_cut_at_its_sections() -> None:
    sections = [
        section(0, None, 1, 0, 16_000),
        section(1, 0, 2, 500, 8_000),
        section(2, 0, 2, 8_000, 16_000),
        section(3, 2, 3, 9_000, 10_000, "box"),
        section(4, None, 1, 16_000, 20_000),
    ]
    assert spans(Layout(20_000, sections, [], [])) == [
        (0, 8_000, 1),
        (8_000, 16_000, 2),
        (16_000, 20_000, 4),
    ]


def test_light_subsections_share_a_part() -> None:
    inner = [
        section(n, 0, 2, start, start + 5_000) for n, start in enumerate(range(0, 20_000, 5_000), 1)
    ]
    sections = [section(0, None, 1, 0, 20_000), *inner]
    assert spans(Layout(20_000, sections, [], [])) == [(0, 10_000, 1), (10_000, 20_000, 3)]


def test_claims_weigh_too() -> None:
    sections = [section(0, None, 1, 0, 5_000), section(1, None, 1, 5_000, 10_000)]
    claims = list(range(100, 100 + HEAVY // PER_CLAIM))
    assert len(spans(Layout(10_000, sections, [], []))) == 1
    assert spans(Layout(10_000, sections, [], claims)) == [(0, 5_000, 0), (5_000, 10_000, 1)]


def test_text_without_sections_is_cut_between_paragraphs() -> None:
    cut = spans(Layout(30_000, [], list(range(0, 30_000, 1_000)), []))
    assert [start for start, _end, _section in cut] == [0, 12_000, 24_000]
    assert all(end - start <= HEAVY for start, end, _section in cut)


@pytest.mark.parametrize(("position", "number"), [(0, 1), (8_999, 1), (9_000, 2), (10**7, 2)])
def test_a_position_leads_to_its_part(position: int, number: int) -> None:
    sections = [section(0, None, 1, 0, 9_000), section(1, None, 1, 9_000, 20_000)]
    assert part_at(parts_of(Layout(20_000, sections, [], [])), position).number == number
