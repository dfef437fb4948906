"""The playbooks of this deployment: those that come along and the city's own."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from lantu.errors import ActionRefused
from lantu.playbooks.loader import load_playbooks
from lantu.playbooks.schema import Playbook
from lantu.playbooks.terms import SUBJECTS, Subject

from .telling import told

KINDS: tuple[Subject, ...] = ("task", "project", "rule")


def playbooks() -> Mapping[str, Playbook]:
    """All playbooks by key; raises ``DefinitionRefused`` for a city's own with a mistake."""
    return load_playbooks(*settings.PLAYBOOKS)


def playbook(key: str) -> Playbook:
    """The playbook with this key; raises ``ActionRefused`` where its file is no longer there."""
    found = playbooks().get(key)
    if found is None:
        raise ActionRefused(
            "playbook_missing",
            f"没有代号为“{key}”的机制",
            remedy="请把机制文件放回 LANTU_PLAYBOOKS 所指的文件夹",
        )
    return found


def books_for(*subjects: Subject) -> list[Playbook]:
    """The playbooks that apply to one of these subjects, by name."""
    wanted = set(subjects)
    found = (book for book in playbooks().values() if wanted & set(book.applies_to))
    return sorted(found, key=lambda book: book.key)


def leading_role(book: Playbook) -> str:
    """The role whose unit answers for a commitment, whatever the playbook calls it."""
    units = [key for key, role in book.roles.items() if role.filled_by == "unit"]
    required = [key for key in units if book.roles[key].required]
    return "lead_unit" if "lead_unit" in units else (required or units)[0]


def kinds_of(book: Playbook) -> list[tuple[str, str]]:
    """The kinds of commitment that a playbook applies to."""
    return [(kind, told(SUBJECTS[kind])) for kind in KINDS if kind in book.applies_to]
