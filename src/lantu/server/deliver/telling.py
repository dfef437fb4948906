"""Refusals of the rules in the language of the page, with the units' names for their keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.utils.translation import get_language, gettext

from lantu.deliver.refusals import Outcome, Refusal
from lantu.errors import ActionRefused
from lantu.playbooks.terms import Label
from lantu.server.accounts.models import Unit

T = TypeVar("T")
_OF_UNITS = frozenset({"units", "unit", "place"})  #: parameters that hold keys of units


@dataclass(frozen=True)
class Reason:
    """Why something is not allowed, and what to do."""

    message: str
    remedy: str


def english() -> bool:
    """Whether the page is in English."""
    return (get_language() or "").startswith("en")


def told(label: Label) -> str:
    """A label in the language of the page."""
    return label.name_en if english() else label.name


def reasons(refusals: Sequence[Refusal]) -> list[Reason]:
    """The refusals in words, each once."""
    named = [_with_names(one) for one in refusals]
    words = [Reason(*one.told(gettext, english=english())) for one in named]
    return list(dict.fromkeys(words))


def or_refuse(outcome: Outcome[T]) -> T:
    """The outcome's value; raises ``ActionRefused`` with all reasons in the page's language."""
    if not outcome.refusals:
        return outcome.value
    raise refused(outcome.refusals)


def refused(refusals: Sequence[Refusal]) -> ActionRefused:
    """All reasons in one error, under the code of the first."""
    told_reasons = reasons(refusals)
    return ActionRefused(
        refusals[0].code,
        _joined(one.message for one in told_reasons),
        remedy=_joined(one.remedy for one in told_reasons),
    )


def _joined(texts: Iterable[str]) -> str:
    return gettext("；").join(dict.fromkeys(text for text in texts if text))


def _with_names(refusal: Refusal) -> Refusal:
    keys = {
        key for name, value in refusal.params if name in _OF_UNITS for key in str(value).split("、")
    }
    if not keys:
        return refusal
    names = {unit.key: _name(unit) for unit in Unit.objects.filter(key__in=keys)}
    params = tuple(
        (name, "、".join(names.get(key, key) for key in str(value).split("、")))
        if name in _OF_UNITS
        else (name, value)
        for name, value in refusal.params
    )
    return replace(refusal, params=params)


def _name(unit: Unit) -> str:
    return unit.name_en if english() and unit.name_en else unit.short_name or unit.name
