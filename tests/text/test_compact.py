"""Text without the accidents of conversion."""

from hypothesis import given
from hypothesis import strategies as st

from lantu.text.compact import compact


def test_blanks_and_full_width_digits_do_not_matter() -> None:
    assert compact("增长 ７．１ ％").text == compact("增长7.1%").text


def test_offsets_lead_back() -> None:
    text = "达到 1 200 万吨"
    small = compact(text)
    start = small.text.index("1200")
    assert text[small.start(start) : small.end(start + 6)] == "1 200 万吨"


@given(st.text(max_size=60))
def test_every_kept_character_leads_back_to_itself(text: str) -> None:
    small = compact(text)
    for i in range(len(small.text)):
        original = text[small.start(i)]
        assert compact(original).text in (small.text[i], "") or not original.isspace()
        assert small.end(i + 1) == small.start(i) + 1
