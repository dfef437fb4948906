"""Documents, their texts, readings, quotes and claims."""
