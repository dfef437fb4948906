"""What holds for every page: who may open it, how much it asks, that it is well formed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from lxml import html

from lantu.deliver.adjustments import Request
from lantu.server.accounts.models import User
from lantu.server.deliver.actions import lists
from lantu.server.deliver.models import Commitment, CommitmentList
from lantu.server.plan.models import Plan
from lantu.server.read.models import Finding

pytestmark = pytest.mark.django_db

QUERIES = 10
#: Each page with the role that opens it, and its argument taken from the ledger.
PAGES: dict[str, tuple[str, Callable[[Any], list[str]]]] = {
    "desks:home": ("congress_reader", lambda ledger: []),
    "plan:plans": ("congress_reader", lambda ledger: []),
    "plan:plan": ("congress_reader", lambda ledger: [Plan.objects.get(key="fyp-14").code]),
    "plan:indicators": ("congress_reader", lambda ledger: []),
    "plan:indicator": ("congress_reader", lambda ledger: ["gdp"]),
    "plan:proposals": ("planner", lambda ledger: []),
    "plan:place": ("congress_reader", lambda ledger: ["harbour"]),
    "read:findings": ("congress_reader", lambda ledger: []),
    "read:finding": ("congress_reader", lambda ledger: [Finding.objects.all()[0].code]),
    "desks:themes": ("congress_reader", lambda ledger: []),
    "desks:theme": ("congress_reader", lambda ledger: ["green"]),
    "read:documents": ("congress_reader", lambda ledger: []),
    "read:document": ("congress_reader", lambda ledger: [ledger.outline.code]),
    "deliver:commitments": ("congress_reader", lambda ledger: []),
    "deliver:commitment": ("congress_reader", lambda ledger: [box_item().code]),
    "deliver:assignments": ("auditor", lambda ledger: []),
    "deliver:lists": ("auditor", lambda ledger: []),
    "deliver:list": ("auditor", lambda ledger: [some_list().code]),
    "deliver:ledger": ("auditor", lambda ledger: [some_list().commitments.get().code]),
    "catalogue:regions": ("congress_reader", lambda ledger: []),
    "accounts:units": ("congress_reader", lambda ledger: []),
    "record:entries": ("auditor", lambda ledger: []),
    "record:entry": ("auditor", lambda ledger: ["1"]),
    "record:row": ("auditor", lambda ledger: ["read.Document", str(ledger.outline.pk)]),
    "intake:upload": ("planner", lambda ledger: []),
    "people:users": ("auditor", lambda ledger: []),
    "people:user": ("administrator", lambda ledger: [somebody()]),
    "people:user_add": ("administrator", lambda ledger: []),
    "people:portfolio": ("administrator", lambda ledger: [somebody()]),
    "people:unit": ("administrator", lambda ledger: ["ndrc"]),
    "people:unit_add": ("administrator", lambda ledger: []),
    "people:me": ("leader", lambda ledger: []),
    "people:password": ("leader", lambda ledger: []),
    "people:codes": ("leader", lambda ledger: []),
    "desks:handovers": ("auditor", lambda ledger: []),
    "desks:handover": ("administrator", lambda ledger: [somebody()]),
}
#: Pages with a form that is sent to the page itself.
FORMS = {"intake:upload", "desks:handover", "plan:proposals", "read:finding"} | {
    f"people:{name}"
    for name in ("user", "user_add", "portfolio", "unit", "unit_add", "password", "codes")
}
#: Pages that are not opened by address alone; their own tests open them.
OTHERS = {
    "record:proof",
    "record:growth",
    "record:heads",
    "plan:register",
    "accounts:sign_in",
    "accounts:code",
    "accounts:sso",
    "accounts:sso_return",
    "accounts:sign_out",
    "desks:handover_signed",
    "people:user_password",
    "people:user_active",
    "people:unit_close",
    "people:recovery_codes",
    "people:codes_off",
    "intake:result",
}
OTHERS |= {f"deliver:{name}" for name in ("new", "manage", "act", "file", "reject", "new_list")}
OTHERS |= {f"deliver:{name}" for name in ("add_item", "instruct", "merge", "split")}
OTHERS |= {f"deliver:{name}" for name in ("import", "export", "bulk", "import_lines", "line")}
OTHERS |= {f"deliver:{name}" for name in ("new_assignment", "assignment", "consult", "reply")}
OTHERS |= {f"deliver:{name}" for name in ("settle", "export_lines")}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def box_item() -> Commitment:
    return Commitment.objects.filter(parts__isnull=False).distinct().first() or _none()


def somebody() -> str:
    return str(User.objects.get(username="planner").pk)


def some_list() -> CommitmentList:
    """A list with one item, made once for each test."""
    found = CommitmentList.objects.first()
    if found is not None:
        return found
    planner = User.objects.get(username="planner")
    listed = CommitmentList(name="重点项目清单", playbook="five-ones", year=2022, unit=planner.unit)
    lists.make_list(listed, actor=planner)
    item = lists.NewItem(
        name="北站枢纽",
        kind="project",
        roles={"lead_unit": ("ndrc",)},
        fields={"total_investment": "12"},
        due=date(2099, 12, 31),
    )
    lists.add(listed, [item], Request("add", "年度计划"), actor=planner)
    return listed


def _none() -> Commitment:
    raise AssertionError("the ledger has no commitment with parts")


def address(name: str, ledger: Any) -> str:
    return reverse(name, args=PAGES[name][1](ledger))


def names(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{space}{pattern.name}"


def test_every_page_is_tested_here() -> None:
    found = {name for name in names() if not name.startswith("ui:")}
    assert found == set(PAGES) | OTHERS


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_is_sent_to_the_sign_in_page(name: str, ledger: Any, client: Client) -> None:
    path = address(name, ledger)
    assert client.get(path).headers["Location"] == f"/sign-in/?next={path}"


@pytest.mark.parametrize("name", PAGES)
def test_without_the_right_a_page_is_refused(name: str, ledger: Any, signed_in: Any) -> None:
    page = signed_in(None).get(address(name, ledger))
    assert page.status_code == 403
    assert "不能进行这项操作" in page.content.decode()


@pytest.mark.parametrize("name", ["record:entries", "intake:upload"])
def test_some_pages_are_for_few(name: str, ledger: Any, signed_in: Any) -> None:
    assert signed_in("congress_reader").get(address(name, ledger)).status_code == 403


@pytest.mark.database
@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_the_database_little(name: str, ledger: Any, signed_in: Any) -> None:
    client, path = signed_in(PAGES[name][0]), address(name, ledger)
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    assert 0 < len(queries) <= QUERIES, "\n".join(query["sql"][:150] for query in queries)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed(name: str, language: str, ledger: Any, signed_in: Any) -> None:
    page = signed_in(PAGES[name][0], language).get(address(name, ledger))
    tree = html.fromstring(page.content.decode())
    ids = tree.xpath("//@id")
    assert tree.get("lang") == language
    assert len(tree.xpath("//h1")) == 1
    assert tree.xpath("//h1")[0].text_content().strip()
    assert tree.xpath("//title")[0].text.strip(" ·\n")
    assert len(ids) == len(set(ids)), sorted(ids)
    assert not tree.xpath("//*[@style] | //script[not(@src)] | //style")
    for link in tree.xpath("//main//a/@href"):
        assert not link.startswith("#") or link[1:] in ids, link


@pytest.mark.parametrize("name", PAGES)
def test_chinese_on_an_english_page_is_marked(name: str, ledger: Any, signed_in: Any) -> None:
    page = signed_in(PAGES[name][0], "en").get(address(name, ledger))
    tree = html.fromstring(page.content.decode())
    unmarked = tree.xpath(
        "//body//text()[normalize-space() and not(ancestor::*[starts-with(@lang, 'zh')])"
        " and not(ancestor::script)]"
        " | //body//@*[(name() = 'aria-label' or name() = 'title' or name() = 'placeholder')"
        " and not(ancestor::*[starts-with(@lang, 'zh')])]"
    )
    assert not [text.strip() for text in unmarked if CHINESE.search(text)]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_reading_only(name: str, ledger: Any, signed_in: Any) -> None:
    if name in FORMS:
        return
    assert signed_in(PAGES[name][0]).post(address(name, ledger)).status_code == 405
