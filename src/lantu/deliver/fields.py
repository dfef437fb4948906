"""The fields a playbook defines: what may stand in them, and which are part of the promise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from lantu.deliver.closing import is_ended
from lantu.deliver.refusals import Outcome, Refusal, refusal
from lantu.deliver.rollup import item_stage
from lantu.deliver.state import CommitmentState
from lantu.playbooks.schema import FieldOf, Playbook


def required_fields(playbook: Playbook) -> tuple[str, ...]:
    """Fields that must be filled in before the first stage is left: what was promised."""
    return tuple(key for key, field in playbook.fields.items() if field.required)


def edit_fields(
    state: CommitmentState, playbook: Playbook, fields: Mapping[str, str]
) -> Outcome[CommitmentState]:
    """Fields filled in or changed freely; what was promised changes only by adjustment.

    Promised are the playbook's required fields, once the first stage has been left. Values are
    texts: numbers as ``12.5``, dates as ``2026-03-31``, ``yes`` or ``no``, a choice by its name;
    an empty text clears the field.
    """
    found = [*not_open(state, playbook), *faults_of(playbook, fields)]
    if state.stage != playbook.first_stage:
        for key in required_fields(playbook):
            if key in fields and state.fields.get(key, "") not in ("", fields[key]):
                found.append(refusal("promised-field", field=playbook.fields[key].label))
    if found:
        return Outcome(state, tuple(found))
    return Outcome(replace(state, fields={**state.fields, **fields}))


def not_open(state: CommitmentState, playbook: Playbook) -> Iterator[Refusal]:
    """The refusal of a change to something that has ended."""
    if is_ended(state, playbook):
        yield refusal("stage-ended", stage=playbook.stages[item_stage(state, playbook)].label)


def faults_of(playbook: Playbook, fields: Mapping[str, str]) -> Iterator[Refusal]:
    """A refusal for each field there is not, and each value that does not fit its field."""
    for key, value in fields.items():
        known = playbook.fields.get(key)
        if known is None:
            yield refusal("unknown-field", field=key)
        elif value.strip():
            yield from _FAULT[known.type](known, value.strip())


def _number(field: FieldOf, value: str) -> Iterator[Refusal]:
    try:
        good = Decimal(value).is_finite()
    except InvalidOperation:
        good = False
    if not good:
        yield refusal("not-a-number", value=value, field=field.label)


def _date(field: FieldOf, value: str) -> Iterator[Refusal]:
    try:
        date.fromisoformat(value)
    except ValueError:
        yield refusal("not-a-date", value=value, field=field.label)


def _choice(field: FieldOf, value: str) -> Iterator[Refusal]:
    names = [choice.name for choice in field.choices]
    if value not in names:
        yield refusal("not-a-choice", value=value, field=field.label, choices="、".join(names))


def _yes_no(field: FieldOf, value: str) -> Iterator[Refusal]:
    if value not in ("yes", "no"):
        yield refusal("not-yes-or-no", value=value, field=field.label)


def _text(_field: FieldOf, _value: str) -> Iterator[Refusal]:
    return iter(())


_FAULT: dict[str, Callable[[FieldOf, str], Iterator[Refusal]]] = {
    "text": _text,
    "number": _number,
    "date": _date,
    "choice": _choice,
    "yes_no": _yes_no,
}
