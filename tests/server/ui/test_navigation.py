import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import path

from lantu.server.ui import navigation
from lantu.server.ui.navigation import Entry, items_for, register

pytestmark = pytest.mark.urls(__name__)


def page(request):
    raise NotImplementedError


urlpatterns = [
    path("", page, name="home"),
    path("plans/", page, name="plans"),
    path("plans/yearly/", page, name="yearly"),
]


@pytest.fixture(autouse=True)
def entries(monkeypatch):
    monkeypatch.setattr(navigation, "_ENTRIES", {})
    register(Entry("年度计划", "yearly", "plan", 3, shown_to=lambda request: True))
    register(Entry("首页", "home", "home", 1, shown_to=lambda request: True))
    register(Entry("规划", "plans", "plan", 2, shown_to=lambda request: True))


def items(address):
    request = RequestFactory().get(address)
    request.user = AnonymousUser()
    return items_for(request)


def test_entries_stand_in_their_order():
    assert [item.label for item in items("/")] == ["首页", "规划", "年度计划"]


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/", ["page", "", ""]),
        ("/plans/", ["", "page", ""]),
        ("/plans/17/", ["", "true", ""]),
        ("/plans/yearly/3/", ["", "", "true"]),
        ("/elsewhere/", ["", "", ""]),
    ],
)
def test_one_entry_at_most_is_current(address, current):
    assert [item.current for item in items(address)] == current


def test_an_entry_is_for_signed_in_users_unless_it_says_otherwise():
    register(Entry("导入", "plans", "upload", 4))
    assert [item.label for item in items("/")] == ["首页", "年度计划"]
