"""What no playbook may give away: who closes, what is never lowered silently, weights of 100."""

from __future__ import annotations

from collections.abc import Iterable

from lantu.catalogue.definitions import Definition, Location
from lantu.playbooks.schema import Adjustment, Playbook
from lantu.playbooks.terms import MOVES, SUBSTANTIAL, Move


def check_promises(definition: Definition, playbook: Playbook) -> None:
    """Raises ``DefinitionRefused`` for a playbook that would let a promise slip away.

    Codes ``playbook-closes-itself``, ``playbook-closes-without-evidence``, ``playbook-closer``,
    ``playbook-adjustment-unclear``, ``playbook-silent-change``, ``playbook-misplaced-limit``,
    ``playbook-withdrawn-where``, ``playbook-listed-*``, ``playbook-weights``,
    ``playbook-rhythm-until``.
    """
    _check_close(definition, playbook)
    for move in MOVES:
        _check_adjustment(definition, move, playbook.adjustments.of(move))
    _check_withdrawal(definition, playbook)
    if playbook.listed_follow_up:
        _check_listed(definition, playbook)
    _adds_up(definition, (one.weight for one in playbook.milestones.values()), ("milestones",))
    _adds_up(definition, (one.weight for one in playbook.scores.values()), ("scores",))
    _check_rhythm(definition, playbook)


def _check_close(definition: Definition, playbook: Playbook) -> None:
    close = playbook.close
    if close.by == "own_unit":
        raise definition.refuse(
            "playbook-closes-itself",
            "谁填报谁不得结案",
            "请改为 another_unit（另一单位）、inspecting_side 或 assigning_body",
            ("close", "by"),
        )
    if not close.evidence:
        raise definition.refuse(
            "playbook-closes-without-evidence",
            "结案没有要求任何佐证",
            "请在 close 的 evidence 中写上佐证种类和最少件数",
            ("close", "evidence"),
        )
    role = playbook.roles.get(close.role or "")
    needs_role = close.by != "another_unit"
    if needs_role and (role is None or role.filled_by != "unit" or role.reports):
        raise definition.refuse(
            "playbook-closer",
            "没有写明由哪个单位结案",
            "请在 close 的 role 中写上由单位担任、且不负责填报的角色",
            ("close", "role" if close.role else "by"),
        )


def _check_adjustment(definition: Definition, move: Move, rule: Adjustment) -> None:
    location = ("adjustments", move)
    name = MOVES[move].name
    if [rule.allowed, bool(rule.decision), bool(rule.refused)].count(True) != 1:
        raise definition.refuse(
            "playbook-adjustment-unclear",
            f"“{name}”要么允许，要么须经决定，要么不允许，只能写一种",
            "请在 allowed、decision、refused 中只留一个",
            location,
        )
    if rule.allowed and move in SUBSTANTIAL:
        raise definition.refuse(
            "playbook-silent-change",
            f"“{name}”不能自行决定",
            "请写 decision: [有权决定的机关]，或写 refused 和理由",
            (*location, "allowed"),
        )
    if (rule.only_raise and move != "change_target") or (
        rule.within_year and move != "change_date"
    ):
        raise definition.refuse(
            "playbook-misplaced-limit",
            f"“{name}”不能带这个限制",
            "only_raise 只用于 change_target，within_year 只用于 change_date",
            location,
        )


def _check_withdrawal(definition: Definition, playbook: Playbook) -> None:
    refused = bool(playbook.adjustments.withdraw.refused)
    dropped = playbook.stages_in("dropped")
    if refused == bool(dropped) or len(dropped) > 1:
        raise definition.refuse(
            "playbook-withdrawn-where",
            "撤销的规定与阶段不一致",
            "可以撤销的，要有且只有一个 phase: dropped 的阶段；不可撤销的，不要有这样的阶段",
            ("adjustments", "withdraw"),
        )


def _check_listed(definition: Definition, playbook: Playbook) -> None:
    """A listed-follow-up list: this year, nothing less, nothing dropped."""
    rules = playbook.adjustments
    for move, holds, code, what in (
        (
            "change_target",
            rules.change_target.refused or rules.change_target.only_raise,
            "playbook-listed-lowers",
            "降低目标",
        ),
        (
            "change_date",
            rules.change_date.refused or rules.change_date.within_year,
            "playbook-listed-postpones",
            "跨年延期",
        ),
        ("withdraw", rules.withdraw.refused, "playbook-listed-withdraws", "撤销"),
        ("dilute", rules.dilute.refused, "playbook-listed-dilutes", "缩减内容"),
    ):
        if not holds:
            raise definition.refuse(
                code,
                f"挂牌督办的清单不允许{what}",
                "请写 refused 和理由；目标可写 only_raise: true，期限可写 within_year: true",
                ("adjustments", move),
            )


def _adds_up(definition: Definition, weights: Iterable[int], location: Location) -> None:
    values = list(weights)
    if values and sum(values) != 100:
        raise definition.refuse(
            "playbook-weights",
            f"权重合计为 {sum(values)}，应为 100",
            "请调整 weight，使合计为 100",
            location,
        )


def _check_rhythm(definition: Definition, playbook: Playbook) -> None:
    if playbook.rhythm is not None and playbook.rhythm.due.until is not None:
        raise definition.refuse(
            "playbook-rhythm-until",
            "定期报送的期限要从每期结束算起",
            "请写成 {days: 10} 或 {working_days: 5}",
            ("rhythm", "due"),
        )
