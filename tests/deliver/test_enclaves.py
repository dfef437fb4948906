"""Enclave projects: the second ledger adds up to the first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantu.deliver.enclaves import Agreement, agree, second_ledger

DAY = date(2026, 1, 1)
AGREED = Agreement(
    "tax", {"甲区": Decimal(60), "乙区": Decimal(40)}, "协议 3 号", DAY, date(2028, 12, 31)
)


def test_the_amount_is_shared_as_agreed() -> None:
    found = second_ledger(Decimal(1000), "甲区", [AGREED], "tax", date(2026, 6, 30))
    assert found == {"甲区": Decimal(600), "乙区": Decimal(400)}


@pytest.mark.parametrize(
    ("what", "day"),
    [("appraisal", DAY), ("tax", date(2025, 12, 31)), ("tax", date(2029, 1, 1))],
)
def test_without_an_agreement_in_force_all_stays_where_it_stands(what, day) -> None:
    assert second_ledger(Decimal(1000), "甲区", [AGREED], what, day) == {"甲区": Decimal(1000)}


@given(st.decimals(0, 10**9, places=2), st.integers(1, 99))
def test_the_parts_add_up_to_the_cent(amount, share) -> None:
    shares = {"甲区": Decimal(share), "乙区": Decimal(100 - share)}
    found = second_ledger(amount, "甲区", [replace(AGREED, shares=shares)], "tax", DAY)
    assert sum(found.values()) == amount


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"what": "appraisal"}, []),
        ({"valid_from": date(2029, 1, 1), "valid_to": None}, []),
        ({"valid_from": date(2028, 12, 31), "valid_to": None}, ["agreement-overlaps"]),
        ({"what": "appraisal", "shares": {"甲区": Decimal(99)}}, ["shares-not-100"]),
        (
            {"what": "appraisal", "shares": {"甲区": Decimal(110), "乙区": Decimal(-10)}},
            ["shares-not-100"],
        ),
        ({"what": "appraisal", "document_number": " "}, ["agreement-without-number"]),
        ({"what": "appraisal", "valid_to": date(2025, 1, 1)}, ["agreement-ends-before"]),
    ],
)
def test_agreements_are_complete_and_do_not_overlap(change, found, codes) -> None:
    done = agree([AGREED], replace(AGREED, **change))
    assert codes(done) == found
    assert len(done.value) == (1 if found else 2)
