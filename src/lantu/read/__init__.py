"""Documents to claims, tasks and projects."""
