"""Lists on pages: columns that can be sorted by a link, and pages that never count the table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)
PAGING = ("page", "after", "before")


@dataclass(frozen=True)
class Column:
    """A table's column. ``sort`` is the word in ``?sort=``; empty: the column is not sortable."""

    label: str | Promise
    sort: str = ""
    numeric: bool = False


@dataclass(frozen=True)
class Sorting:
    """By which column, in which direction; read from ``?sort=name`` or ``?sort=-name``."""

    key: str
    descending: bool = False

    @classmethod
    def read(cls, query: QueryDict, columns: Mapping[str, Column], default: str) -> Sorting:
        """The asked sorting; ``default`` where none or an unknown one was asked."""
        asked = query.get("sort", default)
        known = {column.sort for column in columns.values() if column.sort}
        word = asked if asked.removeprefix("-") in known else default
        return cls(word.removeprefix("-"), word.startswith("-"))

    @property
    def aria(self) -> str:
        """The value of ``aria-sort``."""
        return "descending" if self.descending else "ascending"

    def order_by(self, *fields: str) -> list[str]:
        """Arguments of ``QuerySet.order_by``: these fields in the asked direction."""
        return [f"-{name}" if self.descending else name for name in fields]


class Sliceable(Protocol[Row_co]):
    """A list or a QuerySet."""

    def __getitem__(self, part: slice, /) -> Any:
        """Some rows, in order."""


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows of a list and how to reach its neighbours, as changes to the query string.

    ``first`` is the position of the first row from 1, or None where pages are found by key.
    """

    rows: Sequence[Row]
    next: Mapping[str, str] | None = None
    previous: Mapping[str, str] | None = None
    first: int | None = None
    last: int | None = field(init=False)

    def __post_init__(self) -> None:
        last = None if self.first is None else self.first + len(self.rows) - 1
        object.__setattr__(self, "last", last)

    @property
    def has_more(self) -> bool:
        """Whether rows follow."""
        return self.next is not None


def page_by_number(rows: Sliceable[Row], query: QueryDict, size: int = 50) -> Page[Row]:
    """The page ``?page=`` of a list; asks for one row more than it shows, and counts nothing.

    A page number that is none counts as 1.
    """
    asked = query.get("page", "1")
    number = max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1
    start = (number - 1) * size
    some = list(rows[start : start + size + 1])
    return Page(
        some[:size],
        next={"page": str(number + 1)} if len(some) > size else None,
        previous={"page": str(number - 1)} if number > 1 else None,
        first=start + 1,
    )


def page_by_key(
    rows: Sliceable[Row], key: Callable[[Row], str], query: QueryDict, size: int = 50
) -> Page[Row]:
    """The rows after ``?after=``, filtered so by the caller: as fast at the end as at the start.

    ``rows`` are those behind the key ``query["after"]`` in a fixed order; ``key`` gives a row's.
    """
    some = list(rows[: size + 1])
    shown = some[:size]
    return Page(
        shown,
        next={"after": key(shown[-1])} if len(some) > size else None,
        previous={"after": ""} if query.get("after") else None,
    )


def link(request: HttpRequest, **changes: str) -> str:
    """This page's address with its query changed; an empty value drops the key.

    A change of anything but the page leads back to the first page.
    """
    query = request.GET.copy()
    dropped = () if set(changes) & set(PAGING) else PAGING
    for name in (*dropped, *changes):
        query.pop(name, None)
    for name, value in changes.items():
        if value:
            query[name] = value
    text = query.urlencode()
    return f"?{text}" if text else request.path
