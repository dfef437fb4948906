"""The interface alone: its own pages, without the apps above it and without a database."""

import sys
from types import ModuleType

import pytest
from django.contrib.auth.decorators import login_not_required
from django.urls import clear_url_caches, include, path

from lantu.errors import ChangedMeanwhile, ImportRefused, LantuError, NotPermitted

FAULT = LantuError("x", "不是数字", where="E7", remedy="只填数字")
ERRORS = {
    "right": NotPermitted("not_permitted", "不能进行这项操作"),
    "version": ChangedMeanwhile("changed", "已被他人修改", where="指标甲"),
    "rows": ImportRefused("faulty", "表格没有导入", remedy="改正后重新上传", faults=[FAULT]),
}


@login_not_required
def refuse(request, name):
    raise ERRORS[name]


@login_not_required
def fail(request):
    raise RuntimeError("secret detail")


@pytest.fixture
def ui_urls(settings, tmp_path, monkeypatch):
    """The interface's addresses, and pages that are refused or fail."""
    module = ModuleType("ui_alone_urls")
    module.urlpatterns = [
        path("ui/", include("lantu.server.ui.urls")),
        path("refuse/<name>/", refuse),
        path("fail/", fail),
    ]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr("lantu.server.ui.navigation._ENTRIES", {})
    monkeypatch.setattr("lantu.server.ui.ports._Ports.data_time", None)
    settings.ROOT_URLCONF = module.__name__
    settings.STATIC_ROOT = tmp_path
    clear_url_caches()
    yield
    clear_url_caches()
