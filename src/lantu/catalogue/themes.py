"""Themes: the five development concepts and the six constructions, found in a text by key words."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path

import ahocorasick_rs

from lantu.catalogue.definitions import Definition, read_definition
from lantu.catalogue.schema import ThemeEntry, ThemeFile

_THEMES = Path(__file__).parent / "data" / "themes.yaml"


@lru_cache(maxsize=8)
def load_themes(path: Path = _THEMES) -> ThemeFile:
    """Concepts and constructions with their key words.

    Raises ``DefinitionRefused`` for a fault in the file; within one of the two groups a key word
    belongs to one theme only.
    """
    definition = read_definition(path)
    themes = definition.check(ThemeFile)
    _each_word_once(definition, "concepts", themes.concepts)
    _each_word_once(definition, "constructions", themes.constructions)
    return themes


def _each_word_once(definition: Definition, part: str, themes: tuple[ThemeEntry, ...]) -> None:
    owners: dict[str, str] = {}
    for number, theme in enumerate(themes):
        for position, word in enumerate(theme.keywords):
            owner = owners.setdefault(word, theme.name)
            if owner != theme.name or word in theme.keywords[:position]:
                raise definition.refuse(
                    "definition-duplicate-name",
                    f"关键词“{word}”已用于“{owner}”",
                    "请只保留一处",
                    (part, number, "keywords", position),
                )


class _Finder:
    """Key words of one group of themes, found in one pass over a text."""

    def __init__(self, themes: tuple[ThemeEntry, ...]) -> None:
        self._owners = [theme.id for theme in themes for _ in theme.keywords]
        self._scan = ahocorasick_rs.AhoCorasick(
            [word for theme in themes for word in theme.keywords],
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        )
        self._order = {theme.id: number for number, theme in enumerate(themes)}

    def __call__(self, text: str) -> tuple[str, ...]:
        counts = Counter(
            self._owners[index] for index, _, _ in self._scan.find_matches_as_indexes(text)
        )
        return tuple(sorted(counts, key=lambda name: (-counts[name], self._order[name])))


@lru_cache(maxsize=1)
def _finders() -> tuple[_Finder, _Finder]:
    themes = load_themes()
    return _Finder(themes.concepts), _Finder(themes.constructions)


def themes_of(text: str) -> tuple[str, ...]:
    """Concepts (``innovation`` ... ``shared``) a text is about, most words first; maybe none."""
    return _finders()[0](text)


def constructions_of(text: str) -> tuple[str, ...]:
    """Constructions (六个建设) that a text is about, most words first; maybe none."""
    return _finders()[1](text)
