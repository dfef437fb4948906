"""``lantu administrator``: the first person of a deployment."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

pytestmark = pytest.mark.database


def test_the_first_administrator_is_made_once(
    lantu: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    lantu("migrate")
    words = ("administrator", "wang", "--name", "王某", "--unit", "office")
    refused = lantu(*words, check=False)
    assert refused.returncode == 1
    assert "没有这个代码的单位" in refused.stderr
    lantu(code="from lantu.server.accounts.models import Unit\nUnit.objects.create(key='office')")
    assert lantu(*words).stdout.startswith("wang: ")
    assert "已经有人使用" in lantu(*words, check=False).stderr
