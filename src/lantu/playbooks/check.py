"""A playbook file checked whole: the schema first, then what no schema can say."""

from __future__ import annotations

from pathlib import Path

from lantu.catalogue.definitions import Definition, read_definition
from lantu.playbooks.graph import check_stages
from lantu.playbooks.names import check_names
from lantu.playbooks.promises import check_promises
from lantu.playbooks.references import check_guards, check_references
from lantu.playbooks.schema import Playbook


def check_playbook(path: Path) -> Playbook:
    """The playbook in a file.

    Raises ``DefinitionRefused`` for the first mistake, with file and line in ``where`` and what
    to do in ``remedy``; ``str()`` of it is the line to print.
    """
    definition = read_definition(path)
    check_guards(definition)
    playbook = definition.check(Playbook)
    _check_parts(definition, playbook)
    check_names(definition)
    check_stages(definition, playbook)
    check_references(definition, playbook)
    check_promises(definition, playbook)
    return playbook


def _check_parts(definition: Definition, playbook: Playbook) -> None:
    """The parts without which nothing can be followed."""
    for part, name in (("roles", "角色"), ("evidence", "佐证种类"), ("stages", "阶段")):
        if not getattr(playbook, part):
            raise definition.refuse(
                "playbook-empty-part", f"没有定义任何{name}", f"请在 {part} 下至少写一项", (part,)
            )
    if not any(role.reports for role in playbook.roles.values()):
        raise definition.refuse(
            "playbook-nobody-reports",
            "没有写明由谁填报",
            "请给牵头单位等角色写上 reports: true",
            ("roles",),
        )
