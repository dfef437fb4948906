"""Upload: read and added at once, or refused in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lantu.server.read.file_names import NAME_BYTES, safe_name
from lantu.server.read.models import Document
from lantu.server.record.models import LogEntry

pytestmark = [pytest.mark.database, pytest.mark.django_db]

TEXT = "滨海市绿化计划\n\n到2025年，森林覆盖率达到41.5%。\n".encode()


def file(name: str = "绿化 计划（2025）.txt", content: bytes = TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def send(client: Client, *files: SimpleUploadedFile, **fields: str) -> Any:
    return client.post("/upload/", {"documents": list(files), **fields}, follow=True)


def test_an_upload_is_read_added_and_told(planner: Client) -> None:
    answer = send(planner, file(), plan="fyp-14", published="2021-04-01")
    assert answer.redirect_chain == [("/upload/result/", 302)]
    document = Document.objects.get()
    assert (document.file_name, document.published) == ("绿化 计划（2025）.txt", date(2021, 4, 1))
    assert [plan.key for plan in document.plans.all()] == ["fyp-14"]
    page = answer.content.decode()
    assert "滨海市绿化计划" in page and f"/documents/{document.code}/" in page


def test_the_record_tells_who_uploaded(planner: Client) -> None:
    send(planner, file())
    entry = LogEntry.objects.get(action="document.ingested")
    assert entry.actor is not None and entry.actor.username.startswith("test-planner")


def test_the_same_file_again_adds_nothing_and_says_so(planner: Client) -> None:
    send(planner, file())
    assert "以前已经收入" in send(planner, file("另一个名字.txt")).content.decode()
    assert Document.objects.count() == 1


def test_several_files_are_added_together(planner: Client) -> None:
    send(planner, file(), file("第二.txt", TEXT.replace(b"41.5", b"42")))
    assert Document.objects.count() == 2
    assert LogEntry.objects.filter(action="document.ingested").count() == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("图片.png", b"\x89PNG....", "图片.png"),
        ("空.txt", b" \n", "文件里没有文字"),
        ("坏.docx", b"PK\x03\x04 broken", "坏.docx"),
        ("没有内容.txt", b"", "没有内容.txt"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    planner: Client, name: str, content: bytes, words: str
) -> None:
    answer = send(planner, file(name, content))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page or "空" in page
    assert "/tmp" not in page


def test_with_one_bad_file_none_is_added(planner: Client) -> None:
    assert send(planner, file(), file("图片.png", b"\x89PNG")).status_code == 422
    assert not Document.objects.exists()


@pytest.mark.parametrize("fields", [{"plan": "nothing"}, {"published": "yesterday"}])
def test_a_wrong_field_is_told(planner: Client, fields: dict[str, str]) -> None:
    answer = send(planner, file(), **fields)
    assert answer.status_code == 422 and "请改正以下问题" in answer.content.decode()
    assert not Document.objects.exists()


def test_no_file_is_told(planner: Client) -> None:
    assert "请选择文件" in planner.post("/upload/", {}).content.decode()


def test_files_above_the_limit_are_refused(planner: Client, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 10
    answer = send(planner, file())
    assert answer.status_code == 422 and "上限" in answer.content.decode()


def test_too_many_files_are_refused(planner: Client) -> None:
    answer = send(planner, *(file(f"{number}.txt") for number in range(11)))
    assert answer.status_code == 422 and not Document.objects.exists()


def test_who_may_not_add_documents_is_refused(signed_in: Any) -> None:
    assert send(signed_in("leader"), file()).status_code == 403
    assert not Document.objects.exists()


def test_a_refusal_is_told_in_english_too(signed_in: Any) -> None:
    page = send(signed_in("planner", "en"), file("空.txt", b" \n")).content.decode()
    assert "There is no text in the file" in page


def test_without_an_upload_there_is_no_result(planner: Client) -> None:
    assert planner.get("/upload/result/").headers["Location"] == "/upload/"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\文件\\大连市 规划（2021）.txt", "大连市 规划（2021）.txt"),
        (".htaccess", "htaccess"),
        ("..", "file"),
        ("", "file"),
        ("a\nb\x00.txt", "a_b_.txt"),
        ("<x>|y.html", "_x__y.html"),
    ],
)
def test_a_client_s_name_can_do_no_harm(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    name = safe_name("规" * 300 + ".docx")
    assert name.endswith("规.docx") and len(name.encode()) <= NAME_BYTES
