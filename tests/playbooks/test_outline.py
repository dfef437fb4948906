"""What the writer of a playbook file is told was understood."""

from __future__ import annotations

import pytest

from lantu.playbooks.loader import load_playbooks
from lantu.playbooks.outline import outline


@pytest.mark.parametrize(
    "words",
    [
        "民生实事挂牌督办 Livelihood list under listed follow-up（livelihood-list）",
        "适用：任务、项目",
        "推进中 → 完成待核",
        "销号（终点）",
        "结案：另一单位凭完成或验收材料 1 件、现场照片 1 件",
        "撤销事项：不允许（公开承诺的事项不得撤销）",
        "调整目标：须经人民政府、政府常务会议决定，只能提高",
        "调整期限：须经人民政府、政府常务会议决定，不得跨年",
    ],
)
def test_outline_tells_stages_closing_and_adjustments(words: str) -> None:
    lines = [line.strip() for line in outline(load_playbooks()["livelihood-list"])]
    assert words in lines
