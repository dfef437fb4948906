"""Documents and what was read in them.

A document's text (document × extractor version) and a reading of it (text × reader version) are
rows of their own. What the ledger accepts points at a quote, a span of a text, never at a
reading's claim: a better reader yields another reading beside the old one.
"""

from __future__ import annotations

import secrets

from django.db import models

from lantu.server.catalogue.models import Indicator
from lantu.server.catalogue.quantities import QuantityColumns


def public_code() -> str:
    """A random, permanent code for addresses; 60 bits in letters that are hard to confuse."""
    alphabet = "23456789abcdefghjkmnpqrstuvwxyz"
    return "".join(secrets.choice(alphabet) for _ in range(12))


class Document(models.Model):
    """One file that was taken in, by its bytes."""

    code = models.CharField(max_length=12, unique=True, default=public_code)
    digest = models.CharField(max_length=64, unique=True)  #: SHA-256 of the bytes, the blob's name
    name = models.CharField(max_length=200)
    file_name = models.CharField(max_length=255)
    medium = models.CharField(max_length=8)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20)
    jurisdiction = models.CharField(max_length=100, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    period_start = models.PositiveSmallIntegerField(null=True)
    period_end = models.PositiveSmallIntegerField(null=True)
    published = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    is_sample = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-recorded_at", "-id"]

    def __str__(self) -> str:
        return self.title


class DocumentText(models.Model):
    """A document's text as one version of the extractor gave it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="texts")
    extractor = models.CharField(max_length=20)
    text = models.TextField()
    paragraphs = models.JSONField()  #: [[[start, end], ...], section index | null, is heading]
    tables = models.JSONField()  #: rows of cells with their spans, as the core's Table

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "extractor"], name="text_by_extractor")
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.extractor})"


class Section(models.Model):
    """A headed part of a text."""

    text = models.ForeignKey(DocumentText, models.CASCADE, related_name="sections")
    index = models.PositiveIntegerField()
    parent_index = models.PositiveIntegerField(null=True)
    level = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    number = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    heading_end = models.PositiveIntegerField()

    class Meta:
        ordering = ["text", "index"]
        constraints = [models.UniqueConstraint(fields=["text", "index"], name="section_of_text")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class Quote(models.Model):
    """A span of a text that something points at, with the sentence around it."""

    text = models.ForeignKey(DocumentText, models.PROTECT, related_name="quotes")
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="quotes")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    before = models.TextField(blank=True)  #: the sentence up to the span
    exact = models.TextField()  #: the span's text
    after = models.TextField(blank=True)  #: the sentence behind the span

    class Meta:
        ordering = ["text", "start"]
        constraints = [models.UniqueConstraint(fields=["text", "start", "end"], name="quote_span")]

    def __str__(self) -> str:
        return self.exact


class Reading(models.Model):
    """What one version of the reader found in a text."""

    text = models.ForeignKey(DocumentText, models.CASCADE, related_name="readings")
    reader = models.CharField(max_length=20)
    recorded_at = models.DateTimeField()
    claims_found = models.PositiveIntegerField(default=0)
    tasks_found = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "reader"], name="reading_once")]

    def __str__(self) -> str:
        return f"{self.text} / {self.reader}"


class ReadClaim(QuantityColumns):
    """A claim as a reading found it."""

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="claims")
    ordinal = models.PositiveIntegerField()
    key = models.CharField(max_length=16)  #: the reader's stable claim id
    quote = models.ForeignKey(Quote, models.PROTECT, related_name="claims")
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, related_name="claims")
    indicator_text = models.CharField(max_length=300)
    period = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=8)
    scope = models.CharField(max_length=100, blank=True)
    confidence = models.FloatField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["reading", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["reading", "key"], name="claim_of_reading")]

    def __str__(self) -> str:
        return f"{self.indicator_text} {self.number_text}"
