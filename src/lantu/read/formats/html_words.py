"""What of an HTML page is text, and how its blanks are read."""

from __future__ import annotations

import re

from lxml import etree

_DROPPED = frozenset(
    {"script", "style", "noscript", "template", "head", "nav", "footer", "aside"}
    | {"button", "select", "option", "input", "textarea", "iframe", "object", "embed"}
    | {"svg", "canvas", "audio", "video", "map", "menu", "dialog"}
)
#: elements that begin a line of their own
BLOCKS = frozenset(
    {"html", "body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl"}
    | {"dt", "dd", "section", "article", "main", "header", "blockquote", "pre", "center"}
    | {"figure", "figcaption", "address", "hr", "table", "thead", "tbody", "tfoot", "tr"}
    | {"td", "th", "caption", "fieldset", "details", "summary", "form"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WIDE = r"\u2e80-\u9fff\uff00-\uffef\u3000-\u303f"
#: a line end in the source beside a Chinese character is no space
_SOFT = re.compile(
    rf"(?<=[{_WIDE}])[ \t\xa0]*[\r\n][ \t\r\n\xa0]*|[ \t\xa0]*[\r\n][ \t\r\n\xa0]*(?=[{_WIDE}])"
)
_SPACES = re.compile(r"[ \t\r\n\xa0\u200b\ufeff]+")


def clean(words: str) -> str:
    """Runs of blanks as one space; line ends of the source beside Chinese characters as none."""
    return _SPACES.sub(" ", _SOFT.sub("", words))


def words_of(element: etree._Element) -> str:
    """All words of an element on one line, dropped elements left out."""
    parts: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, one in walker:
        if event == "start":
            if one is not element and is_dropped(one):
                walker.skip_subtree()
                continue
            if one.tag in BLOCKS or one.tag == "br":
                parts.append("\n")
            parts.append(one.text or "")
        elif one is not element:
            parts.append(one.tail or "")
    return clean("".join(parts)).strip()


def is_dropped(element: etree._Element) -> bool:
    """Whether the element and all in it is no text of the page."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _DROPPED:
        return True
    if element.get("hidden") is not None or element.get("role") == "navigation":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))
