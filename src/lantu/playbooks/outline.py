"""A playbook told in a few lines, for whoever wrote the file to see what was understood."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.playbooks.schema import Adjustment, Playbook
from lantu.playbooks.terms import BODIES, MOVES, SUBJECTS, Closer

_CLOSERS: dict[Closer, str] = {
    "another_unit": "另一单位",
    "inspecting_side": "检查方",
    "assigning_body": "交办机关",
    "own_unit": "本单位",
}


def outline(playbook: Playbook) -> tuple[str, ...]:
    """Lines to print: name, parts, stages with what follows them, closing, adjustments."""
    return (
        f"{playbook.name} {playbook.name_en}（{playbook.key}）",
        f"  适用：{'、'.join(SUBJECTS[one].name for one in playbook.applies_to)}",
        f"  角色 {len(playbook.roles)}，字段 {len(playbook.fields)}，关口 {len(playbook.gates)}，"
        f"佐证种类 {len(playbook.evidence)}，期限 {len(playbook.clocks)}",
        *_stages(playbook),
        f"  结案：{_closing(playbook)}",
        *(f"  {MOVES[move].name}：{_adjustment(playbook.adjustments.of(move))}" for move in MOVES),
    )


def _stages(playbook: Playbook) -> Iterator[str]:
    for stage in playbook.stages.values():
        following = "、".join(playbook.stages[key].name for key in stage.next)
        yield f"  {stage.name} → {following}" if following else f"  {stage.name}（终点）"


def _closing(playbook: Playbook) -> str:
    close = playbook.close
    who = playbook.roles[close.role].name if close.role else _CLOSERS[close.by]
    proofs = "、".join(
        f"{playbook.evidence[kind].name} {least} 件" for kind, least in close.evidence.items()
    )
    return f"{who}凭{proofs}"


def _adjustment(rule: Adjustment) -> str:
    if rule.refused:
        return f"不允许（{rule.refused}）"
    limits = "，只能提高" if rule.only_raise else "，不得跨年" if rule.within_year else ""
    if rule.allowed:
        return "允许"
    return f"须经{'、'.join(BODIES[body].name for body in rule.decision)}决定{limits}"
