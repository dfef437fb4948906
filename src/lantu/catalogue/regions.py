"""The country's divisions by code and name, so that places in documents are recognised.

``data/regions.csv`` holds the codes and names in force (GB/T 2260 style): provinces, prefectures,
counties. A city's own zones and former names come from its city file.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import ahocorasick_rs

RegionLevel = Literal["province", "city", "district"]
_REGIONS = Path(__file__).parent / "data" / "regions.csv"
#: peoples and the sort of division at the end of a name: 延边朝鲜族自治州, 新疆维吾尔自治区
_SORT = re.compile(
    r"(?:(?:壮|回|藏|蒙古|土家|苗|彝|布依|侗|朝鲜|白|傣|景颇|羌|哈尼|傈僳|黎)族|维吾尔|哈萨克|柯尔克孜"
    r"|蒙古(?=自治州))*(?:自治[区州县旗]|特别行政区|省|市|地区|盟|林区)$"
)
#: short names that are ordinary words: 来宾致辞, 长治久安
_WORDS = frozenset({"来宾", "长治", "中卫", "文山", "海东", "三沙", "东方", "平凉"})


@dataclass(frozen=True, slots=True)
class Region:
    """A division; ``parent`` is the code of the one above it, empty for a province."""

    code: str
    name: str
    level: RegionLevel
    parent: str

    @property
    def short(self) -> str:
        """The name without what sort of division it is: 大连, 内蒙古, 延边; a county's in full."""
        if self.level == "district":
            return self.name
        return _SORT.sub("", self.name) or self.name


class Regions:
    """Divisions, found by code, by name, and in a text."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._by_code = {region.code: region for region in regions}
        self._by_name: dict[str, list[Region]] = {}
        for region in self._by_code.values():
            for name in dict.fromkeys((region.name, region.short)):
                if name not in _WORDS:
                    self._by_name.setdefault(name, []).append(region)
        self._called = [tuple(regions) for regions in self._by_name.values()]
        self._scan = ahocorasick_rs.AhoCorasick(
            list(self._by_name), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def __len__(self) -> int:
        return len(self._by_code)

    def __getitem__(self, code: str) -> Region:
        return self._by_code[code]

    def named(self, name: str, *, within: str = "") -> tuple[Region, ...]:
        """The divisions of a full or short name, those of higher level first.

        ``within`` is the code of a division that they must lie in: 朝阳区 is in Beijing and in
        Changchun.
        """
        found = self._by_name.get(name, [])
        return tuple(region for region in found if not within or self.lies_in(region, within))

    def lies_in(self, region: Region, code: str) -> bool:
        """Whether a division is, or lies in, the one with the code."""
        return any(above.code == code for above in self.path(region))

    def path(self, region: Region) -> tuple[Region, ...]:
        """A division and those above it, itself first."""
        steps = [region]
        while steps[-1].parent:
            steps.append(self._by_code[steps[-1].parent])
        return tuple(steps)

    def below(self, code: str) -> tuple[Region, ...]:
        """The divisions right below the one with the code, by code."""
        return tuple(region for region in self._by_code.values() if region.parent == code)

    def in_text(self, text: str) -> Iterator[tuple[int, int, tuple[Region, ...]]]:
        """Names in a text: start, end, the divisions so named; counties by their full names."""
        for index, start, end in self._scan.find_matches_as_indexes(text):
            yield start, end, self._called[index]


@lru_cache(maxsize=1)
def load_regions() -> Regions:
    """All divisions of ``data/regions.csv``."""
    with _REGIONS.open(encoding="utf-8", newline="") as file:
        return Regions(
            Region(row["code"], row["name"], _level(row["level"]), row["parent"])
            for row in csv.DictReader(file)
        )


def _level(text: str) -> RegionLevel:
    if text not in ("province", "city", "district"):
        raise ValueError(text)
    return text  # type: ignore[return-value]
