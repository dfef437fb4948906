import pytest
from django.http import QueryDict
from django.test import RequestFactory

from lantu.server.ui.lists import Column, Sorting, link, page_by_key, page_by_number

COLUMNS = {"name": Column("名称", sort="name"), "unit": Column("单位")}


class Uncounted(list):
    """Rows as a table gives them: slices are cheap, counting is not allowed."""

    def __len__(self):
        raise AssertionError("counted the whole table")


@pytest.mark.parametrize(
    ("query", "key", "descending"),
    [("", "name", True), ("sort=name", "name", False), ("sort=-name", "name", True),
     ("sort=unit", "name", True), ("sort=password", "name", True)],
)  # fmt: skip
def test_only_known_columns_sort(query, key, descending):
    sorting = Sorting.read(QueryDict(query), COLUMNS, default="-name")
    assert (sorting.key, sorting.descending) == (key, descending)


@pytest.mark.parametrize(
    ("query", "rows", "previous", "following", "last"),
    [
        ("", [0, 1, 2], None, {"page": "2"}, 3),
        ("page=2", [3, 4, 5], {"page": "1"}, {"page": "3"}, 6),
        ("page=3", [6], {"page": "2"}, None, 7),
        ("page=9", [], {"page": "8"}, None, 24),
        ("page=-1", [0, 1, 2], None, {"page": "2"}, 3),
        ("page=x", [0, 1, 2], None, {"page": "2"}, 3),
        ("page=²", [0, 1, 2], None, {"page": "2"}, 3),
        ("page=99999999999999999999", [0, 1, 2], None, {"page": "2"}, 3),
    ],
)
def test_pages_by_number(query, rows, previous, following, last):
    page = page_by_number(Uncounted(range(7)), QueryDict(query), size=3)
    assert (page.rows, page.previous, page.next, page.last) == (rows, previous, following, last)


def test_pages_by_key_lead_on_from_the_last_row_shown():
    page = page_by_key(Uncounted("abcd"), str.upper, QueryDict("after=Z"), size=3)
    assert page.rows == ["a", "b", "c"]
    assert page.next == {"after": "C"}
    assert page.previous == {"after": ""}
    assert page.first is None


def test_the_last_page_by_key_leads_nowhere():
    assert not page_by_key(["a"], str, QueryDict(), size=3).has_more


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        ({"sort": "-name"}, "?q=%E6%B8%AF&sort=-name"),
        ({"page": "4"}, "?q=%E6%B8%AF&sort=name&page=4"),
        ({"q": ""}, "?sort=name"),
        ({"q": "", "sort": ""}, "/list/"),
    ],
)
def test_a_link_keeps_the_filter_and_starts_again_at_the_first_page(changes, address):
    request = RequestFactory().get("/list/", {"q": "港", "sort": "name", "page": "3"})
    assert link(request, **changes) == address
