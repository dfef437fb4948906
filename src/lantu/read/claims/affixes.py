"""Dictionary look-up at the edge of a phrase, in constant time whatever the dictionary's size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class Suffixes:
    """Words that may end a phrase, each with a category."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = dict(words)
        by_last: dict[str, set[int]] = {}
        for word in self._words:
            by_last.setdefault(word[-1], set()).add(len(word))
        self._sizes = {c: tuple(sorted(sizes, reverse=True)) for c, sizes in by_last.items()}

    def longest(self, text: str) -> tuple[str, str] | None:
        """The longest word that ends ``text`` and its category; None if none does."""
        for size in self._sizes.get(text[-1:], ()):
            word = text[-size:]
            if word in self._words:
                return word, self._words[word]
        return None


class Prefixes:
    """Words that may begin a phrase, each with a category."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = dict(words)
        by_first: dict[str, set[int]] = {}
        for word in self._words:
            by_first.setdefault(word[0], set()).add(len(word))
        self._sizes = {c: tuple(sorted(sizes, reverse=True)) for c, sizes in by_first.items()}

    def longest(self, text: str, start: int = 0) -> tuple[str, str] | None:
        """The longest word that begins at ``start`` and its category; None if none does."""
        for size in self._sizes.get(text[start : start + 1], ()):
            word = text[start : start + size]
            if word in self._words:
                return word, self._words[word]
        return None


def categories(**groups: Iterable[str]) -> dict[str, str]:
    """One table out of word groups: ``categories(up=["增长"], down=["下降"])``."""
    return {word: name for name, words in groups.items() for word in words}
