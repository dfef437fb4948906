"""The core works without Django, and the front door shows exactly what it promises."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

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
    public = {name for name in vars(lantu) if not name.startswith("_")}
    packages = {module.name for module in pkgutil.iter_modules(lantu.__path__)}
    assert public - packages == set(lantu.__all__)
    assert all(getattr(lantu, name) is not None for name in lantu.__all__)
