"""Twenty writers at once: nothing acknowledged is lost, and the only "no" is "changed meanwhile"."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

pytestmark = pytest.mark.database
WRITERS, CHANGES, ROWS = 20, 10, 5

MAKE = f"""
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.utils import timezone
from lantu.server.accounts.models import RoleHeld, Unit, User
from lantu.server.deliver.models import Commitment
from lantu.server.read.models import Document, DocumentText, Quote
unit = Unit.objects.create(key="a", name="甲局")
Unit.objects.create(key="b", name="乙局")
user = User.objects.create(username="planner", unit=unit)
RoleHeld.objects.create(user=user, role="planner")
now = timezone.now()
document = Document.objects.create(digest="0", name="d", medium="txt", title="d", kind="other", recorded_at=now)
text = DocumentText.objects.create(document=document, extractor="1", text="x", paragraphs=[], tables=[])
for number in range({ROWS}):
    quote = Quote.objects.create(text=text, start=number, end=number + 1, sentence_start=0, sentence_end=9, exact="x")
    Commitment.objects.create(kind="task", name=f"任务{{number}}", quote=quote, recorded_at=now)
"""

WRITE = f"""
import json, random, sys
from lantu.errors import ChangedMeanwhile
from lantu.server.accounts.models import Unit, User
from lantu.server.deliver.actions import assign_lead
from lantu.server.deliver.models import Commitment
chance = random.Random(int(sys.argv[1]))
user, units = User.objects.get(), list(Unit.objects.all())
done = refused = 0
other = []
for _ in range({CHANGES}):
    row = chance.choice(list(Commitment.objects.all()))
    try:
        assign_lead(row, chance.choice(units), actor=user, read_version=row.version)
        done += 1
    except ChangedMeanwhile:
        refused += 1
    except Exception as error:
        other.append(repr(error))
print(json.dumps([done, refused, other]))
"""

COUNT = """
import json
from lantu.server.deliver.models import Commitment
from lantu.server.record.models import LogEntry, LogHead
versions = [json.loads(entry.leaf)["rows"] for entry in LogEntry.objects.all()]
print(json.dumps({
    "changes": sum(row.version - 1 for row in Commitment.objects.all()),
    "entries": LogEntry.objects.count(),
    "head": LogHead.objects.get().size,
    "indexes": sorted(LogEntry.objects.values_list("index", flat=True)),
    "distinct": len({(r[1], r[2]) for rows in versions for r in rows}),
}))
"""


def test_twenty_writers_lose_nothing(
    lantu: Callable[..., subprocess.CompletedProcess[str]], fresh_database: dict[str, str]
) -> None:
    lantu(code=MAKE)
    set_up = "import os; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'lantu.server.settings'); import django; django.setup()\n"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", set_up + WRITE, str(number)],
            env=fresh_database,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(WRITERS)
    ]
    told = [json.loads(writer.communicate()[0]) for writer in writers]
    counted = json.loads(lantu(code=COUNT).stdout)
    acknowledged = sum(done for done, _refused, _other in told)
    assert [error for _done, _refused, others in told for error in others] == []
    assert sum(done + refused for done, refused, _other in told) == WRITERS * CHANGES
    assert counted["changes"] == counted["entries"] == counted["head"] == acknowledged
    assert counted["distinct"] == acknowledged
    assert counted["indexes"] == list(range(acknowledged))
