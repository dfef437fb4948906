"""Lines that only go on a hard-wrapped paragraph: told by their widths, not by their words."""

from __future__ import annotations

from lantu.read.layout.lines import Line, is_finished

#: columns; text wrapped wider than this is not told from paragraphs on one line
_WIDEST = 120
_NARROWEST = 24


def wrapped_lines(lines: list[Line]) -> list[bool]:
    """For each line whether it goes on the line above it because of the line's width alone.

    Two forms are known: blocks set apart by blank lines with full lines inside, and a whole text
    of one width whose paragraphs begin with an indent.
    """
    flags = [False] * len(lines)
    if is_spaced(lines):
        _flag_runs(lines, flags)
    else:
        _flag_text(lines, flags)
    return flags


def is_spaced(lines: list[Line]) -> bool:
    """Whether the document sets paragraphs apart by blank lines."""
    return sum(1 for line in lines if line.gap) * 7 > len(lines)


def _flag_runs(lines: list[Line], flags: list[bool]) -> None:
    """Runs of at least three text lines without blank lines, of about one width."""
    begin = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not lines[index].gap and lines[index].kind == "text":
            continue
        run = lines[begin:index]
        if len(run) > 2 and sum(is_finished(line.text) for line in run[:-1]) * 2 < len(run):
            width = max(columns(line) for line in run)
            if _NARROWEST < width <= _WIDEST:
                _flag(lines, range(begin + 1, index), width, flags)
        begin = index


def _flag_text(lines: list[Line], flags: list[bool]) -> None:
    """A text whose lines are nearly all full."""
    widths = sorted(columns(line) for line in lines)
    if len(widths) < 12:
        return
    width = widths[len(widths) * 9 // 10]
    full = sum(1 for one in widths if one * 20 >= width * 17)
    if _NARROWEST < width <= _WIDEST and full * 2 > len(widths):
        _flag(lines, range(1, len(lines)), width, flags)


def _flag(lines: list[Line], where: range, width: int, flags: list[bool]) -> None:
    """A line goes on where the line above is full; an indent begins a paragraph."""
    for index in where:
        above, line = lines[index - 1], lines[index]
        if not line.gap and line.kind == "text" and not line.indent:
            flags[index] = columns(above) * 5 >= width * 4


def columns(line: Line) -> int:
    """The line's width on paper: an ASCII character takes one column, others two."""
    return len(line.text.encode("gb18030", "replace")) + line.indent
