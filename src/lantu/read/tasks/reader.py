"""A document's tasks, projects and rules as rows, in document order."""

from __future__ import annotations

from collections.abc import Sequence

from lantu.read.claim import Claim
from lantu.read.task import Task
from lantu.read.tasks.clauses import Clause, Verb, clauses, governing_verbs
from lantu.read.tasks.context import Setting, dated, settings
from lantu.read.tasks.functions import read_special_plans
from lantu.read.tasks.naming import is_project_heading
from lantu.read.tasks.phrases import verb_object
from lantu.read.tasks.place import Place, Places
from lantu.read.tasks.projects import Found, projects_in
from lantu.read.tasks.rows import Rows
from lantu.read.tasks.rules import find_rules
from lantu.read.tasks.text import masked, position
from lantu.text.documents import Document, Paragraph, Section


def read_tasks(document: Document, claims: Sequence[Claim] = ()) -> list[Task]:
    """The tasks, projects and rules of a document, in document order.

    Every ◆ item of a box is one row of kind ``task`` whose name is its heading; projects named in
    it (and the heading itself where it names one) are rows of kind ``project`` with it as parent.
    Outside boxes a clause that names no project but says what is to be done is a ``task``. Rules to
    be issued, and the special plans a plan lists, are rows of kind ``rule``. The ids of ``claims``
    whose number stands in a row's clause (in a ◆ item: anywhere in it) are attached. Reads any text
    in linear time; raises nothing.
    """
    return _Reader(document, claims).read()


class _Reader:
    """Walks through one document's paragraphs and collects rows."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        self._document = document
        self._rows = Rows(document, claims)
        self._places = Places(document)
        self._items: dict[int, str] = {}

    def read(self) -> list[Task]:
        listed = {plan.section for plan in read_special_plans(self._document)}
        for paragraph, setting in settings(self._document):
            place = self._places.of(paragraph.section)
            if place.item is not None and place.item.index not in self._items:
                self._item(place.item, place, setting)
            if paragraph.section not in listed and (place.item or not paragraph.is_heading):
                self._paragraph(paragraph, place, setting)
        self._special_plans()
        return self._rows.sorted()

    def _item(self, item: Section, place: Place, setting: Setting) -> None:
        """A ◆ item: one task, and one project where its heading names one."""
        title = item.title
        start = max(self._document.text.find(title, item.start, item.heading_end), item.start)
        span, whole = (start, start + len(title)), (item.start, item.end)
        words = masked(self._document.text[item.start : item.end])
        self._items[item.index] = parent = self._rows.add(
            "task", span, title, place, when=setting.when, done=setting.done,
            around=whole, sentence=whole, words=words,
        )  # fmt: skip
        if is_project_heading(title):
            self._rows.add(
                "project", span, title, place, when=setting.when, done=setting.done,
                around=whole, sentence=whole, words=title, parent=parent, stage="build",
            )  # fmt: skip

    def _paragraph(self, paragraph: Paragraph, place: Place, setting: Setting) -> None:
        text = masked(paragraph.text)
        item = place.item
        body = position(paragraph, item.heading_end) if item else 0
        carried: Verb | None = None
        for clause in clauses(text, body):
            if clause.opens:
                carried = None
            verbs = governing_verbs(text, clause)
            boxed = place.box is not None
            found, carried = projects_in(text, clause, verbs, carried, boxed=boxed)
            line = _Line(paragraph, text, place, setting)
            self._projects(line, clause, found)
            ruled = self._rules(line, clause)
            if not (found or ruled or boxed):
                self._phrase(line, clause, verbs)

    def _projects(self, line: _Line, clause: Clause, found: list[Found]) -> None:
        """Claims before the first name belong to it, later ones to the name before them."""
        parent = self._items.get(line.place.item.index) if line.place.item else None
        when, done = dated(line.text[clause.start : clause.end], line.setting) if found else (None, False)
        for index, project in enumerate(found):
            first = clause.start if index == 0 else project.start
            last = found[index + 1].start if index + 1 < len(found) else clause.end
            self._rows.add(
                "project", line.span(project.start, project.end),
                line.text[project.start : project.end], line.place,
                when=when, done=done, around=line.span(first, last), parent=parent,
                action=project.action, stage=project.stage, words=line.text[first:last],
            )  # fmt: skip

    def _rules(self, line: _Line, clause: Clause) -> bool:
        parent = self._items.get(line.place.item.index) if line.place.item else None
        words = line.text[clause.start : clause.end]
        any_found = False
        for rule in find_rules(line.text, clause):
            any_found = True
            when, done = dated(words, line.setting)
            self._rows.add(
                "rule", line.span(rule.start, rule.end), line.text[rule.start : rule.end],
                line.place, when=when, done=done, around=line.span(rule.start, rule.end),
                action=rule.action, stage=rule.stage, words=words, parent=parent,
            )  # fmt: skip
        return any_found

    def _phrase(self, line: _Line, clause: Clause, verbs: list[Verb]) -> None:
        phrase = verb_object(line.text, clause, verbs)
        if phrase is None:
            return
        words = line.text[clause.start : clause.end]
        when, done = dated(words, line.setting)
        self._rows.add(
            "task", line.span(phrase.start, phrase.end), line.text[phrase.start : phrase.end],
            line.place, when=when, done=done, around=line.span(clause.start, clause.end),
            action=phrase.action, stage=phrase.stage, words=words,
        )  # fmt: skip

    def _special_plans(self) -> None:
        """The special plans that the document lists: rules to be issued in its period."""
        period = self._document.profile.period
        for plan in read_special_plans(self._document):
            place = self._places.of(plan.section)
            span = (plan.start, plan.end)
            self._rows.add(
                "rule", span, plan.name, place, when=str(period[1]) if period else None,
                done=False, around=span, words=plan.name, sentence=span,
                parent=self._items.get(place.item.index) if place.item else None,
            )  # fmt: skip


class _Line:
    """A paragraph with what is needed to place a row of it."""

    __slots__ = ("paragraph", "place", "setting", "text")

    def __init__(self, paragraph: Paragraph, text: str, place: Place, setting: Setting) -> None:
        self.paragraph = paragraph
        self.text = text
        self.place = place
        self.setting = setting

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The document's span of a stretch of the paragraph, at least one character long."""
        return self.paragraph.offset(first), self.paragraph.offset(last - 1) + 1
