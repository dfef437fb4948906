"""Whatever a playbook refers to by name is defined in it, and what it defines is of use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lantu.catalogue.definitions import Definition, Location
from lantu.errors import DefinitionRefused
from lantu.playbooks.schema import Needs, Playbook
from lantu.playbooks.terms import SHOWN

Reference = tuple[str, Location]


def check_guards(definition: Definition) -> None:
    """Raises ``DefinitionRefused`` (``playbook-unknown-guard``) for a condition nobody knows.

    Read from the raw data, before the schema, so that the answer lists the conditions there are.
    """
    stages = definition.data.get("stages") if isinstance(definition.data, dict) else None
    for key, stage in stages.items() if isinstance(stages, dict) else ():
        needs = stage.get("needs") if isinstance(stage, dict) else None
        for guard in needs if isinstance(needs, dict) else ():
            if guard not in Needs.model_fields:
                raise definition.refuse(
                    "playbook-unknown-guard",
                    f"未知的条件“{guard}”",
                    f"可用的条件：{'、'.join(Needs.model_fields)}",
                    ("stages", key, "needs", guard),
                )


def check_references(definition: Definition, playbook: Playbook) -> None:
    """Raises ``DefinitionRefused`` for a reference to something that is not defined.

    Codes ``playbook-unknown-role``, ``-field``, ``-gate``, ``-evidence``, ``-stage``, ``-clock``,
    ``-publication``; ``playbook-unused-gate``, ``playbook-gate-without-body``,
    ``playbook-field-without-choices``.
    """
    for key, stage in playbook.stages.items():
        _check_needs(definition, playbook, stage.needs, ("stages", key, "needs"))
    _check_clocks(definition, playbook)
    _check_close(definition, playbook)
    _check_consultation(definition, playbook)
    _check_gates(definition, playbook)
    _check_fields(definition, playbook)
    if playbook.rhythm is not None:
        _known(
            definition, "evidence", _keys(playbook.rhythm.evidence, ("rhythm",)), playbook.evidence
        )
    shown = _items(playbook.publishes.what, ("publishes", "what"))
    _known(definition, "publication", shown, SHOWN | playbook.fields.keys())


_KINDS = {
    "role": "角色",
    "field": "字段",
    "gate": "关口",
    "evidence": "佐证种类",
    "stage": "阶段",
    "clock": "期限",
    "publication": "公开内容",
}


def _items(values: Iterable[str], location: Location) -> Iterator[Reference]:
    """The members of a list with their places."""
    for position, value in enumerate(values):
        yield value, (*location, position)


def _keys(counts: Iterable[str], location: Location) -> Iterator[Reference]:
    """The left sides of an ``evidence`` mapping with their places."""
    for key in counts:
        yield key, (*location, "evidence", key)


def _known(
    definition: Definition, kind: str, references: Iterable[Reference], known: Collection[str]
) -> None:
    for reference, location in references:
        if reference not in known:
            raise _unknown(definition, kind, reference, location, known)


def _unknown(
    definition: Definition, kind: str, reference: str, location: Location, known: Collection[str]
) -> DefinitionRefused:
    names = "、".join(sorted(known)) if kind == "publication" else "、".join(known)
    return definition.refuse(
        f"playbook-unknown-{kind}",
        f"{_KINDS[kind]}“{reference}”没有定义",
        f"已定义的{_KINDS[kind]}：{names or '无'}；请先定义它，或改正名称",
        location,
    )


def _check_needs(
    definition: Definition, playbook: Playbook, needs: Needs, location: Location
) -> None:
    roles = _items(needs.roles, (*location, "roles"))
    _known(definition, "role", roles, playbook.roles)
    fields = _items(needs.fields, (*location, "fields"))
    _known(definition, "field", fields, playbook.fields)
    gates = _items(needs.gates, (*location, "gates"))
    _known(definition, "gate", gates, playbook.gates)
    _known(definition, "evidence", _keys(needs.evidence, location), playbook.evidence)


def _check_clocks(definition: Definition, playbook: Playbook) -> None:
    for key, clock in playbook.clocks.items():
        location = ("clocks", key)
        ends = [(clock.starts, (*location, "starts")), (clock.stops, (*location, "stops"))]
        pauses = _items(clock.pauses, (*location, "pauses"))
        _known(definition, "stage", [*ends, *pauses], playbook.stages)
        if clock.starts == clock.stops:
            raise definition.refuse(
                "playbook-clock-stands-still",
                f"期限“{clock.name}”在同一阶段开始和停止",
                "请把 stops 改为之后的阶段",
                (*location, "stops"),
            )


def _check_close(definition: Definition, playbook: Playbook) -> None:
    close = playbook.close
    _known(definition, "evidence", _keys(close.evidence, ("close",)), playbook.evidence)
    if close.reopens is not None:
        _known(definition, "stage", [(close.reopens, ("close", "reopens"))], playbook.stages)
        if playbook.stages[close.reopens].is_end:
            raise definition.refuse(
                "playbook-reopens-to-end",
                f"重开后的阶段“{playbook.stages[close.reopens].name}”是终点",
                "请改为办理中的阶段",
                ("close", "reopens"),
            )
    if close.role is not None:
        _known(definition, "role", [(close.role, ("close", "role"))], playbook.roles)


def _check_consultation(definition: Definition, playbook: Playbook) -> None:
    asked = playbook.consultation
    if asked is not None:
        settler: Location = ("consultation", "settled_by")
        _known(definition, "role", [(asked.settled_by, settler)], playbook.roles)
        clock: Location = ("consultation", "clock")
        _known(definition, "clock", [(asked.clock, clock)], playbook.clocks)
        return
    for key, stage in playbook.stages.items():
        if stage.needs.replies or stage.needs.disputes_settled:
            raise definition.refuse(
                "playbook-no-consultation",
                f"“{stage.name}”要求征求意见，但没有规定由谁裁定",
                "请增加 consultation，写明 clock 和 settled_by",
                ("stages", key, "needs"),
            )


def _check_gates(definition: Definition, playbook: Playbook) -> None:
    used = {gate for stage in playbook.stages.values() for gate in stage.needs.gates}
    for key, gate in playbook.gates.items():
        if not gate.bodies:
            raise definition.refuse(
                "playbook-gate-without-body",
                f"关口“{gate.name}”没有写明由哪个机关决定",
                "请在 bodies 中写上决定机关",
                ("gates", key),
            )
        if key not in used:
            raise definition.refuse(
                "playbook-unused-gate",
                f"关口“{gate.name}”没有任何阶段使用",
                f"请在某个阶段的 needs 中写上 gates: [{key}]，或删去它",
                ("gates", key),
            )


def _check_fields(definition: Definition, playbook: Playbook) -> None:
    for key, field in playbook.fields.items():
        if (field.type == "choice") != bool(field.choices):
            raise definition.refuse(
                "playbook-field-without-choices",
                f"字段“{field.name}”的类型与选项不符",
                "choice 类型要列出 choices；其他类型不要写 choices",
                ("fields", key),
            )
