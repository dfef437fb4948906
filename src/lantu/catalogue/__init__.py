"""Indicators as data: names, units, direction, how values add up; themes, regions, cities."""

from lantu.catalogue.catalogue import Catalogue
from lantu.catalogue.loader import load_catalogue
from lantu.catalogue.proposals import Proposal
from lantu.catalogue.schema import Indicator
from lantu.catalogue.themes import constructions_of, themes_of

__all__ = [
    "Catalogue",
    "Indicator",
    "Proposal",
    "constructions_of",
    "load_catalogue",
    "themes_of",
]
