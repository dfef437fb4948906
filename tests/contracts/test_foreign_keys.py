"""Foreign keys named by strings escape the import contracts; here they keep the same order."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

ROOT = Path(__file__).resolve().parents[2]


def order() -> list[str]:
    """The server's apps from the lowest to the highest, as pyproject.toml states them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    server = next(c for c in contracts if c.get("containers") == ["lantu.server"])
    return list(reversed(server["layers"]))


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_point_down(model: type[Model]) -> None:
    if not model.__module__.startswith("lantu."):
        return
    rank = order().index(model._meta.app_label)
    for field in model._meta.get_fields():
        target = field.related_model
        if not (
            field.concrete and isinstance(target, type) and target.__module__.startswith("lantu.")
        ):
            continue
        assert order().index(target._meta.app_label) <= rank, f"{model} -> {target}"
