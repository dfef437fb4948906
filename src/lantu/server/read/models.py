"""Documents and what was read in them.

A document's text (document × extractor version) and a reading of it (text × reader version) are
rows of their own. What the ledger accepts points at a quote, a span of a text, never at a
reading's claim: a better reader yields another reading beside the old one.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

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
    tasks = models.JSONField(default=list)  #: what comparing documents needs of each task

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
    source = models.CharField(max_length=8, default="text")  #: running text or a table
    binding = models.BooleanField(null=True)  #: 约束性 True, 预期性 False, not said None

    class Meta:
        ordering = ["reading", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["reading", "key"], name="claim_of_reading")]

    def __str__(self) -> str:
        return f"{self.indicator_text} {self.number_text}"


class Comparison(models.Model):
    """One run over the newest readings, which looked for what does not fit together."""

    at = models.DateTimeField()
    readings = models.JSONField()  #: keys of the readings that were compared
    left_out = models.PositiveIntegerField(default=0)  #: documents beyond what one run compares
    found = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class Finding(models.Model):
    """A contradiction, or a promise told twice, as comparisons found it.

    What it says never changes: a finding that a later comparison words otherwise, or finds no
    more, is marked ``gone_at`` and stays; the other wording is a further row.
    """

    class Kind(models.TextChoices):
        VALUE = "value", _("数值不一")
        TARGET_LOWERED = "target_lowered", _("目标降低")
        GROWTH = "growth", _("增速与数值不符")
        SUM = "sum", _("分项与合计不符")
        TIMING = "timing", _("时间不一")
        REPEAT = "repeat", _("重复提出")

    class Severity(models.TextChoices):
        CONTRADICTION = "contradiction", _("矛盾")
        DOUBT = "doubt", _("疑似")
        NOTE = "note", _("已有解释或重复")

    code = models.CharField(max_length=12, unique=True, default=public_code)
    key = models.CharField(max_length=16)  #: digest of kind and places
    wording = models.CharField(max_length=16)  #: digest of what it says
    kind = models.CharField(max_length=16, choices=Kind.choices)
    severity = models.CharField(max_length=16, choices=Severity.choices)
    weight = models.PositiveSmallIntegerField()  #: place of the severity, the gravest first
    subject = models.CharField(max_length=300)
    period = models.CharField(max_length=40, blank=True)
    message = models.TextField()
    message_en = models.TextField()
    explained_by = models.TextField(blank=True)
    found_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)  #: no longer found
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reason = models.TextField(blank=True)  #: why it is settled
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["weight", "pk"]
        indexes = [models.Index(fields=["gone_at", "weight"])]
        constraints = [models.UniqueConstraint(fields=["key", "wording"], name="finding_once")]

    def __str__(self) -> str:
        return self.message


class FindingPlace(models.Model):
    """One of the places of a finding, as a quote."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="places")
    number = models.PositiveSmallIntegerField()
    quote = models.ForeignKey(Quote, models.PROTECT, related_name="findings")
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, related_name="findings")
    role = models.CharField(max_length=8, blank=True)  #: of the claim; empty for a task's name

    class Meta:
        ordering = ["finding", "number"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "number"], name="place_of_finding")
        ]

    def __str__(self) -> str:
        return str(self.quote)
