"""The only writing of the app: proposals, lives, lists, evidence, assignment plans."""

from .proposals import assign_lead, commit_tasks

__all__ = ["assign_lead", "commit_tasks"]
