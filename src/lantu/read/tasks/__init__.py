"""Tasks, projects and rules of a document."""

from lantu.read.tasks.reader import read_tasks

__all__ = ["read_tasks"]
