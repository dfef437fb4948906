"""Twenty writers at once: nothing acknowledged is lost; the only "no" is "changed meanwhile"."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from .programs import MAKE, SET_UP

pytestmark = pytest.mark.database
WRITERS, CHANGES = 20, 10

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
versions = [json.loads(entry.leaf)["rows"] for entry in LogEntry.objects.filter(index__gt=0)]
print(json.dumps({
    "changes": sum(row.version - 1 for row in Commitment.objects.all()),
    "entries": LogEntry.objects.exclude(action="test.made").count(),
    "head": LogHead.objects.get().size,
    "indexes": sorted(LogEntry.objects.values_list("index", flat=True)),
    "distinct": len({(r[1], r[2]) for rows in versions for r in rows}),
}))
"""


def test_twenty_writers_lose_nothing(
    lantu: Callable[..., subprocess.CompletedProcess[str]], fresh_database: dict[str, str]
) -> None:
    lantu(code=MAKE)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", SET_UP + WRITE, str(number)],
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
    assert counted["changes"] == counted["entries"] == counted["head"] - 1 == acknowledged
    assert counted["distinct"] == acknowledged
    assert counted["indexes"] == list(range(acknowledged + 1))
    lantu("record", "verify")
