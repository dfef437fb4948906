"""Units by the names that people write."""

from __future__ import annotations

import re

from lantu.server.accounts.models import Unit

_SEVERAL = re.compile(r"[、,，;；\n]+")


class UnitFinder:
    """Finds units by key, name, short or English name."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        for unit in Unit.objects.order_by("-pk"):
            for name in (unit.name_en, unit.short_name, unit.name, unit.key):
                if name:
                    self._keys[name] = unit.key

    def find(self, name: str) -> str | None:
        """The key of the unit with this name."""
        return self._keys.get(name.strip())

    def find_all(self, text: str) -> tuple[tuple[str, ...], list[str]]:
        """Keys of the units that a text names with 、 between, and the names that no unit has."""
        names = [name.strip() for name in _SEVERAL.split(text) if name.strip()]
        keys = tuple(key for name in names if (key := self.find(name)) is not None)
        return keys, [name for name in names if self.find(name) is None]
