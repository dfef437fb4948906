import pytest

from lantu.server.ui.marks import Mark, mark_text


def test_a_mark_links_its_number_and_tells_its_role():
    html = mark_text("达到90%以上", [Mark(2, 5, "target", "n1", "#c1", "优良天数")])
    assert html == (
        '达到<mark class="claim claim--target" id="n1">'
        '<a href="#c1" title="优良天数">90%</a></mark>以上'
    )


def test_text_and_labels_are_escaped():
    html = mark_text('<b>5"</b>', [Mark(3, 5, "actual", "n", "#c", '"><script>')])
    assert "<b>" not in html
    assert "<script>" not in html
    assert "&lt;b&gt;" in html


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([(0, 2), (1, 4)], ["01"]),
        ([(1, 2), (1, 4)], ["123"]),
        ([(4, 6), (0, 2)], ["01", "45"]),
        ([(3, 3)], []),
        ([(8, 11)], []),
        ([(-1, 2)], []),
    ],
)
def test_overlapping_and_outside_marks(spans, shown):
    text = "0123456789"
    html = mark_text(text, [Mark(start, end, "target") for start, end in spans])
    parts = [part.split("</mark>")[0] for part in html.split('claim--target">')[1:]]
    assert parts == shown


def test_offsets_count_from_the_document():
    assert ">5" in mark_text("增长5%", [Mark(102, 104, "actual")], offset=100)
