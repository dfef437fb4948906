"""Values that were observed: who stated them, for which time and place, and since when known."""

from __future__ import annotations

from django.db import models

from lantu.server.catalogue.models import Indicator, Region
from lantu.server.catalogue.quantities import QuantityColumns
from lantu.server.read.models import Quote


class Dated(models.Model):
    """The period that a value is for, and the two clocks.

    ``known_on`` is when it was published ("as of" asks it), ``recorded_at`` when it was entered
    (audit asks it). A period is (start, end, kind); both days belong to it.
    """

    period = models.CharField(max_length=40, blank=True)  #: as the reader wrote it: 2021/2025
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    known_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class Observation(QuantityColumns, Dated):
    """An actual or baseline value as one source stated it.

    Rows are only added: a revised value is a further row, known since a later day. Which values
    are vintages of one another is worked out when reading (``queries.vintages``).
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="observations")
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="observations")
    scope = models.CharField(max_length=100, blank=True)  #: as written, where no region fits
    definition = models.TextField(blank=True)  #: a note that qualifies the value
    is_baseline = models.BooleanField(default=False)  #: stated as the start of a comparison
    quote = models.ForeignKey(Quote, models.PROTECT, related_name="observations")

    class Meta:
        ordering = ["indicator", "period_end", "known_on", "id"]
        indexes = [models.Index(fields=["indicator", "period_end"])]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "scope", "measure", "period", "quote"],
                name="observation_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}: {self.number_text}"
