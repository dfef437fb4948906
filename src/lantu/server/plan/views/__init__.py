"""Plans, indicators, and what plans say of places."""
