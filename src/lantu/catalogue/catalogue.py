"""The catalogue: which indicator a phrase of a document means, and what it is like.

A phrase is linked when it *is* a known name, in any of the wordings of official language
(:mod:`lantu.catalogue.names`), or a known name with words beside it that change nothing (总量,
累计). A word that sets things apart (农村, 新增, 规模以上, 人均) is never such a word, so a phrase
with one is linked only to a name that has it too. Better no link than a wrong one: what is not
known becomes a proposal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache

import ahocorasick_rs

from lantu.catalogue.conversions import dimension
from lantu.catalogue.names import normalise, spelling
from lantu.catalogue.proposals import Proposal, proposal
from lantu.catalogue.schema import Indicator, RatioOf
from lantu.text.units import unit_class

_SHARE = re.compile(r"^(.+?)占(.+?)比重$")
_PERCENT = frozenset({"percent", "points"})
_MONEY = frozenset({"money", "money-usd", "money-eur", "money-jpy", "money-hkd"})
#: Things are counted in several ways: 新登记企业 38728户, 培训 5.6万人 or 5.6万人次.
_COUNTED = frozenset({"people", "households", "visits", "count"})
#: Measures that say nothing about the indicator's own unit: 增长7.1%, 居全国第四位, 1.4倍.
_FREE = frozenset({"growth", "rank", "ratio"})


class Catalogue:
    """Indicators by id, and the way from a phrase to an id."""

    def __init__(self, indicators: Mapping[str, Indicator], names: Mapping[str, str]) -> None:
        self.indicators = indicators
        self._names = names
        #: the same phrases come again and again: 地区生产总值 in every paragraph
        self._named = lru_cache(maxsize=65536)(self._look_up)

    def __getitem__(self, identifier: str) -> Indicator:
        return self.indicators[identifier]

    def __len__(self) -> int:
        return len(self.indicators)

    def find(self, name: str, unit: str, measure: str) -> str | None:
        """Id of the indicator that a claim's phrase means; None when the catalogue has none.

        ``unit`` and ``measure`` are the claim's: a phrase that is known as an amount does not mean
        that amount when its value is a percentage level.
        """
        identifier = self._named(name)
        return None if identifier is None else self._fitting(identifier, unit, measure)

    def propose(self, name: str, unit: str, measure: str) -> Proposal:
        """An entry for a phrase that is not in the catalogue, for a person to take up or not."""
        return proposal(name, unit, measure, near=self._near(normalise(name)))

    def _look_up(self, name: str) -> str | None:
        for form in dict.fromkeys((normalise(name), normalise(name, brackets=False))):
            found = self._names.get(form) or self._contained(form) or self._share(form)
            if found is not None:
                return found
        return None

    def _contained(self, form: str) -> str | None:
        """A known name with only neutral words on both sides."""
        for index, start, end in self._scan.find_matches_as_indexes(form):
            if self._neutral.fullmatch(form[:start]) and self._neutral.fullmatch(form[end:]):
                return self._owners[index]
        return None

    def _share(self, form: str) -> str | None:
        """``A占B比重`` where both are known and the catalogue has their ratio."""
        match = _SHARE.match(form)
        if match is None:
            return None
        above, below = (self._names.get(part) or self._contained(part) for part in match.groups())
        return self._ratios.get((above, below)) if above and below else None

    def _near(self, form: str) -> tuple[str, ...]:
        """Known names that stand in a form, in order."""
        matches = self._scan.find_matches_as_indexes(form)
        return tuple(dict.fromkeys(self._owners[index] for index, _, _ in matches))

    def _fitting(self, identifier: str, unit: str, measure: str) -> str | None:
        """The indicator, or what its name means in the claim's unit; None where neither fits."""
        indicator = self.indicators[identifier]
        if measure in _FREE or not unit:
            return identifier
        told, own = _sort(unit), _sort(indicator.unit)
        if told is None:
            return None
        if told == own or {told, own} == _PERCENT:
            return identifier
        for other, meant in indicator.by_unit.items():
            if told == _sort(other) or (told == "points" and other == "%"):
                return meant
        return identifier if _kin(told, own) else None

    @cached_property
    def _owners(self) -> list[str]:
        return list(self._names.values())

    @cached_property
    def _scan(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(
            list(self._names), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    @cached_property
    def _neutral(self) -> re.Pattern[str]:
        words = sorted(spelling().neutral, key=len, reverse=True)
        return re.compile(f"(?:{'|'.join(map(re.escape, words))})*")

    @cached_property
    def _ratios(self) -> dict[tuple[str | None, str | None], str]:
        return {
            indicator.aggregation.ratio_of: identifier
            for identifier, indicator in self.indicators.items()
            if isinstance(indicator.aggregation, RatioOf) and indicator.unit == "%"
        }


def _sort(unit: str) -> str | None:
    """The sort of quantity a unit tells; measure words (个, 家, 项) all tell a count."""
    known = dimension(unit)
    return "count" if known is None and unit_class(unit) in ("count", "people") else known


def _kin(told: str | None, own: str | None) -> bool:
    """Two sorts of unit in which the same thing may be told: currencies, measure words."""
    return any(told in group and own in group for group in (_MONEY, _COUNTED))
