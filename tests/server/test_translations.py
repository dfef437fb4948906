"""The English catalogue is complete: every text of code and templates, none doubtful."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from lantu.deliver.wording import TEXTS

SERVER = Path(__file__).resolve().parents[2] / "src" / "lantu" / "server"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
#: Modules whose texts come to a page; the command line speaks Chinese only.
PAGES = {"views", "forms", "queries", "models", "rights", "wording", "shell"}
PAGES |= {"cards", "choices", "series", "unit_words"}
#: Literals that are data, not texts: a suffix of names, a language's own name, measure words.
DATA = {"市", "中文", "个家项条所处座件台套场种批部篇支只辆艘架列门期届"}
Message = tuple[str | None, str]


def python_files() -> list[Path]:
    return [path for path in sorted(SERVER.rglob("*.py")) if "migrations" not in path.parts]


def templates() -> list[Path]:
    return [path for path in sorted(SERVER.rglob("*.html")) if path.name != "style_guide.html"]


def messages(source: str) -> Iterator[Message]:
    lines = io.BytesIO(source.encode())
    for _line, message, _comments, context in extract("python", lines, keywords=KEYWORDS):
        yield context, message[0] if isinstance(message, tuple) else message


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with (SERVER / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, locale="en")


def untranslated(catalogue: Catalog, found: Iterator[Message]) -> set[Message]:
    missing = set()
    for context, text in found:
        entry = catalogue.get(text, context)
        texts = (
            entry.string
            if entry and isinstance(entry.string, tuple)
            else (entry.string,)
            if entry
            else ()
        )
        if entry is None or entry.fuzzy or not texts or not all(texts):
            missing.add((context, text))
    return missing


def test_every_text_of_the_code_is_translated(catalogue: Catalog) -> None:
    found = (message for path in python_files() for message in messages(path.read_text()))
    assert not untranslated(catalogue, found)


def test_every_text_of_the_templates_is_translated(catalogue: Catalog) -> None:
    found = (message for path in templates() for message in messages(templatize(path.read_text())))
    assert not untranslated(catalogue, found)


def test_every_refusal_of_the_rules_is_translated(catalogue: Catalog) -> None:
    found = [(None, part) for text in TEXTS.values() for part in text if part]
    assert not untranslated(catalogue, iter(found))
    for _context, text in found:
        english = catalogue.get(text).string
        assert set(re.findall(r"{\w+}", english)) <= set(re.findall(r"{\w+}", text)), english


def test_english_texts_are_english_and_keep_their_placeholders(catalogue: Catalog) -> None:
    placeholder = re.compile(r"%\(\w+\)s")
    for entry in catalogue:
        if not entry.id:
            continue
        pairs = (
            zip(entry.id, entry.string, strict=True)
            if entry.pluralizable
            else [(entry.id, entry.string)]
        )
        for source, text in pairs:
            assert not CHINESE.search(text), text
            assert set(placeholder.findall(text)) <= set(placeholder.findall(source)), text


def test_nothing_in_the_catalogue_is_unused(catalogue: Catalog) -> None:
    used = {message for path in python_files() for message in messages(path.read_text())}
    used |= {m for path in templates() for m in messages(templatize(path.read_text()))}
    used |= {(None, part) for text in TEXTS.values() for part in text}
    entries = ((e.context, e.id[0] if isinstance(e.id, tuple) else e.id) for e in catalogue if e.id)
    assert not {entry for entry in entries if entry not in used}


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(SERVER)))
def test_a_template_holds_no_text_outside_the_catalogue(path: Path) -> None:
    source = re.sub(
        r"{% blocktranslate.*?{% endblocktranslate %}", "", path.read_text(), flags=re.S
    )
    source = re.sub(r"{%.*?%}|{{.*?}}|{#.*?#}|<[^>]*lang=\"zh[^<]*<", "", source, flags=re.S)
    assert not CHINESE.search(source)


def page_modules() -> list[Path]:
    """Page modules of the apps, all of the interface but its invented data."""
    return [
        path
        for path in python_files()
        if path.stem in PAGES or ({"ui", "templatetags"} & set(path.parts) and path.stem != "guide")
    ]


@pytest.mark.parametrize("path", page_modules(), ids=lambda path: str(path.relative_to(SERVER)))
def test_code_holds_no_text_outside_the_catalogue(path: Path, catalogue: Catalog) -> None:
    known = {part for e in catalogue for part in (e.id if isinstance(e.id, tuple) else (e.id,))}
    assert not [text for text in loose_texts(ast.parse(path.read_text())) if text not in known]


def loose_texts(tree: ast.Module) -> Iterator[str]:
    """Chinese literals but for docstrings and the core's own words for its errors."""
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(node.value)
        if isinstance(node, ast.Raise):
            skipped.update(ast.walk(node))
        if node in skipped or not isinstance(node, ast.Constant):
            continue
        if isinstance(node.value, str) and CHINESE.search(node.value) and node.value not in DATA:
            yield node.value
