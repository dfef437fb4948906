"""How it went: verdicts on targets, by stated rules and published methods, with their reasons."""
