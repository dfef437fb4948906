"""What passes between a process and the one that reads for it: JSON lines, checked on arrival."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter

from lantu.errors import DocumentRefused
from lantu.read.reading import Reading


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read with its limits: seconds on the clock, bytes of data, bytes of the file."""

    path: str
    published: date | None
    seconds: float
    memory: int
    largest: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The parts of a DocumentRefused."""

    code: str
    message: str
    where: str
    remedy: str

    def error(self) -> DocumentRefused:
        """The refusal to raise."""
        return DocumentRefused(self.code, self.message, where=self.where, remedy=self.remedy)


@dataclass(frozen=True, slots=True)
class Answer:
    """A reading or a refusal, with what it cost: kilobytes at most, seconds of processor time."""

    reading: Reading | None = None
    refused: Refused | None = None
    peak: int = 0
    spent: float = 0.0


REQUEST = TypeAdapter(Request)
ANSWER = TypeAdapter(Answer)
REFUSED = TypeAdapter(Refused)
READING = TypeAdapter(Reading)


def refusal(error: DocumentRefused) -> Refused:
    """A refusal as data."""
    return Refused(error.code, error.message, error.where, error.remedy)


def is_sound(reading: Reading) -> bool:
    """Whether all offsets of claims and tasks lie in the document's text."""
    longest = len(reading.document.text)
    spans = [(claim.start, claim.end) for claim in reading.claims]
    spans += [(task.start, task.end) for task in reading.tasks]
    spans += [task.sentence for task in reading.tasks if task.sentence]
    return all(0 <= start <= end <= longest for start, end in spans)
