"""What the app's pages ask."""
