"""One form for the many ways in which a document writes an indicator's name.

研发投入占GDP的比例 and the catalogue's own 研发经费投入占地区生产总值比重 come out equal.
The equivalences are those of official language in general, kept in ``data/spelling.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import ahocorasick_rs

from lantu.catalogue.definitions import Entry, read_definition

_DATA = Path(__file__).parent / "data"
_NOISE = re.compile(r"[\s“”\"'‘’《》〈〉「」『』【】\[\]·,，、。;；:：—–\-_*①②③④⑤⑥⑦⑧⑨⑩]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_ORDINAL = re.compile(
    r"^(?:[0-9]+[.．、]|\([0-9一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)"
)


class Spelling(Entry):
    """spelling.yaml: equivalent wordings, words without weight, words that set things apart."""

    equal: dict[str, tuple[str, ...]]  #: one wording: the others
    dropped: tuple[str, ...]  #: dropped wherever they stand
    prefixes: tuple[str, ...]  #: dropped where a name begins with them
    suffixes: tuple[str, ...]  #: dropped where a name ends with them
    neutral: tuple[str, ...]  #: may stand beside a known name without changing what is measured


@lru_cache(maxsize=1)
def spelling() -> Spelling:
    """The equivalences in use."""
    return read_definition(_DATA / "spelling.yaml").check(Spelling)


@lru_cache(maxsize=1)
def _equivalents() -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    words = dict.fromkeys(spelling().dropped, "")
    words |= {other: one for one, others in spelling().equal.items() for other in (one, *others)}
    scan = ahocorasick_rs.AhoCorasick(
        list(words), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    return scan, list(words.values())


@lru_cache(maxsize=1)
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    def one_of(words: tuple[str, ...]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    return (
        re.compile(rf"^(?:{one_of(spelling().prefixes)})+(?=.{{2}})"),
        re.compile(rf"(?<=.{{2}})(?:{one_of(spelling().suffixes)})+$"),
    )


def normalise(name: str, *, brackets: bool = True) -> str:
    """The name in its one form; ``brackets=False`` drops what stands in brackets.

    Linear in the name's length; an empty string when nothing is left.
    """
    text = unicodedata.normalize("NFKC", name).replace("〔", "(").replace("〕", ")")
    text = _NOISE.sub("", _ORDINAL.sub("", text.strip()))
    if not brackets:
        text = _BRACKETS.sub("", text)
    text = text.replace("(", "").replace(")", "").upper()
    return _trim(_respell(_respell(text)))


def _respell(text: str) -> str:
    """Every equivalent wording in its one form; twice, as one may show only after another."""
    scan, replacements = _equivalents()
    parts: list[str] = []
    last = 0
    for index, start, end in scan.find_matches_as_indexes(text):
        parts += (text[last:start], replacements[index])
        last = end
    return "".join([*parts, text[last:]])


def _trim(text: str) -> str:
    prefix, suffix = _edges()
    return suffix.sub("", prefix.sub("", text))


def normal_names(names: Mapping[str, str]) -> dict[str, str]:
    """Names to ids by their normal form (a later one with the same form wins)."""
    return {normalise(name): identifier for name, identifier in names.items()}
