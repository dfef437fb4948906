"""A crawler signed in as each role: what is shown may be opened, what is not allowed stays shut.

It follows every link, calls every form and every address that anybody else sees. Each answer but a
refusal must have asked the matrix of rights and been allowed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from lxml import html

from lantu.catalogue.city import UnitEntry
from lantu.server.accounts import rights
from lantu.server.accounts.actions import store_units
from lantu.server.accounts.models import PortfolioUnit, Role, RoleHeld, Unit, User
from lantu.server.deliver.actions import assign_lead
from lantu.server.deliver.models import Commitment
from lantu.server.desks.actions import sign_over

pytestmark = pytest.mark.django_db
ROLES = [role.value for role in Role]
#: Open without signing in, or the shell's own.
PUBLIC = ("accounts:sign_in", "accounts:sign_out", "accounts:code", "accounts:sso")
PUBLIC += ("accounts:sso_return", "ui:language", "ui:theme", "ui:guide")
#: Who tries every address of everybody.
TRYING = ("planner", "unit_clerk", "leader", "auditor", "congress_reader")
MOST = 2  #: addresses of one kind that a crawl opens

Ask = tuple[str, bool]


def kind_of(address: str) -> str:
    """The name of the page behind an address; empty where there is none."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


@dataclass
class Seen:
    """What a crawl opened, what was refused, which forms were shown."""

    opened: dict[str, int] = field(default_factory=dict)
    forms: set[str] = field(default_factory=set)


class Visitor:
    """A signed-in browser that notes which rights each request asked for."""

    def __init__(self, user: User | None, asked: list[Ask]) -> None:
        self.client = Client(raise_request_exception=False)
        if user is not None:
            self.client.force_login(user)
        self._asked = asked

    def get(self, address: str) -> tuple[Any, list[Ask]]:
        self._asked.clear()
        return self.client.get(address), list(self._asked)

    def post(self, address: str) -> tuple[Any, list[Ask]]:
        self._asked.clear()
        return self.client.post(address, {}), list(self._asked)

    def crawl(self) -> Seen:
        """Everything that links lead to from the first page, a few of each kind."""
        seen, waiting, count = Seen(), ["/"], Counter[str]()
        while waiting:
            address = waiting.pop(0)
            if address in seen.opened:
                continue
            count[kind_of(address)] += 1
            if count[kind_of(address)] > MOST:
                continue
            answer, _asked = self.get(address)
            seen.opened[address] = answer.status_code
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                tree = html.fromstring(answer.content.decode())
                waiting += links(address, tree.xpath("//a/@href | //@hx-get"))
                seen.forms |= set(links(address, tree.xpath("//form[@method='post']/@action")))
                seen.forms |= set(links(address, tree.xpath("//@formaction")))
        return seen


def links(base: str, found: list[str]) -> list[str]:
    """Addresses within the system, without what stands behind #."""
    absolute = (urljoin(base, str(link)).partition("#")[0] for link in found)
    return [link for link in absolute if link.startswith("/") and kind_of(link) not in PUBLIC]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Ask]:
    """The rights asked for by the pages since the list was cleared."""
    notes: list[Ask] = []
    whole = rights.may

    def may(actor: Any, action: str, *target: Any) -> bool:
        answer = whole(actor, action, *target)
        notes.append((action, answer))
        return answer

    # The navigation keeps the function itself, so that what it asks is not noted.
    monkeypatch.setattr(rights, "may", may)
    return notes


@pytest.fixture
def people(ledger: Any) -> dict[str, User]:
    """One of each role at the port, and at the power office people, items, a hand-over."""
    store_units(
        UnitEntry(key=key, name=key, name_en=key, short=key, type="bureau", parent=parent)
        for key, parent in (("port", "gov"), ("quay", "port"), ("power", "gov"))
    )
    unit = {row.key: row for row in Unit.objects.all()}
    them = {role: person(role, unit["port"], role) for role in ROLES}
    for role in ("leader", "coordinator"):
        PortfolioUnit.objects.create(user=them[role], unit=unit["port"])
    them["stranger"] = person("stranger", unit["power"], "unit_clerk")
    them["heir"] = person("heir", unit["power"], "unit_clerk")
    planner = User.objects.get(username="planner")
    for row, key in zip(Commitment.objects.order_by("pk"), ("port", "quay", "power"), strict=False):
        assign_lead(row, unit[key], actor=planner, read_version=row.version)
    sign_over(
        *(them["stranger"], them["heir"]),
        on=date(2026, 3, 2),
        note="",
        actor=them["administrator"],
    )
    return them


def person(name: str, unit: Unit, role: str) -> User:
    user = User.objects.create(username=f"at-{name}", name=name, unit=unit)
    RoleHeld.objects.create(user=user, role=role)
    return user


@pytest.fixture
def everywhere(people: dict[str, User], asked: list[Ask]) -> set[str]:
    """Every address that anybody sees, and every one of other units' people."""
    found: set[str] = set()
    for role in ("administrator", "planner", "auditor", "unit_clerk"):
        seen = Visitor(people[role], asked).crawl()
        found |= set(seen.opened) | seen.forms
    found |= set(of_people(people))
    return {address for address in found if kind_of(address)}


def of_people(people: dict[str, User]) -> Iterator[str]:
    for user in (people["stranger"], people["unit_clerk"]):
        yield reverse("desks:handover", args=[user.pk])
        for name in ("user", "portfolio", "user_password", "user_active"):
            yield reverse(f"people:{name}", args=[user.pk])


#: Pages of one person, with the right that each asks for it.
RULES = {
    "desks:handover": "handover.read",
    "people:user": "account.read",
    "people:portfolio": "account.edit",
}


@pytest.mark.parametrize("role", ROLES)
def test_what_is_shown_may_be_opened_and_another_units_is_shut(
    role: str, people: dict[str, User], asked: list[Ask]
) -> None:
    visitor = Visitor(people[role], asked)
    for name, action in RULES.items():
        for owner in (people["stranger"], people["unit_clerk"]):
            expected = 200 if rights.may(people[role], action, owner) else 403
            answer, _asked = visitor.get(reverse(name, args=[owner.pk]))
            assert answer.status_code == expected, (name, owner)
    seen = visitor.crawl()
    assert {a: s for a, s in seen.opened.items() if s not in (200, 302)} == {}
    assert len(seen.opened) > 12
    refused = [a for a in sorted(seen.forms) if visitor.post(a)[0].status_code in (403, 404, 500)]
    assert refused == []
    if not rights.may(people[role], "handover.read", people["stranger"]):
        assert f"/handovers/{people['stranger'].pk}/" not in seen.opened
        assert not [address for address in seen.opened if "/handovers/signed/" in address]


def test_every_answer_asked_the_matrix_and_was_allowed(
    people: dict[str, User], everywhere: set[str], asked: list[Ask]
) -> None:
    """And a visitor gets the sign-in page and nothing else."""
    assert len(everywhere) > 40
    for address in sorted(everywhere):
        for call in (Visitor(None, asked).get, Visitor(None, asked).post):
            answer, _asked = call(address)
            assert answer.headers["Location"].startswith("/sign-in/?next="), address
    unasked, broken = [], []
    for role in TRYING:
        visitor = Visitor(people[role], asked)
        for address in sorted(everywhere):
            for call in (visitor.get, visitor.post):
                answer, rights_asked = call(address)
                status = answer.status_code
                if status >= 500:
                    broken.append((role, address, status))
                if status in (200, 302, 409, 422) and not any(ok for _a, ok in rights_asked):
                    unasked.append((role, address, status))
    assert (broken, unasked) == ([], [])
