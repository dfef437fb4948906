"""What does not fit together: found once, shown with its sentences, settled with a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from lxml import html

from lantu.errors import ActionRefused, ChangedMeanwhile, NotPermitted
from lantu.read.contradictions import Reading as CoreReading
from lantu.read.contradictions import find_contradictions
from lantu.read.reading import read_whole, shipped_catalogue
from lantu.server.accounts.models import RoleHeld, User
from lantu.server.desks.queries import holdings
from lantu.server.intake.actions import FileToIngest, ingest
from lantu.server.read.actions import compare, reopen, settle
from lantu.server.read.models import Comparison, Document, Finding, ReadClaim
from lantu.server.read.templatetags.reading import mixed
from lantu.server.record.models import LogEntry

pytestmark = [pytest.mark.database, pytest.mark.django_db]

TWOFOLD = """滨海市海洋经济发展规划

第一章 目标

到2025年，全市海水淡化日产能占供水能力比重达到30%以上。

专栏 1 园区重点工程

◆港口。建设北岸深水航道疏浚工程。

第二章 任务

第一节 供水

到2025年，全市海水淡化日产能占供水能力比重达到45%以上。

专栏 2 海洋重点工程

◆航道。建设北岸深水航道疏浚工程。
"""


@pytest.fixture
def twofold(city: Any, tmp_path: Path) -> Path:
    """A plan that says two things of one share and one project twice, in the ledger."""
    path = tmp_path / "海洋规划.txt"
    path.write_text(TWOFOLD, encoding="utf-8")
    ingest([FileToIngest(path, "fyp-14", date(2021, 5, 1))], actor=None)
    return path


@pytest.fixture
def contradiction(twofold: Path) -> Finding:
    return Finding.objects.get(kind="value", severity="contradiction")


def planner_user() -> User:
    return User.objects.get(username="planner")


def again() -> Comparison:
    run = compare(shipped_catalogue(), actor=None, again=True)
    assert run is not None
    return run


def claims_of(finding: Finding) -> Any:
    return ReadClaim.objects.filter(quote__findings__finding=finding)


def test_both_sentences_are_kept_as_quotes(contradiction: Finding) -> None:
    places = contradiction.places.all()
    assert [place.quote.exact for place in places] == ["30%", "45%"]
    assert all("海水淡化" in place.quote.before for place in places)
    assert len({place.indicator_id for place in places}) == 1


def test_rebuilt_documents_say_what_fresh_ones_say(twofold: Path) -> None:
    fresh = read_whole(twofold, published=date(2021, 5, 1))
    readings = [CoreReading(fresh.document, fresh.claims, fresh.tasks)]
    found = find_contradictions(readings, shipped_catalogue())
    stored = Finding.objects.values_list("kind", "severity", "message", "message_en")
    assert sorted(stored) == sorted((f.kind, f.severity, f.message, f.message_en) for f in found)
    assert {f.kind for f in found} == {"value", "repeat"}


def test_comparing_again_adds_nothing(contradiction: Finding) -> None:
    before = set(Finding.objects.values_list("pk", "version"))
    assert compare(shipped_catalogue(), actor=None) is None
    run = again()
    assert (run.new, run.gone) == (0, 0)
    assert run.found == len(before)
    assert set(Finding.objects.values_list("pk", "version")) == before


def test_what_is_found_no_more_stays_and_may_come_back(contradiction: Finding) -> None:
    sure = claims_of(contradiction).first().confidence
    claims_of(contradiction).update(confidence=0.1)
    assert again().gone == 1
    contradiction.refresh_from_db()
    assert contradiction.gone_at is not None
    claims_of(contradiction).update(confidence=sure)
    assert again().new == 0
    contradiction.refresh_from_db()
    assert contradiction.gone_at is None


def test_another_wording_is_a_further_row(contradiction: Finding) -> None:
    claims_of(contradiction).update(indicator_text="海水淡化日产能占全市供水能力比重")
    run = again()
    assert (run.new, run.gone) == (1, 1)
    contradiction.refresh_from_db()
    assert contradiction.gone_at is not None
    assert Finding.objects.filter(key=contradiction.key).count() == 2


def test_a_run_compares_the_documents_read_last(twofold: Path, ledger: Any) -> None:
    run = compare(shipped_catalogue(), actor=None, again=True, most=1)
    assert run is not None
    assert (len(run.readings), run.left_out) == (1, 2)
    assert Finding.objects.filter(gone_at__isnull=False).count() == 0


def test_only_a_planner_settles_and_with_a_reason(contradiction: Finding) -> None:
    auditor = User.objects.create(username="an-auditor")
    RoleHeld.objects.create(user=auditor, role="auditor")
    with pytest.raises(NotPermitted):
        settle(contradiction, "两处口径不同", actor=auditor, read_version=1)
    with pytest.raises(ActionRefused, match="理由"):
        settle(contradiction, "  ", actor=planner_user(), read_version=1)
    assert not Finding.objects.filter(settled_at__isnull=False).exists()


def test_settled_by_one_is_told_to_the_other(contradiction: Finding) -> None:
    stale = Finding.objects.get(pk=contradiction.pk)
    settle(contradiction, "两处口径不同", actor=planner_user(), read_version=1)
    with pytest.raises(ChangedMeanwhile):
        settle(stale, "已请更正", actor=planner_user(), read_version=1)
    entry = LogEntry.objects.latest("index")
    assert (entry.action, entry.summary["reason"]) == ("contradiction.settled", "两处口径不同")
    assert (again().new, again().gone) == (0, 0)
    reopen(contradiction, actor=planner_user(), read_version=2)
    assert LogEntry.objects.latest("index").action == "contradiction.reopened"


def test_the_page_shows_the_sentences_side_by_side(contradiction: Finding, planner: Client) -> None:
    page = html.fromstring(planner.get("/contradictions/").content.decode())
    article = page.get_element_by_id(f"f-{contradiction.code}")
    assert [mark.text for mark in article.xpath(".//mark")] == ["30%", "45%"]
    links = article.xpath(".//figcaption/a/@href")
    document = Document.objects.get()
    assert all(link.startswith(f"/documents/{document.code}/?at=") for link in links)
    assert "45%" in planner.get(links[1].partition("#")[0]).content.decode()


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 2), ("?kind=repeat", 1), ("?severity=doubt", 0), ("?state=settled", 0)],
)
def test_the_list_is_filtered(
    contradiction: Finding, planner: Client, query: str, count: int
) -> None:
    page = html.fromstring(planner.get(f"/contradictions/{query}").content.decode())
    assert len(page.xpath("//article")) == count


def test_a_planner_settles_on_the_page(contradiction: Finding, planner: Client) -> None:
    path = f"/contradictions/{contradiction.code}/"
    assert planner.post(path, {"version": "1", "reason": ""}).status_code == 422
    assert planner.post(path, {"version": "1", "reason": "两处口径不同"}).status_code == 302
    assert "两处口径不同" in planner.get("/contradictions/?state=settled").content.decode()
    assert contradiction.code not in planner.get("/contradictions/").content.decode()
    assert planner.post(path, {"version": "2", "reopen": "1"}).status_code == 302
    assert contradiction.code in planner.get("/contradictions/").content.decode()


def test_indicator_and_document_lead_to_it(contradiction: Finding, planner: Client) -> None:
    place = contradiction.places.select_related("indicator").first()
    assert place is not None
    assert place.indicator is not None
    for path in (
        f"/indicators/{place.indicator.key}/",
        f"/documents/{Document.objects.get().code}/",
    ):
        page = html.fromstring(planner.get(path).content.decode())
        (link,) = page.xpath("//main//a[starts-with(@href, '/contradictions/?')]/@href")
        assert contradiction.code in planner.get(link).content.decode()


def test_a_promise_in_two_boxes_is_counted_once(twofold: Path) -> None:
    repeat = Finding.objects.get(kind="repeat")
    assert repeat.places.count() == 2
    before = holdings()
    assert before.repeated == 1
    settle(repeat, "两处不是同一工程", actor=planner_user(), read_version=1)
    after = holdings()
    assert after.repeated == 0
    assert after.tasks + after.projects == before.tasks + before.projects + 1


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("nothing", []),
        ("“增长”, 2020: about 2%", ["“增长”"]),
        ("target 81.5 岁 for 2025", ["岁"]),
    ],
)
def test_chinese_in_english_words_is_marked(text: str, marked: list[str]) -> None:
    with translation.override("en"):
        tree = html.fromstring(f"<p>{mixed(text)}</p>")
    assert [span.text for span in tree.xpath("//span[@lang='zh']")] == marked
    assert tree.text_content() == text
