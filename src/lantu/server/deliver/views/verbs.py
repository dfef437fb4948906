"""What can be done to a managed commitment: one entry for each act, all on one kind of page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantu.deliver.enclaves import Agreement
from lantu.deliver.scheduling import is_frozen
from lantu.deliver.state import CommitmentState, Replication
from lantu.playbooks.schema import Playbook
from lantu.server.accounts import rights
from lantu.server.accounts.models import User
from lantu.server.deliver.actions import changes, evidence, life
from lantu.server.deliver.files import keep
from lantu.server.deliver.forms.life import (
    AdjustForm,
    FactorsForm,
    FieldsForm,
    GateForm,
    LinkForm,
    MoveForm,
    ReachForm,
    ReasonForm,
    ReplicationForm,
    RolesForm,
    ScheduleForm,
)
from lantu.server.deliver.forms.more import EvidenceForm, PlaceForm, SharesForm
from lantu.server.deliver.models import Commitment
from lantu.server.deliver.queries import choices
from lantu.server.deliver.queries.visible import involvement
from lantu.server.deliver.states import state_of
from lantu.server.deliver.telling import told

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass
class Act:
    """An act about to be done: to what, by whom, with what was asked for in the address."""

    row: Commitment
    book: Playbook
    actor: User
    query: QueryDict
    state: CommitmentState = field(init=False)

    def __post_init__(self) -> None:
        self.state = state_of(self.row)


MakeForm = Callable[[Act, QueryDict | None, MultiValueDict[str, Any] | None], forms.Form]


@dataclass(frozen=True)
class Verb:
    """An act: its words, its right, its form, and what it does with the form."""

    words: str | _StrPromise
    right: str
    form: MakeForm
    perform: Callable[[Act, Any, int], object]
    fits: Callable[[Act], bool] = lambda act: True
    template: str = "deliver/act.html"
    lead: Callable[[Act], str] = lambda act: ""

    def offered(self, act: Act) -> bool:
        """Whether the actor may do it and it makes sense here."""
        return self.fits(act) and rights.may(act.actor, self.right, owner(act, self.right))


def owner(act: Act, right: str) -> rights.Owned:
    """Whose object the act touches."""
    if right == "commitment.close":
        return life.closer(act.row, act.book)
    if right == "evidence.hand_in":
        return involvement(act.actor, act.row, right)
    return act.row


def _open(act: Act) -> bool:
    return not act.book.stages[act.state.stage].is_end


def _evidence(act: Act, form: EvidenceForm, _version: int) -> object:
    given = form.cleaned_data
    return evidence.hand_in(
        act.row,
        given["kind"],
        on=given["on"],
        file=keep(given["file"]) if given["file"] else None,
        document_number=given["document_number"],
        note=given["note"],
        period=choices.period(given.get("period", "")),
        observation=form.values.get(given.get("observation", "")),
        actor=act.actor,
    )


def _replicate(act: Act, form: ReplicationForm, version: int) -> object:
    given = form.cleaned_data
    made = Replication(given["unit"] or given["place"], given["document_number"], given["on"])
    return changes.take_over(act.row, made, actor=act.actor, read_version=version)


def _place(act: Act, form: PlaceForm, version: int) -> object:
    values = dict(form.cleaned_data)
    regions = list(values.pop("regions"))
    return changes.place(act.row, regions, values, actor=act.actor, read_version=version)


def _share(act: Act, form: SharesForm, version: int) -> object:
    agreement: Agreement = form.agreement()
    return changes.share(act.row, agreement, actor=act.actor, read_version=version)


def _stage_words(act: Act) -> str:
    stage = act.book.stages.get(act.query.get("to", ""))
    return _("进入“%(stage)s”") % {"stage": told(stage.label)} if stage else ""


def _is_enclave(act: Act) -> bool:
    return act.row.kind == "project" and act.state.fields.get("enclave") == "yes"


def _roles(*, units: bool) -> MakeForm:
    return lambda act, data, _files: RolesForm(data, book=act.book, state=act.state, units=units)


def _name(right: str) -> Callable[[Act, RolesForm, int], object]:
    return lambda act, form, version: life.name_holders(
        act.row, form.holders(), actor=act.actor, right=right, read_version=version
    )


VERBS: dict[str, Verb] = {
    "units": Verb(
        gettext_lazy("明确责任单位"),
        "commitment.assign",
        _roles(units=True),
        _name("commitment.assign"),
        _open,
    ),
    "people": Verb(
        gettext_lazy("明确责任人"),
        "commitment.edit",
        _roles(units=False),
        _name("commitment.edit"),
        lambda act: _open(act) and any(r.filled_by != "unit" for r in act.book.roles.values()),
    ),
    "fields": Verb(
        gettext_lazy("填写情况"),
        "commitment.edit",
        lambda act, data, _files: FieldsForm(data, book=act.book, state=act.state),
        lambda act, form, version: life.fill_fields(
            act.row, form.values(), actor=act.actor, read_version=version
        ),
        lambda act: _open(act) and bool(act.book.fields),
    ),
    "schedule": Verb(
        gettext_lazy("排定进度表"),
        "commitment.edit",
        lambda act, data, _files: ScheduleForm(
            data,
            book=act.book,
            state=act.state,
            frozen=act.state.schedule is not None and is_frozen(act.state, act.book),
        ),
        lambda act, form, version: life.plan_schedule(
            act.row,
            form.milestones(),
            form.cleaned_data.get("reason", ""),
            actor=act.actor,
            read_version=version,
        ),
        _open,
        template="deliver/act_schedule.html",
    ),
    "reach": Verb(
        gettext_lazy("节点完成"),
        "commitment.edit",
        lambda act, data, _files: ReachForm(data, state=act.state),
        lambda act, form, version: life.reach(
            act.row,
            form.cleaned_data["milestone"],
            form.cleaned_data["on"],
            actor=act.actor,
            read_version=version,
        ),
        lambda act: (
            _open(act)
            and act.state.schedule is not None
            and any(one.done_on is None for one in act.state.schedule.current)
        ),
    ),
    "factors": Verb(
        gettext_lazy("填写要素保障"),
        "commitment.edit",
        lambda act, data, _files: FactorsForm(data, book=act.book, state=act.state),
        lambda act, form, version: life.state_factors(
            act.row, form.balances(), form.checked(), actor=act.actor, read_version=version
        ),
        lambda act: _open(act) and act.row.kind == "project",
        template="deliver/act_factors.html",
    ),
    "decision": Verb(
        gettext_lazy("录入决定"),
        "decision.enter",
        lambda act, data, _files: GateForm(data, book=act.book),
        lambda act, form, version: life.enter_decision(
            act.row,
            form.decision(form.cleaned_data["gate"]),
            actor=act.actor,
            read_version=version,
        ),
        lambda act: _open(act) and bool(act.book.gates),
    ),
    "link": Verb(
        gettext_lazy("添加关联"),
        "commitment.edit",
        lambda act, data, _files: LinkForm(data, known=choices.links(act.row)),
        lambda act, form, version: life.add_link(
            act.row, *form.link(), actor=act.actor, read_version=version
        ),
        _open,
    ),
    "evidence": Verb(
        gettext_lazy("提交佐证"),
        "evidence.hand_in",
        lambda act, data, files: EvidenceForm(
            data,
            files,
            book=act.book,
            periods=choices.periods(act.state, act.book),
            values=choices.values(act.state),
        ),
        _evidence,
        _open,
    ),
    "move": Verb(
        gettext_lazy("推进"),
        "commitment.edit",
        lambda act, data, _files: MoveForm(data),
        lambda act, form, version: life.move(
            act.row,
            act.query.get("to", ""),
            form.cleaned_data["on"],
            actor=act.actor,
            read_version=version,
        ),
        lambda act: False,
        lead=_stage_words,
    ),
    "close": Verb(
        gettext_lazy("结案"),
        "commitment.close",
        lambda act, data, _files: MoveForm(data),
        lambda act, form, version: life.move(
            act.row,
            act.query.get("to", ""),
            form.cleaned_data["on"],
            actor=act.actor,
            read_version=version,
        ),
        lambda act: False,
        lead=_stage_words,
    ),
    "reopen": Verb(
        gettext_lazy("重开"),
        "commitment.close",
        lambda act, data, _files: ReasonForm(data),
        lambda act, form, version: life.reopen(
            act.row, form.cleaned_data["reason"], actor=act.actor, read_version=version
        ),
        lambda act: act.row.phase == "closed" and act.book.close.reopens is not None,
    ),
    "adjust": Verb(
        gettext_lazy("调整承诺"),
        "commitment.adjust",
        lambda act, data, _files: AdjustForm(data, book=act.book, state=act.state),
        lambda act, form, version: changes.change_promise(
            act.row, form.request(), actor=act.actor, read_version=version
        ),
        _open,
    ),
    "replicate": Verb(
        gettext_lazy("登记复制推广"),
        "commitment.edit",
        lambda act, data, _files: ReplicationForm(data),
        _replicate,
        lambda act: any("replication" in s.needs.links for s in act.book.stages.values()),
    ),
    "share": Verb(
        gettext_lazy("登记分成协议"),
        "decision.enter",
        lambda act, data, _files: SharesForm(data),
        _share,
        _is_enclave,
    ),
    "place": Verb(
        gettext_lazy("填写区位和归类"),
        "commitment.edit",
        lambda act, data, _files: PlaceForm(
            data, row=act.row, book=act.book, themes=choices.themes()
        ),
        _place,
    ),
}
