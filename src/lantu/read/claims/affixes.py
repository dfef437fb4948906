"""Dictionary look-up at the edge of a phrase, in constant time whatever the dictionary's size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Hit(NamedTuple):
    """A word that was found and its category."""

    word: str
    category: str


class Suffixes:
    """Words that may end a phrase, each with a category."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._hits = {word: Hit(word, category) for word, category in words.items()}
        self._sizes = _sizes((word[-1], len(word)) for word in words)

    def longest(self, text: str) -> Hit | None:
        """The longest word that ends ``text``; None if none does."""
        for size in self._sizes.get(text[-1:], ()):
            hit = self._hits.get(text[-size:])
            if hit is not None:
                return hit
        return None


class Prefixes:
    """Words that may begin a phrase, each with a category."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._hits = {word: Hit(word, category) for word, category in words.items()}
        self._sizes = _sizes((word[0], len(word)) for word in words)

    def longest(self, text: str) -> Hit | None:
        """The longest word that begins ``text``; None if none does."""
        for size in self._sizes.get(text[:1], ()):
            hit = self._hits.get(text[:size])
            if hit is not None:
                return hit
        return None


def _sizes(words: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words at each edge character, longest first."""
    table: dict[str, set[int]] = {}
    for edge, size in words:
        table.setdefault(edge, set()).add(size)
    return {edge: tuple(sorted(sizes, reverse=True)) for edge, sizes in table.items()}


def categories(**groups: Iterable[str]) -> dict[str, str]:
    """One table out of word groups: ``categories(up=["增长"], down=["下降"])``."""
    return {word: name for name, words in groups.items() for word in words}
