"""Administration of users, units and portfolios, and everybody's own password and codes."""
