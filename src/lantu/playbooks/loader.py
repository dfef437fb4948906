"""The playbooks that come with Lantu, and a city's own beside them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from lantu.errors import DefinitionRefused
from lantu.playbooks.check import check_playbook
from lantu.playbooks.schema import Playbook

DATA = Path(__file__).parent / "data"


def load_playbooks(*extra: Path) -> Mapping[str, Playbook]:
    """All playbooks by key: the project's, then the given files, or all ``.yaml`` in a folder.

    Raises ``DefinitionRefused`` as :func:`check_playbook` does, and for a key given twice
    (``definition-duplicate-id``).
    """
    return _load(tuple(extra))


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...]) -> Mapping[str, Playbook]:
    found: dict[str, Playbook] = {}
    origins: dict[str, Path] = {}
    for path in _files((DATA, *extra)):
        playbook = check_playbook(path)
        if playbook.key in found:
            raise DefinitionRefused(
                "definition-duplicate-id",
                f"机制“{playbook.key}”已在 {origins[playbook.key]} 定义",
                where=str(path),
                remedy="请换一个 key",
            )
        found[playbook.key] = playbook
        origins[playbook.key] = path
    return MappingProxyType(found)


def _files(places: tuple[Path, ...]) -> list[Path]:
    """The files themselves, and those in folders in the order of their names."""
    files: list[Path] = []
    for place in places:
        files.extend(sorted(place.glob("*.yaml")) if place.is_dir() else [place])
    return files
