"""What an ingest tells about itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from lantu.server.read.models import Comparison


@dataclass
class FileSummary:
    """What one file brought."""

    file_name: str
    title: str = ""
    code: str = ""  #: the document's public code
    known: bool = False  #: same bytes, same versions: nothing was added
    reread: bool = False  #: known bytes, a newer reader: a further reading, the ledger unchanged
    claims: int = 0
    targets: int = 0
    observations: int = 0
    commitments: int = 0
    special_plans: int = 0
    proposed_indicators: int = 0
    no_period: int = 0
    no_region: int = 0
    doubtful: int = 0


@dataclass
class IngestSummary:
    """What an ingest added, what was known, what could not be placed."""

    files: list[FileSummary] = field(default_factory=list)
    comparison: Comparison | None = None  #: what comparing them with the others found

    @property
    def added(self) -> int:
        """Rows that the ledger did not have: documents, readings, targets, values, commitments."""
        return sum(
            (not file.known) + file.targets + file.observations + file.commitments
            for file in self.files
        )
