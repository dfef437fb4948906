"""The stages of a playbook hang together: each can be reached, and from each there is a way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lantu.catalogue.definitions import Definition
from lantu.playbooks.schema import Needs, Playbook
from lantu.playbooks.terms import ENDS


def check_stages(definition: Definition, playbook: Playbook) -> None:
    """Raises ``DefinitionRefused`` for stages that do not lead from a beginning to a closing.

    Codes ``playbook-no-closing-stage``, ``playbook-unknown-stage``, ``playbook-first-stage``,
    ``playbook-end-goes-on``, ``playbook-dead-end``, ``playbook-stage-not-reached``,
    ``playbook-dropped-by-stage``, ``playbook-circle``.
    """
    _has_closing_stage(definition, playbook)
    _check_first(definition, playbook)
    for key in playbook.stages:
        _check_next(definition, playbook, key)
    _all_reached(definition, playbook)
    _all_lead_out(definition, playbook)


def _has_closing_stage(definition: Definition, playbook: Playbook) -> None:
    if not playbook.stages_in("closed"):
        raise definition.refuse(
            "playbook-no-closing-stage",
            "没有结案的阶段",
            "请增加一个 phase: closed 的阶段",
            ("stages",),
        )


def _check_first(definition: Definition, playbook: Playbook) -> None:
    first = playbook.first_stage
    stage = playbook.stages[first]
    if stage.needs != Needs() or stage.is_end:
        raise definition.refuse(
            "playbook-first-stage",
            f"第一个阶段“{stage.name}”不能有条件，也不能是终点",
            "请把条件写到它之后的阶段",
            ("stages", first),
        )


def _check_next(definition: Definition, playbook: Playbook, key: str) -> None:
    stage = playbook.stages[key]
    if stage.is_end and stage.next:
        raise definition.refuse(
            "playbook-end-goes-on",
            f"“{stage.name}”是终点，不能再有下一阶段",
            "请删去 next；办结后需要重开的，写在 close 的 reopens 中",
            ("stages", key, "next"),
        )
    if not stage.is_end and not stage.next:
        raise definition.refuse(
            "playbook-dead-end",
            f"“{stage.name}”没有下一阶段，却不是终点",
            "请写上 next，或把 phase 改为 closed",
            ("stages", key),
        )
    for position, following in enumerate(stage.next):
        if following not in playbook.stages:
            raise definition.refuse(
                "playbook-unknown-stage",
                f"下一阶段“{following}”没有定义",
                f"可用的阶段：{'、'.join(playbook.stages)}",
                ("stages", key, "next", position),
            )


def _all_reached(definition: Definition, playbook: Playbook) -> None:
    """Every stage but those a withdrawal leads to can be reached from the first."""
    reached = _spread([playbook.first_stage], lambda key: playbook.stages[key].next)
    for key, stage in playbook.stages.items():
        if key not in reached and stage.phase != "dropped":
            raise definition.refuse(
                "playbook-stage-not-reached",
                f"没有任何阶段通向“{stage.name}”",
                f"请在前面某个阶段的 next 中写上 {key}，或删去这个阶段",
                ("stages", key),
            )
        if key in reached and stage.phase == "dropped":
            raise definition.refuse(
                "playbook-dropped-by-stage",
                f"“{stage.name}”表示撤销，不能作为下一阶段",
                "请从 next 中删去；撤销由 adjustments 的 withdraw 规定",
                ("stages", key),
            )


def _all_lead_out(definition: Definition, playbook: Playbook) -> None:
    """From every stage a closing stage can be reached."""
    before: dict[str, set[str]] = {key: set() for key in playbook.stages}
    for key, stage in playbook.stages.items():
        for following in stage.next:
            before[following].add(key)
    leading = _spread(playbook.stages_in("closed"), lambda key: before[key])
    for key, stage in playbook.stages.items():
        if key not in leading and stage.phase not in ENDS:
            raise definition.refuse(
                "playbook-circle",
                f"从“{stage.name}”出发只会绕圈，到不了结案",
                "请让其中一个阶段的 next 通向结案的阶段",
                ("stages", key),
            )


def _spread(start: Iterable[str], onward: Callable[[str], Iterable[str]]) -> set[str]:
    """Everything that can be reached from ``start``."""
    found = set(start)
    waiting = list(found)
    while waiting:
        for key in onward(waiting.pop()):
            if key not in found:
                found.add(key)
                waiting.append(key)
    return found
