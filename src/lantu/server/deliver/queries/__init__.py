"""Looking up what was read, what is managed, lists and assignment plans."""
