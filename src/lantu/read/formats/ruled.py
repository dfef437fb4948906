"""Ruled lines to tables: the grid that they make, with the cells that cover several places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lantu.read.formats.page import Glyph, Page, Rule, join, lines_of

#: points that lines may be off and still meet
_NEAR = 3.0
#: a side that is not ruled is closed where the level lines go this far beyond
_OVERHANG = 8.0
_MOST_COLUMNS, _MOST_ROWS, _MOST_RULES = 60, 300, 4_000
_SHORTEST = 4.0


class GridCell(NamedTuple):
    """A cell of a ruled table with the glyphs in it."""

    row: int
    column: int
    rows: int
    columns: int
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """Its words, lines joined."""
        words = ""
        for line in lines_of(self.glyphs, apart=8.0):
            words = join(words, line.text)
        return words


class RuledTable(NamedTuple):
    """A table on a page: its edges from left to right and from top to bottom, its cells."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.rows[0]

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.rows[-1]


def ruled_tables(page: Page) -> tuple[list[RuledTable], list[Glyph]]:
    """The tables of a page from top to bottom, and the glyphs outside of them."""
    level, upright = _merged(page.rules)
    tables: list[RuledTable] = []
    rest = list(page.glyphs)
    for lines, posts in _groups(level, upright):
        edges = _edges(lines, posts)
        if edges is None:
            continue
        columns, rows = edges
        inside = [g for g in rest if _within(g, columns, rows)]
        if not any(glyph.text.strip() for glyph in inside):
            continue
        rest = [g for g in rest if not _within(g, columns, rows)]
        cells = _cells(columns, rows, lines, posts, inside)
        tables.append(RuledTable(tuple(columns), tuple(rows), tuple(cells)))
    return sorted(tables, key=lambda table: table.top), rest


def _within(glyph: Glyph, columns: Sequence[float], rows: Sequence[float]) -> bool:
    middle = (glyph.left + glyph.right) / 2
    return columns[0] < middle < columns[-1] and rows[0] < glyph.middle < rows[-1]


def _merged(rules: Iterable[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Pieces of one line put together; level lines and upright ones."""
    level = sorted(r for r in rules if r.right - r.left > r.bottom - r.top)
    upright = sorted(r for r in rules if r.right - r.left <= r.bottom - r.top)
    whole = _chained([(r.top, r.left, r.right) for r in level])
    posts = _chained([(r.left, r.top, r.bottom) for r in upright])
    return (
        [Rule(start, at, end, at) for at, start, end in whole][:_MOST_RULES],
        [Rule(at, start, at, end) for at, start, end in posts][:_MOST_RULES],
    )


def _chained(pieces: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Pieces (place, start, end) on one place whose ends meet, as one."""
    lines: list[tuple[float, float, float]] = []
    band: list[tuple[float, float, float]] = []
    for piece in sorted(pieces):
        if band and piece[0] - band[0][0] > _NEAR:
            lines += _chain(band)
            band = []
        band.append(piece)
    lines += _chain(band)
    return [line for line in lines if line[2] - line[1] > _SHORTEST]


def _chain(band: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    found: list[tuple[float, float, float]] = []
    for at, start, end in sorted(band, key=lambda one: one[1]):
        if found and start - found[-1][2] <= _NEAR:
            place, begin, stop = found[-1]
            found[-1] = (place, begin, max(stop, end))
        else:
            found.append((at, start, end))
    return found


def _groups(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that meet each other, directly or through others."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for line in level:
        touched = [post for post in upright if _meet(line, post)]
        joined = [g for g in groups if any(post in touched for post in g[1])]
        lines = [line, *(one for group in joined for one in group[0])]
        posts = list(dict.fromkeys([*touched, *(one for group in joined for one in group[1])]))
        groups = [group for group in groups if group not in joined]
        if posts:
            groups.append((lines, posts))
    return groups


def _meet(line: Rule, post: Rule) -> bool:
    return (
        line.left - _NEAR <= post.left <= line.right + _NEAR
        and post.top - _NEAR <= line.top <= post.bottom + _NEAR
    )


def _edges(lines: list[Rule], posts: list[Rule]) -> tuple[list[float], list[float]] | None:
    """The places of all columns and rows; None where it is no table."""
    if len(lines) < 2:
        return None
    columns = _places([post.left for post in posts])
    rows = _places([line.top for line in lines])
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    if left < columns[0] - _OVERHANG:
        columns.insert(0, left)
    if right > columns[-1] + _OVERHANG:
        columns.append(right)
    small = len(columns) < 2 or len(rows) < 2
    if small or len(columns) > _MOST_COLUMNS or len(rows) > _MOST_ROWS:
        return None
    return columns, rows


def _places(values: list[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places


def _cells(
    columns: list[float], rows: list[float], lines: list[Rule], posts: list[Rule],
    glyphs: list[Glyph],
) -> list[GridCell]:  # fmt: skip
    """Cells in reading order; where no line stands between two places they are one cell."""
    spots = [(row, col) for row in range(len(rows) - 1) for col in range(len(columns) - 1)]
    down = {  # whether a line stands below a place
        (row, col): _covered(lines, rows[row + 1], columns[col], columns[col + 1], level=True)
        for row, col in spots
    }
    across = {  # whether a line stands right of it
        (row, col): _covered(posts, columns[col + 1], rows[row], rows[row + 1], level=False)
        for row, col in spots
    }
    places = _by_place(columns, rows, glyphs)
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    for row, column in spots:
        if (row, column) in taken:
            continue
        wide, tall = 1, 1
        while column + wide < len(columns) - 1 and not across[row, column + wide - 1]:
            wide += 1
        while row + tall < len(rows) - 1 and not any(
            down[row + tall - 1, one] for one in range(column, column + wide)
        ):
            tall += 1
        covered = [(r, c) for r in range(row, row + tall) for c in range(column, column + wide)]
        taken.update(covered)
        inside = tuple(glyph for place in covered for glyph in places.get(place, ()))
        cells.append(GridCell(row, column, tall, wide, inside))
    return cells


def _covered(rules: list[Rule], at: float, start: float, end: float, *, level: bool) -> bool:
    """Whether a line at this place covers most of the way from start to end."""
    for rule in rules:
        place, first, last = (
            (rule.top, rule.left, rule.right) if level else (rule.left, rule.top, rule.bottom)
        )
        if abs(place - at) <= _NEAR and min(last, end) - max(first, start) > 0.6 * (end - start):
            return True
    return False


def _by_place(
    columns: list[float], rows: list[float], glyphs: list[Glyph]
) -> dict[tuple[int, int], list[Glyph]]:
    places: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        row = bisect_left(rows, glyph.middle) - 1
        column = bisect_left(columns, (glyph.left + glyph.right) / 2) - 1
        places.setdefault((row, column), []).append(glyph)
    return places
