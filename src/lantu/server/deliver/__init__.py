"""Commitments: tasks, projects, rules."""
