"""Plans as a tree, and targets."""
