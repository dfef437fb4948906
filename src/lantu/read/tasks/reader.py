"""A document's tasks, projects and rules as rows, in document order."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from lantu.read.claim import Claim
from lantu.read.task import Stage, Task, TaskKind
from lantu.read.tasks.context import Setting, dated, settings
from lantu.read.tasks.projects import Found, find_projects
from lantu.read.tasks.naming import is_project_heading
from lantu.text.documents import Document, Paragraph, Section

_MARKS = re.compile(r"<[^>\n]{1,24}>|\*+|◆")


def read_tasks(document: Document, claims: Sequence[Claim] = ()) -> list[Task]:
    """The tasks, projects and rules of a document, in document order.

    Every ◆ item of a box is one row of kind ``task``; projects named in it have it as parent.
    ``claims`` (in document order) are attached by their spans. Never fails on any text.
    """
    rows = _Rows(document, claims)
    for paragraph, setting in settings(document):
        rows.read(paragraph, setting)
    return sorted(rows.tasks, key=lambda task: (task.start, task.kind != "task", task.end))


def task_id(digest: str, kind: str, start: int, end: int) -> str:
    """Stable identifier: digest of document, kind and span of the name."""
    return hashlib.sha256(f"task:{digest}:{kind}:{start}:{end}".encode()).hexdigest()[:16]


def masked(text: str) -> str:
    """The text with marks of layout blanked, so that positions stay."""
    return _MARKS.sub(lambda match: " " * len(match.group()), text)


class _Rows:
    """Collects the rows of one document."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        self.document = document
        self.tasks: list[Task] = []
        self._claims = claims
        self._claim_starts = [claim.start for claim in claims]
        self._items: dict[int, str] = {}

    def read(self, paragraph: Paragraph, setting: Setting) -> None:
        path = self.document.section_path(paragraph.section)
        box = next((section for section in path if section.kind == "box"), None)
        item = next((section for section in path if section.kind == "item"), None)
        text = masked(paragraph.text)
        body = 0
        if item is not None:
            if item.index not in self._items:
                self._item_row(item, box, path, setting)
            body = _position(paragraph, item.heading_end)
        elif paragraph.is_heading:
            return
        for found in find_projects(text[body:], boxed=box is not None):
            self._project_row(paragraph, text, body, found, path, box, item, setting)

    def _item_row(
        self, item: Section, box: Section | None, path: tuple[Section, ...], setting: Setting
    ) -> None:
        start = self.document.text.find(item.title, item.start, item.heading_end)
        start = item.start if start < 0 else start
        when, done = setting.when, setting.done
        row = self._row("task", start, start + len(item.title), item.title, path, box, when, done)
        self._items[item.index] = row.id
        if is_project_heading(item.title):
            self._row(
                "project", row.start, row.end, row.name, path, box, when, done,
                stage=None if done else "build", parent=row.id,
            )

    def _project_row(
        self,
        paragraph: Paragraph,
        text: str,
        body: int,
        found: Found,
        path: tuple[Section, ...],
        box: Section | None,
        item: Section | None,
        setting: Setting,
    ) -> None:
        first, last = found.start + body, found.end + body
        clause = text[found.clause.start + body : found.clause.end + body]
        when, done = dated(clause, setting)
        start = paragraph.offset(first)
        end = paragraph.offset(last - 1) + 1
        self._row(
            "project", start, end, text[first:last], path, box, when, done,
            action=found.action, stage=found.stage, parent=self._items[item.index] if item else None,
        )

    def _row(
        self,
        kind: TaskKind,
        start: int,
        end: int,
        name: str,
        path: tuple[Section, ...],
        box: Section | None,
        when: str | None,
        done: bool,
        *,
        action: str | None = None,
        stage: Stage | None = None,
        parent: str | None = None,
    ) -> Task:
        row = Task(
            id=task_id(self.document.digest, kind, start, end),
            doc=self.document.name,
            start=start,
            end=end,
            kind=kind,
            name=name,
            action=action,
            stage=stage,
            when=when,
            done=done,
            box=f"{box.number} {box.title}".strip() if box else None,
            section=tuple(f"{s.number}{s.title}" for s in path if s.level > 0),
            parent=parent,
        )
        self.tasks.append(row)
        return row


def _position(paragraph: Paragraph, offset: int) -> int:
    """Position in the paragraph's text of a document offset, at most its length."""
    position = 0
    for start, end in paragraph.pieces:
        if offset <= start:
            return position
        if offset < end:
            return position + offset - start
        position += end - start
    return position
