"""A document's tasks, projects and rules as rows, in document order."""

from __future__ import annotations

from collections.abc import Sequence

from lantu.read.claim import Claim
from lantu.read.task import Task
from lantu.read.tasks.clauses import Clause, Verb, clauses, governing_verbs
from lantu.read.tasks.context import Setting, dated, settings
from lantu.read.tasks.functions import SpecialPlan, read_special_plans
from lantu.read.tasks.naming import is_project_heading
from lantu.read.tasks.phrases import verb_object
from lantu.read.tasks.place import Place, Places
from lantu.read.tasks.projects import Found, projects_in
from lantu.read.tasks.rows import Rows
from lantu.read.tasks.rules import find_rules
from lantu.read.tasks.text import Line, masked, position
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
        plans = read_special_plans(self._document)
        listed = {plan.section for plan in plans}
        for paragraph, setting in settings(self._document):
            place = self._places.of(paragraph.section)
            if place.item is not None and place.item.index not in self._items:
                self._item(place.item, place, setting)
            if paragraph.section not in listed and (place.item or not paragraph.is_heading):
                self._paragraph(paragraph, place, setting)
        for plan in plans:
            self._special_plan(plan)
        return self._rows.sorted()

    def _item(self, item: Section, place: Place, setting: Setting) -> None:
        """A ◆ item: one task, and one project where its heading names one."""
        text, title = self._document.text, item.title
        start = max(text.find(title, item.start, item.heading_end), item.start)
        span, whole = (start, start + len(title)), (item.start, item.end)
        words = masked(text[item.start : item.end])
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
        line = Line(paragraph)
        body = position(paragraph, place.item.heading_end) if place.item else 0
        parent = self._items.get(place.item.index) if place.item else None
        boxed = place.box is not None
        carried: Verb | None = None
        for clause in clauses(line.text, body):
            if clause.opens:
                carried = None
            verbs = governing_verbs(line.text, clause)
            found, carried = projects_in(line.text, clause, verbs, carried, boxed=boxed)
            at = _At(line, clause, place, setting, parent)
            self._projects(at, found)
            if not (self._rules(at) or found or boxed):
                self._phrase(at, verbs)

    def _projects(self, at: _At, found: list[Found]) -> None:
        """Claims before the first name belong to it, later ones to the name before them."""
        if not found:
            return
        when, done = at.dated()
        starts = [at.clause.start, *(project.start for project in found[1:]), at.clause.end]
        for index, project in enumerate(found):
            first, last = starts[index], starts[index + 1]
            span, name = at.line.part(project.start, project.end)
            self._rows.add(
                "project", span, name, at.place, when=when, done=done,
                around=at.line.span(first, last), parent=at.parent, action=project.action,
                stage=project.stage, words=at.line.text[first:last],
            )  # fmt: skip

    def _rules(self, at: _At) -> bool:
        rules = list(find_rules(at.line.text, at.clause))
        for rule in rules:
            when, done = at.dated()
            span, name = at.line.part(rule.start, rule.end)
            self._rows.add(
                "rule", span, name, at.place, when=when, done=done, around=span,
                action=rule.action, stage=rule.stage, words=at.words, parent=at.parent,
            )  # fmt: skip
        return bool(rules)

    def _phrase(self, at: _At, verbs: list[Verb]) -> None:
        phrase = verb_object(at.line.text, at.clause, verbs)
        if phrase is None:
            return
        when, done = at.dated()
        span, name = at.line.part(phrase.start, phrase.end)
        around = at.line.span(at.clause.start, at.clause.end)
        self._rows.add(
            "task", span, name, at.place, when=when, done=done, around=around,
            action=phrase.action, stage=phrase.stage, words=at.words,
        )  # fmt: skip

    def _special_plan(self, plan: SpecialPlan) -> None:
        """A special plan that the document lists: a rule to be issued in its period."""
        period = self._document.profile.period
        place = self._places.of(plan.section)
        span = (plan.start, plan.end)
        self._rows.add(
            "rule", span, plan.name, place, when=str(period[1]) if period else None, done=False,
            around=span, words=plan.name, sentence=span,
            parent=self._items.get(place.item.index) if place.item else None,
        )  # fmt: skip


class _At:
    """A clause with what a row of it needs: its line, place, setting and ◆ item."""

    __slots__ = ("clause", "line", "parent", "place", "setting")

    def __init__(
        self, line: Line, clause: Clause, place: Place, setting: Setting, parent: str | None
    ) -> None:
        self.line = line
        self.clause = clause
        self.place = place
        self.setting = setting
        self.parent = parent

    @property
    def words(self) -> str:
        """The clause's text."""
        return self.line.text[self.clause.start : self.clause.end]

    def dated(self) -> tuple[str | None, bool]:
        """When and done of what the clause says."""
        return dated(self.words, self.setting)
