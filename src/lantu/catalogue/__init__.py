"""Indicators as data: names, units, direction, how values add up; themes, regions, cities."""
