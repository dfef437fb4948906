"""The core works without Django, and the front door shows exactly what it promises."""

from __future__ import annotations

import subprocess
import sys

import pytest

import lantu

WITHOUT_DJANGO = """
import importlib, pkgutil, sys
class NoDjango:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "django":
            raise ImportError("the core asked for " + name)
sys.meta_path.insert(0, NoDjango())
import lantu
core = [m.name for m in pkgutil.walk_packages(lantu.__path__, "lantu.")
        if not m.name.startswith(("lantu.server", "lantu.cli", "lantu.__main__"))]
for name in core:
    importlib.import_module(name)
assert not any(name.split(".")[0] == "django" for name in sys.modules)
print(len(core))
"""


def test_core_imports_without_django() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


def test_front_door_promises_what_it_names() -> None:
    for name in lantu.__all__:
        assert getattr(lantu, name).__module__.startswith("lantu."), name
    assert set(lantu.__all__) <= set(dir(lantu))
    assert set(lantu._HOMES) == set(lantu.__all__)


def test_front_door_has_nothing_else() -> None:
    with pytest.raises(AttributeError, match="no attribute 'judge_everything'"):
        _ = lantu.judge_everything


def test_importing_lantu_is_light() -> None:
    code = (
        "import sys, lantu; print([m for m in ('polars', 'numpy', 'pydantic') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
