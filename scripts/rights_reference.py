"""Write docs/reference/rights.md from the matrix of rights; takes no arguments."""

from __future__ import annotations

import os
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantu.server.settings")
django.setup()

from lantu.server.accounts.models import Role  # noqa: E402
from lantu.server.accounts.rights import MATRIX, Reach  # noqa: E402

PLACE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "rights.md"
HEAD = """# Rights

Who may do what to which object. Written from `lantu.server.accounts.rights.MATRIX` by
`scripts/rights_reference.py`; a test compares. Pages, actions and interfaces ask `may` and
`require`, and nothing else decides.

- **all**: every object of the jurisdiction
- **unit**: objects of the user's unit and of the units below it
- **portfolio**: objects of the units assigned to the user and of the units below them
- **self**: the user alone
- an empty cell: not at all

Of an object that belongs to a unit the owner is that unit (of a commitment its lead unit, of a
person the unit the person works for); what belongs to no unit is within reach of **all** only.
A user with several roles may do what any of them allows.

"""


def reference() -> str:
    """The table as Markdown."""
    words = {
        Reach.JURISDICTION: "all",
        Reach.OWN_UNIT: "unit",
        Reach.PORTFOLIO: "portfolio",
        Reach.SELF: "self",
        None: "",
    }
    roles = [role.value.replace("_", " ") for role in Role]
    lines = [["action", *roles], ["---"] * (len(roles) + 1)]
    for action, reaches in MATRIX.items():
        lines.append([f"`{action}`", *(words[reaches.get(role)] for role in Role)])
    return HEAD + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    PLACE.parent.mkdir(parents=True, exist_ok=True)
    PLACE.write_text(reference(), encoding="utf-8")
