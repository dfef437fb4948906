"""Users, units, roles, and who may do what."""
