"""The log of every change of state, and rows that change by version."""
