"""Documents, and what does not fit together in them."""
