"""The log: one entry for each action, appended in the action's own transaction."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class LogHead(models.Model):
    """One row: the number of entries and the root over them. Locked last by every action.

    ``frontier`` are the roots of the perfect subtrees, left to right, from which the next root is
    worked out without looking at any entry.
    """

    size = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")
    frontier = models.JSONField(default=list)
    hash_name = models.CharField(max_length=16, default="sha256")

    def __str__(self) -> str:
        return f"{self.size}: {self.digest[:12]}"


class LogEntry(models.Model):
    """One action: what was done, by whom, when, and the rows it changed.

    ``leaf`` is the canonical JSON that a proof covers: index, action, actor, time, a salted digest
    of the summary and for each row its table, key, version and a salted digest of its content.
    The other columns repeat it for look-ups. Personal data enters only through the digests; the
    salts may be erased, which makes them unreadable for good and leaves every proof valid.
    """

    index = models.BigIntegerField(unique=True)
    action = models.CharField(max_length=64, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="log_entries"
    )
    at = models.DateTimeField()
    leaf = models.TextField()
    leaf_digest = models.CharField(max_length=64)
    summary = models.JSONField(default=dict)
    summary_salt = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["-index"]

    def __str__(self) -> str:
        return f"{self.index} {self.action}"


class TouchedRows(models.Model):
    """At most 512 rows of one table that an action touched, in order of key, packed.

    For each row its key, version, salt and digest (``packing``). The digests stand in the entry's
    leaf, one by one or as a root; the salts stand only here.
    """

    entry = models.ForeignKey(LogEntry, models.CASCADE, related_name="touched")
    label = models.CharField(max_length=64)
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    count = models.PositiveIntegerField()
    rows = models.BinaryField()

    class Meta:
        ordering = ["entry", "label", "first"]
        indexes = [
            models.Index(fields=["label", "first"]),
            models.Index(
                fields=["label", "first", "last"],
                condition=models.Q(count__gt=1),
                name="touched_several",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["entry", "label", "first"], name="touched_once")
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.first}–{self.last}"


class LogNode(models.Model):
    """The root of a perfect subtree of at least two entries: what proofs are made of."""

    level = models.PositiveSmallIntegerField()
    position = models.BigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "position"], name="node_once")]

    def __str__(self) -> str:
        return f"{self.level}/{self.position}"


class SignedHead(models.Model):
    """A signed tree head, as it stands in the file of heads outside the database."""

    size = models.BigIntegerField(db_index=True)
    at = models.DateTimeField()
    line = models.TextField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.size} {self.at}"
