"""Changes of users, units and portfolios; each is one action of the record."""
