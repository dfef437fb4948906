"""Refusals as values: a code, what is wrong and what to do, in words the user can act on.

The templates are Chinese; the server translates them by :func:`Refusal.told`. A rule returns
refusals, the server raises them with :func:`refused`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from lantu.deliver.wording import TEXTS
from lantu.errors import ActionRefused
from lantu.playbooks.terms import Label

T = TypeVar("T")
Value = Label | str | int


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why something is not allowed now."""

    code: str
    params: tuple[tuple[str, Value], ...] = ()

    @property
    def message(self) -> str:
        """What is wrong, in Chinese."""
        return self.told()[0]

    @property
    def remedy(self) -> str:
        """What to do, in Chinese."""
        return self.told()[1]

    def told(
        self, translate: Callable[[str], str] = str, *, english: bool = False
    ) -> tuple[str, str]:
        """What is wrong and what to do; ``translate`` turns a template into another language."""
        values = {
            name: (value.name_en if english else value.name) if isinstance(value, Label) else value
            for name, value in self.params
        }
        text = TEXTS[self.code]
        return translate(text.message).format(**values), translate(text.remedy).format(**values)

    def as_error(self) -> ActionRefused:
        """The same as an error that the server raises."""
        return ActionRefused(self.code, self.message, remedy=self.remedy)


def refusal(code: str, **params: Value) -> Refusal:
    """A refusal; raises ``KeyError`` for a code that has no wording."""
    if code not in TEXTS:
        raise KeyError(code)
    return Refusal(code, tuple(params.items()))


def refused(refusals: Sequence[Refusal]) -> ActionRefused:
    """All reasons in one error, under the code of the first."""
    return ActionRefused(
        refusals[0].code,
        "；".join(dict.fromkeys(one.message for one in refusals)),
        remedy="；".join(dict.fromkeys(one.remedy for one in refusals if one.remedy)),
    )


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a rule gave: the value after, or the value as it was and why it stays so."""

    value: T
    refusals: tuple[Refusal, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether it was done."""
        return not self.refusals

    def or_raise(self) -> T:
        """The value; raises ``ActionRefused`` with all reasons where it was refused."""
        if self.refusals:
            raise refused(self.refusals)
        return self.value
