"""One indicator, period, place and definition, but different values; and the same one repeated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from lantu.read.contradictions import wording
from lantu.read.contradictions.context import apart, measured_alike
from lantu.read.contradictions.intervals import compatible, same_promise
from lantu.read.contradictions.model import (
    Contradiction,
    Severity,
    claim_place,
    contradiction_id,
)
from lantu.read.contradictions.sameness import Statement, grouped, is_specific, same_words

#: Words of a note by which figures under different definitions or vintages are told apart.
_EXPLAINS = re.compile(r"调整|口径|基数|基期|修订|普查|核算|快报|初步|数据公布|剔除|可比|不含|另含")
#: Between documents values this near to each other may be one figure and its revision.
_REVISION = 0.1
#: Under different words, values further apart than this factor hardly tell the same thing.
_NEAR = 1.5
_TABLE_ATTRIBUTES = frozenset({"约束性", "预期性", ""})


def value_contradictions(all_statements: Sequence[Statement]) -> Iterator[Contradiction]:
    """Facts, and targets, of one indicator and period whose values exclude each other."""
    for target in (False, True):
        chosen = [s for s in all_statements if s.is_target == target and _dated_value(s)]
        for group in grouped(chosen).values():
            if len(group) > 1 and is_specific(group[0]):
                yield from _in_group(group, target=target)


def agreements(all_statements: Sequence[Statement]) -> Counter[str]:
    """For each document how many facts and targets it states more than once with one value."""
    counts: Counter[str] = Counter()
    groups = grouped(s for s in all_statements if _dated_value(s))
    for group in groups.values():
        pairs = [(a, b) for a, b in combinations(group, 2) if a.is_target == b.is_target]
        docs = {a.document.name for a, b in pairs if a.document is b.document and _restates(a, b)}
        counts.update(docs)
    return counts


def _restates(first: Statement, second: Statement) -> bool:
    return agree(first, second) and comparable(first, second)


def _dated_value(statement: Statement) -> bool:
    """Whether it has a period, and is no rank (its field is seldom told beside it)."""
    return statement.period is not None and statement.sort != "rank"


def _in_group(group: Sequence[Statement], *, target: bool) -> Iterator[Contradiction]:
    pairs = [(a, b) for a, b in combinations(group, 2) if not agree(a, b) and comparable(a, b)]
    if not pairs:
        return
    involved = [s for s in group if any(s is a or s is b for a, b in pairs)]
    clusters = clustered(involved)
    places = tuple(claim_place(s.document, s.claim) for c in clusters for s in c)
    explained = explanation(pairs)
    message, english = wording.values_differ(clusters, target=target)
    yield Contradiction(
        contradiction_id("value", places),
        "value",
        "note" if explained else severity(involved),
        group[0].claim.indicator,
        group[0].period,
        places,
        message,
        english,
        explained,
    )


def agree(first: Statement, second: Statement) -> bool:
    """Whether the values can both be right (of targets: whether they promise the same)."""
    test = same_promise if first.is_target else compatible
    pairs = zip(first.extents, second.extents, strict=True)
    return all(test(one, other) for one, other in pairs)


def clustered(group: Sequence[Statement]) -> list[list[Statement]]:
    """Statements gathered by value, in order of first appearance."""
    clusters: list[list[Statement]] = []
    for statement in group:
        home = next((c for c in clusters if all(agree(statement, s) for s in c)), None)
        if home is None:
            clusters.append([statement])
        else:
            home.append(statement)
    return clusters


def explanation(pairs: Sequence[tuple[Statement, Statement]]) -> str | None:
    """What accounts for every difference: a note at one side, or a revision between documents."""
    reasons = []
    for first, second in pairs:
        reason = explaining_note(first) or explaining_note(second) or _revision(first, second)
        if reason is None:
            return None
        reasons.append(reason)
    return "；".join(dict.fromkeys(reasons))


def explaining_note(statement: Statement) -> str | None:
    """The part of a claim's note that tells of another definition, base or vintage."""
    parts = statement.claim.note.split("；")
    told = [p for p in parts if p not in _TABLE_ATTRIBUTES and _EXPLAINS.search(p)]
    return "；".join(told) or None


def _revision(first: Statement, second: Statement) -> str | None:
    if first.document is second.document or first.is_target:
        return None
    a, b = first.extent.nominal, second.extent.nominal
    if abs(a - b) > _REVISION * max(abs(a), abs(b)):
        return None
    return wording.revised([first.document.name, second.document.name])


def comparable(first: Statement, second: Statement) -> bool:
    """Whether a difference of two statements means anything: told apart, measured alike."""
    one, other = (first.document, first.claim), (second.document, second.claim)
    return plausible(first, second) and apart(one, other) and measured_alike(one, other)


def plausible(first: Statement, second: Statement) -> bool:
    """Whether two statements equated by the catalogue alone are near enough to be the same."""
    if same_words(first, second):
        return True
    a, b = first.extent.nominal, second.extent.nominal
    return a * b > 0 and max(abs(a), abs(b)) <= _NEAR * min(abs(a), abs(b))


def severity(group: Sequence[Statement]) -> Severity:
    """A doubt where the words differ, so that the definitions may."""
    alike = all(same_words(a, b) for a, b in combinations(group, 2))
    return "contradiction" if alike else "doubt"


def repeats(all_statements: Sequence[Statement]) -> Iterator[Contradiction]:
    """Targets named in several places of one document with one value: to be counted once."""
    chosen = [s for s in all_statements if s.is_target and s.period and s.claim.source != "table"]
    for group in grouped(chosen).values():
        if not is_specific(group[0]):
            continue
        for cluster in clustered(group):
            if len(cluster) > 1 and cluster[0].document is cluster[-1].document:
                yield _repeat(cluster)


def _repeat(cluster: Sequence[Statement]) -> Contradiction:
    first = cluster[0]
    places = tuple(claim_place(s.document, s.claim) for s in cluster)
    told = wording.figure(first)
    message, english = wording.repeated(first.claim.indicator, told, len(cluster))
    return Contradiction(
        contradiction_id("repeat", places),
        "repeat",
        "note",
        first.claim.indicator,
        first.period,
        places,
        message,
        english,
    )
