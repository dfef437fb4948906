"""Form fields with label, help and error, joined for screen readers."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput

register = template.Library()


@register.inclusion_tag("ui/components/field.html")
def field(field: BoundField, wide: bool = False, optional: bool = True) -> dict[str, Any]:
    """A field with its label, help and errors. ``optional`` says so beside the label."""
    return {
        "field": field,
        "wide": wide,
        "optional": optional and not field.field.required,
        "checkbox": isinstance(field.field.widget, CheckboxInput),
    }


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What is wrong with a form, at its top, each with a link to its field."""
    wrong = [(form[name], errors) for name, errors in form.errors.items() if name in form.fields]
    return {"wrong": wrong, "general": form.non_field_errors()}
