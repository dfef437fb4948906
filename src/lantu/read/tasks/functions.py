"""What a plan says districts and parks are for, and the special plans it lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lantu.read.tasks.text import masked
from lantu.text.documents import Document, Section

PlaceKind = Literal["district", "park"]

_ABOUT_FUNCTIONS = re.compile(r"功能定位|产业定位|主导产业|功能分区|发展定位")
_PARKS = re.compile(r"园区|开发区|功能区|集聚区|产业区")
_SPECIAL_PLANS = re.compile(r"专项规划|规划(?:名录|目录|清单|体系|一览)")
_INDUSTRIES = re.compile(
    r"(?:^|[，。；])\s*(?:重点|大力|优先|着力|积极)*(?:发展|推动|培育|布局)(?P<names>[^。；]+?)"
    r"(?=，(?:打造|建设|形成|构建|建成)|。|；|$)"
)
_FUNCTIONS = re.compile(r"(?:打造|建设成?为?|建成|形成|构建)(?P<names>[^，。；]+)")
_VERB_IN_FRONT = re.compile(r"^(?:重点|大力|着力|优先|积极|和)*(?:发展|培育|推动)")
#: What only says which kind the ones before are: …等主导产业.
_KIND_BEHIND = re.compile(
    r"等.*$|(?:战略性|新兴|主导|特色|支柱|优势)*产业(?:集群)?$|(?:战略性)?新兴产业$"
)
_ENTRY = re.compile(r"[（(]\s*(?P<number>\d{1,3})\s*[）)]\s*(?P<name>[^；;。\n]+)")
_LEAD = re.compile(
    r"[（(]?(?:牵头(?:单位|部门)?|责任单位|编制单位)\s*[：:]\s*(?P<unit>[^）)；;。]+)[）)]?"
)


@dataclass(frozen=True, slots=True)
class PlaceFunction:
    """What a district or park is for. ``start:end`` is its name in the document's text."""

    doc: str
    place: str
    kind: PlaceKind
    functions: tuple[str, ...]
    leading_industries: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpecialPlan:
    """A special plan that an outline says will be made. ``start:end`` is its name."""

    doc: str
    number: str
    name: str
    lead_unit: str | None
    section: int  #: index of the section that lists it
    start: int
    end: int


def read_functions(document: Document) -> list[PlaceFunction]:
    """Functions and leading industries of districts and parks, from boxes about them, in order.

    A heading that names several places (甲区、乙区) gives one row for each.
    """
    rows: list[PlaceFunction] = []
    for item in document.sections:
        if item.kind != "item" or item.parent is None:
            continue
        box = document.sections[item.parent]
        if not _ABOUT_FUNCTIONS.search(box.title):
            continue
        kind: PlaceKind = "park" if _PARKS.search(box.title) else "district"
        body = _body(document, item)
        functions = tuple(
            name.strip()
            for match in _FUNCTIONS.finditer(body)
            for name in match.group("names").split("、")
        )
        industries = _industries(body)
        for place, start in _places(document, item):
            rows.append(
                PlaceFunction(
                    document.name, place, kind, functions, industries, start, start + len(place)
                )
            )
    return rows


def _body(document: Document, item: Section) -> str:
    """The item's words behind its heading, page breaks joined."""
    return "".join(
        masked(document.text[max(start, item.heading_end) : end])
        for paragraph in document.paragraphs
        if paragraph.section == item.index
        for start, end in paragraph.pieces
        if end > item.heading_end
    ).strip(" ：:")


def _places(document: Document, item: Section) -> list[tuple[str, int]]:
    begin = document.text.find(item.title, item.start)
    places = []
    for match in re.finditer(r"[^、，和]+", item.title):
        places.append((match.group(), max(begin, item.start) + match.start()))
    return places


def _industries(body: str) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for match in _INDUSTRIES.finditer(body):
        for part in _members(match.group("names")):
            name = _KIND_BEHIND.sub("", _VERB_IN_FRONT.sub("", part.strip()))
            if 1 < len(name) <= 20:
                names.setdefault(name)
    return tuple(names)


def _members(names: str) -> list[str]:
    """A、B等主导产业和C、D特色产业 at its marks; a plain last 和 (A、B和C) joins members too."""
    parts = re.split(r"[、，]|(?<=产业)和", names)
    last = parts[-1]
    if len(parts) > 1 and "和" in last and ("等" in last or "产业" not in last):
        parts[-1:] = last.split("和", 1)
    return parts


def read_special_plans(document: Document) -> list[SpecialPlan]:
    """The special plans that the document lists under a heading for them, in order.

    Each entry is numbered （1）, （2） …; the lead unit is given where the entry names it.
    """
    rows: list[SpecialPlan] = []
    listed = {
        section.index
        for section in document.sections
        if any(
            _SPECIAL_PLANS.search(part.title) and part.kind in ("box", "item", "section", "heading")
            for part in document.section_path(section.index)
        )
    }
    for paragraph in document.paragraphs:
        if paragraph.section not in listed:
            continue
        section = paragraph.section
        for match in _ENTRY.finditer(paragraph.text):
            name = match.group("name").strip()
            lead = _LEAD.search(name)
            if lead:
                name = name[: lead.start()].strip()
            if "规划" not in name and "方案" not in name:
                continue
            first = match.start("name")
            start = paragraph.offset(first)
            end = paragraph.offset(first + len(name) - 1) + 1
            unit = lead.group("unit").strip() if lead else None
            rows.append(
                SpecialPlan(document.name, match.group("number"), name, unit, section, start, end)
            )
    return rows
