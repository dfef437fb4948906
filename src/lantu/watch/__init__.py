"""What is late: series with vintages, the path to a target, where a series is going."""
