"""Refusals are values whose words stand in one place, in Chinese, and can be translated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import lantu.deliver
from lantu.deliver.refusals import Outcome, refusal, refused
from lantu.deliver.wording import TEXTS
from lantu.errors import ActionRefused
from lantu.playbooks.terms import Label

SOURCES = sorted(Path(lantu.deliver.__file__).parent.glob("*.py"))


def test_every_text_is_used_and_every_code_has_its_text() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    assert set(re.findall(r"refusal\(\s*\"([a-z0-9-]+)\"", source)) == set(TEXTS)


@pytest.mark.parametrize("code", TEXTS)
def test_every_text_says_what_is_wrong_and_what_to_do(code) -> None:
    assert all(re.search(r"[\u4e00-\u9fff]", text) for text in TEXTS[code])


def test_a_code_without_words_is_a_mistake_in_the_program() -> None:
    with pytest.raises(KeyError, match="no-such-code"):
        refusal("no-such-code")


def test_names_come_in_the_readers_language() -> None:
    found = refusal("role-empty", role=Label("责任领导", "responsible leader"))
    english = {"尚未明确“{role}”": "No {role} is named", "请先指定{role}": "Name the {role} first"}
    assert (found.message, found.remedy) == ("尚未明确“责任领导”", "请先指定责任领导")
    assert found.told(english.__getitem__, english=True) == (
        "No responsible leader is named",
        "Name the responsible leader first",
    )


def test_one_refusal_as_an_error() -> None:
    error = refusal("not-closed").as_error()
    assert isinstance(error, ActionRefused)
    assert (error.code, error.message) == ("not-closed", "事项还没有结案，不用重开")


def test_an_outcome_gives_its_value_or_raises_all_reasons() -> None:
    assert Outcome(1).or_raise() == 1
    reasons = (refusal("not-closed"), refusal("no-reopening"), refusal("not-closed"))
    with pytest.raises(ActionRefused) as caught:
        Outcome(1, reasons).or_raise()
    assert caught.value.message == refused(reasons[:2]).message
