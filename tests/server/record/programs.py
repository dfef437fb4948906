"""Programs that tests run in processes of their own."""

SET_UP = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantu.server.settings")
import django
django.setup()
"""

#: A ledger with two units, a planner and five tasks, made by one action.
MAKE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.utils import timezone
from lantu.server.accounts.models import RoleHeld, Unit, User
from lantu.server.catalogue.models import Indicator
from lantu.server.deliver.models import Commitment
from lantu.server.read.models import Document, DocumentText, Quote
from lantu.server.record.actions import change

def quote(text, at):
    place = {"start": at, "end": at + 1, "sentence_start": 0, "sentence_end": 9}
    return Quote.objects.create(text=text, exact="x", **place)

with change("test.made", actor=None) as entry:
    units = [Unit.objects.create(key="a", name="甲局"), Unit.objects.create(key="b", name="乙局")]
    user = User.objects.create(username="planner", unit=units[0])
    role = RoleHeld.objects.create(user=user, role="planner")
    now = timezone.now()
    document = Document.objects.create(
        digest="0", name="d", medium="txt", title="d", kind="other", recorded_at=now
    )
    text = DocumentText.objects.create(
        document=document, extractor="1", text="x", paragraphs=[], tables=[]
    )
    quotes = [quote(text, at) for at in range(5)]
    tasks = [
        Commitment.objects.create(kind="task", name=f"任务{q.start}", quote=q, recorded_at=now)
        for q in quotes
    ]
    indicator = Indicator.objects.create(key="gdp", name="地区生产总值")
    entry.touch(*units, user, role, document, text, *quotes, *tasks, indicator)
"""
