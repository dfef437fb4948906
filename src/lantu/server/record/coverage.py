"""Which tables are part of the ledger, so that each of their rows must stand in the record.

Every model of this project is, unless it says otherwise itself:

    outside_record = "__all__"           # drafts, queues, sessions: nothing to answer for
    outside_record = ("last_login",)     # columns that change without an action

A many-to-many list without a model of its own belongs to the row that declares it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

from django.apps import apps
from django.db import models

OURS = "lantu.server."
WRITES = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"([^"]+)"', re.I)
#: Columns of models that the framework defines and this app stands above.
FRAMEWORK = {"accounts.User": ("last_login",)}

Model = type[models.Model]
Link: TypeAlias = "models.ManyToManyField[models.Model, models.Model]"


def outside(model: Model) -> tuple[str, ...]:
    """The columns of a model that are not part of the ledger; ``("__all__",)`` for all."""
    if model._meta.app_label == "record" or not model.__module__.startswith(OURS):
        return ("__all__",)
    said = getattr(model, "outside_record", FRAMEWORK.get(model._meta.label, ()))
    return (said,) if isinstance(said, str) else tuple(said)


@cache
def ledger() -> dict[str, Model]:
    """The ledger's models by label, in the order of their apps."""
    every = [model for model in apps.get_models() if not model._meta.proxy]
    return {model._meta.label: model for model in every if "__all__" not in outside(model)}


def links(model: Model) -> list[Link]:
    """The many-to-many lists that are part of a row's content."""
    ours = [field for field in model._meta.local_many_to_many if field.name not in outside(model)]
    return [field for field in ours if through(field)._meta.auto_created]


def through(field: Link) -> Model:
    """The model of a many-to-many list's lines."""
    lines: Model | None = field.remote_field.through
    assert lines is not None, "set for every list once the models are loaded"
    return lines


@cache
def tables() -> dict[str, str]:
    """The label of the model to which each table of the ledger belongs."""
    found: dict[str, str] = {}
    for label, model in ledger().items():
        found[model._meta.db_table] = label
        for field in links(model):
            found[through(field)._meta.db_table] = label
    return found


def written_by(sql: str) -> str | None:
    """The label of the model whose table a statement changes; None for any other statement."""
    match = WRITES.match(sql)
    return tables().get(match[1]) if match else None
