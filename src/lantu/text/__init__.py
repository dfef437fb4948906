"""Characters to meaning: numbers, units, periods, and the shape of a document."""
