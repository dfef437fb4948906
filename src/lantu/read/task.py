"""A task, project or rule as the reader finds it in a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

TaskKind = Literal["task", "project", "rule"]
Stage = Literal["proposed", "start", "build", "complete", "other"]


@dataclass(frozen=True, slots=True)
class Task:
    """A promise found in a document. ``start:end`` is its name in the document's text."""

    id: str
    doc: str
    start: int
    end: int
    kind: TaskKind
    name: str
    action: str | None  #: the verb the text uses: 开工建设, 建成, 推进
    stage: Stage | None
    when: str | None  #: the year or period by or in which: 2025, 2021/2025
    done: bool  #: the text says it has happened
    box: str | None  #: the box it stands in: 专栏 4 都市型现代农业重点工程
    section: tuple[str, ...] = ()  #: headings around it, outermost first
    parent: str | None = None  #: id of the ◆ item it belongs to
    claims: tuple[str, ...] = ()  #: ids of the claims (quantities) attached
    regions: tuple[str, ...] = ()  #: districts and zones named with it
    sentence: tuple[int, int] | None = None  #: span of the sentence or item text it came from

    def as_row(self) -> dict[str, Any]:
        """A JSON-ready dictionary, one key a field."""
        row = asdict(self)
        for key in ("section", "claims", "regions"):
            row[key] = list(row[key])
        row["sentence"] = list(self.sentence) if self.sentence else None
        return row


def task_rows(tasks: Iterable[Task]) -> list[dict[str, Any]]:
    """The tasks as JSON-ready dictionaries, in order."""
    return [task.as_row() for task in tasks]
