"""A server killed while many write: nothing acknowledged is lost, nothing is half-written."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from .programs import MAKE, SET_UP

pytestmark = pytest.mark.database
KILLS = int(os.environ.get("LANTU_TEST_KILLS", "3"))
WRITERS = int(os.environ.get("LANTU_TEST_WRITERS", "20"))
BULK = 300

#: As many threads as writers, as in the server; one of them writes in bulk, one signs. Each tells
#: in one write what was acknowledged to it.
WRITE = f"""
import itertools, os, random, sys, threading, time
from django.db import connection
from django.utils import timezone
from lantu.errors import ChangedMeanwhile
from lantu.server.accounts.models import Unit, User
from lantu.server.catalogue.models import Indicator, IndicatorName
from lantu.server.deliver.actions import assign_lead
from lantu.server.deliver.models import Commitment
from lantu.server.record.actions import change
from lantu.server.record.signing import sign_head
user, units = User.objects.get(), list(Unit.objects.all())

def tell(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())

def assign(number):
    chance = random.Random(number)
    while True:
        row = chance.choice(list(Commitment.objects.all()))
        try:
            assign_lead(row, chance.choice(units), actor=user, read_version=row.version)
        except ChangedMeanwhile:
            continue
        tell("assigned", row.pk, row.version)

def add(number):
    indicator = Indicator.objects.get()
    for turn in itertools.count():
        name = f"{{sys.argv[1]}}-{{turn}}-"
        with change("test.added", actor=user) as entry:
            names = [f"{{name}}{{n}}" for n in range({BULK})]
            rows = [IndicatorName(indicator=indicator, name=text) for text in names]
            entry.touch_bulk(IndicatorName.objects.bulk_create(rows))
        tell("added", name)

def sign(number):
    while True:
        tell("signed", sign_head(timezone.now()).size)
        time.sleep(0.2)

def run(work, number):
    try:
        work(number)
    except BaseException as error:
        tell("error", repr(error).replace("\\n", " "))
    finally:
        connection.close()

works = [add, sign] + [assign] * ({WRITERS} - 2)
for number, work in enumerate(works):
    threading.Thread(target=run, args=(work, number)).start()
"""

HELD = """
import json
from lantu.server.catalogue.models import IndicatorName
from lantu.server.record.models import LogEntry, SignedHead
lines = [line for e in LogEntry.objects.all() for line in json.loads(e.leaf).get("rows", [])]
added = {}
for name in IndicatorName.objects.values_list("name", flat=True):
    start = name.rpartition("-")[0] + "-"
    added[start] = added.get(start, 0) + 1
print(json.dumps({
    "assigned": [[k, v] for label, k, v, _ in lines if label == "deliver.Commitment" and v > 1],
    "added": added,
    "signed": sorted(set(SignedHead.objects.values_list("size", flat=True))),
}))
"""


def test_killed_writers_leave_a_record_that_holds(
    lantu: Callable[..., subprocess.CompletedProcess[str]], fresh_database: dict[str, str]
) -> None:
    lantu(code=MAKE)
    chance = random.Random()
    told: list[list[str]] = []
    for turn in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", SET_UP + WRITE, str(turn)],
            env=fresh_database,
            stdout=subprocess.PIPE,
            text=True,
        ) as server:
            assert server.stdout is not None
            first = server.stdout.readline()
            if turn == 0:
                lantu("record", "verify")
            time.sleep(chance.uniform(0.1, 2))
            server.send_signal(signal.SIGKILL)
            rest = server.stdout.read()
        assert server.returncode == -signal.SIGKILL
        told += [line.split(maxsplit=2) for line in (first + rest).splitlines()]
        lantu("record", "verify")
    assert [words for words in told if words[0] == "error"] == []
    lantu("record", "sign")  # takes over a head that was signed, but not yet in the table
    held = json.loads(lantu(code=HELD).stdout)
    assigned = [[int(key), int(version)] for word, key, version in _of(told, "assigned")]
    assert assigned
    assert all(pair in held["assigned"] for pair in assigned)
    assert {words[1] for words in _of(told, "added")} <= held["added"].keys()
    assert set(held["added"].values()) <= {BULK}
    assert {int(words[1]) for words in _of(told, "signed")} <= set(held["signed"])
    lantu("record", "verify")


def _of(told: list[list[str]], word: str) -> list[list[str]]:
    return [words for words in told if words[0] == word]
