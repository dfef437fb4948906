"""What the deliver app keeps: commitments with their life, lists, evidence, assignment plans."""

from .assignment import Assignment
from .commitment import Commitment, CommitmentVersion
from .evidence import Evidence
from .lists import CommitmentList, Instruction

__all__ = [
    "Assignment",
    "Commitment",
    "CommitmentList",
    "CommitmentVersion",
    "Evidence",
    "Instruction",
]
