"""How firm the evidence is: a system before a table, a table before a document, then a photo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lantu.deliver.evidence import firmest
from lantu.deliver.state import Evidence

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("kinds", "grade"),
    [
        ((), None),
        (("site_photo",), "photo"),
        (("site_photo", "completion_record"), "document"),
        (("callback_record", "completion_record"), "table"),
        (("site_photo", "system_data"), "system"),
    ],
)
def test_the_firmest_grade(kinds, grade, equipped, playbook) -> None:
    proofs = tuple(Evidence(kind, DAY, "甲局") for kind in kinds)
    state = replace(equipped("livelihood-list"), evidence=proofs)
    assert firmest(state, playbook("livelihood-list"), DAY) == grade


def test_rejected_evidence_is_not_firm(equipped, playbook) -> None:
    proofs = (Evidence("system_data", DAY, rejected=True), Evidence("site_photo", DAY, "甲局"))
    state = replace(equipped("livelihood-list"), evidence=proofs)
    assert firmest(state, playbook("livelihood-list"), DAY) == "photo"
