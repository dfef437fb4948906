"""Indicators under canonical names; divisions and zones."""
