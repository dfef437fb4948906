"""The words of ``lexicon.toml`` as the look-ups that the steps of reading use."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from lantu.read.claims.affixes import Prefixes, Suffixes, categories


def _load() -> dict[str, tuple[str, ...]]:
    with Path(__file__).with_name("lexicon.toml").open("rb") as file:
        return {name: tuple(words.split()) for name, words in tomllib.load(file).items()}


_WORDS = _load()


def word_set(name: str) -> frozenset[str]:
    """The words of one group of the lexicon."""
    return frozenset(_WORDS[name])


EACH = word_set("each")
EMPTY = word_set("empty")
MANNER = word_set("manner")
NOMINAL = word_set("nominal")
NOUN_LIKE = word_set("noun_like")
ATTRIBUTES = word_set("attribute")
HEADS = word_set("head")
VALUE_HEADS = word_set("value_head")
PAIRED = _WORDS["paired"]

#: What may stand between a thing and its number, from the end of the words before the number.
PREDICATE = Suffixes(
    {
        **categories(adverb=_WORDS["adverb"], base=_WORDS["base"], start=_WORDS["start"]),
        **categories(reach=_WORDS["reach"]),
        **categories(rate_up=_WORDS["rate_up"], rate_down=_WORDS["rate_down"]),
        **categories(up=_WORDS["rise"], down=_WORDS["fall"]),
        **categories(noun=_WORDS["noun_end"], share=("占", "占比", "比重")),
        "年均": "base",
    }
)
RANKING = Suffixes(
    categories(rank=_WORDS["rank"], rate=_WORDS["rate_up"], adverb=("的", "、", "，", "名", "第"))
)
HEAD = Suffixes(categories(head=_WORDS["head"]))
VERB_END = Suffixes({**categories(content=_WORDS["content"]), **categories(light=_WORDS["light"])})
#: Verbs with which a count in Chinese numerals is a count of something done.
DOING = Suffixes(
    categories(
        content=_WORDS["content"],
        light=[w for w in _WORDS["light"] if len(w) > 1 and w not in word_set("not_doing")],
    )
)
LEADING = Prefixes({**categories(opening=_WORDS["opening"]), **categories(light=_WORDS["light"])})
CONTENT_LEAD = Prefixes(
    {**categories(noun=_WORDS["thing_start"]), **categories(content=_WORDS["content"])}
)
CONTENT_ANYWHERE = re.compile(
    "|".join(sorted((w for w in _WORDS["content"] if len(w) > 1), key=len, reverse=True))
    + "|达标|获|通过|成为|进入|升级|脱壳|纳管|摘牌|复工|复产|建成"
)
