"""Numbers as Chinese documents write them."""

import pytest

from lantu.text.numbers import arabic, chinese, fraction, number


@pytest.mark.parametrize(
    ("text", "value"),
    [("621", 621), ("7,363.9", 7363.9), ("0.5", 0.5), ("114288", 114288)],
)
def test_arabic(text: str, value: float) -> None:
    assert arabic(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十三", 13),
        ("二十", 20),
        ("两", 2),
        ("三千二百", 3200),
        ("二〇二五", 2025),
        ("百", 100),
        ("万亿", 10**12),
        ("三亿二千万", 320_000_000),
        ("一体", None),
        ("", None),
    ],
)
def test_chinese(text: str, value: int | None) -> None:
    assert chinese(text) == value


def test_a_number_in_either_script() -> None:
    assert (number("12"), number("十二"), number("若干")) == (12, 12, None)


def test_fractions() -> None:
    assert fraction("3", "5") == pytest.approx(0.6)
    assert fraction("一", "三") == pytest.approx(1 / 3)
    assert fraction("一", "零") is None
