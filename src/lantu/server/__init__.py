"""The Django shell: it stores and shows what the core computes."""
