"""Values that were observed, with vintages and two clocks."""
