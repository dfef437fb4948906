"""Every name in a playbook stands in both languages, and each in its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.catalogue.definitions import Definition, Location

_HAN = re.compile(r"[\u4e00-\u9fff]")
#: Pairs of fields that say the same in Chinese and in English.
_PAIRS = (("name", "name_en"), ("about", "about_en"), ("refused", "refused_en"))


def check_names(definition: Definition) -> None:
    """Raises ``DefinitionRefused`` for a name that is missing in one language or in the wrong one.

    Codes ``playbook-missing-english``, ``playbook-missing-chinese``.
    """
    for location, entry in _entries(definition.data, ()):
        for chinese, english in _PAIRS:
            if chinese in entry or english in entry:
                _check_pair(definition, location, entry, chinese, english)


def _entries(value: object, location: Location) -> Iterator[tuple[Location, dict[str, object]]]:
    """All mappings of the file, outermost first."""
    if isinstance(value, dict):
        yield location, value
        for key, child in value.items():
            yield from _entries(child, (*location, key))
    elif isinstance(value, list):
        for position, child in enumerate(value):
            yield from _entries(child, (*location, position))


def _check_pair(
    definition: Definition, location: Location, entry: dict[str, object], chinese: str, english: str
) -> None:
    if not _HAN.search(str(entry.get(chinese) or "")):
        raise definition.refuse(
            "playbook-missing-chinese",
            f"“{chinese}”没有中文",
            f"请在 {chinese} 中写中文，英文写在 {english} 中",
            (*location, chinese),
        )
    text = str(entry.get(english) or "").strip()
    if not text or _HAN.search(text):
        raise definition.refuse(
            "playbook-missing-english",
            f"“{entry[chinese]}”缺少英文（{english}）",
            f"请在 {english} 中写上英文",
            (*location, english),
        )
