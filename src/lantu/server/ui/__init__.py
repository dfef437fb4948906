"""Base templates, styles and small pieces that every page uses."""
