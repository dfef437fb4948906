"""What the command line does with the ledger."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from granian.constants import Interfaces
from granian.server import Server
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from lantu.catalogue.city import load_city as read_city
from lantu.server.accounts.queries import SAMPLE_PASSWORD
from lantu.server.deliver.models import Evidence
from lantu.server.read import blobs
from lantu.server.read.actions import compare
from lantu.server.read.models import Document, Finding
from lantu.server.read.queries import with_places

from . import actions
from .city import load_city as store_city
from .reading import catalogue
from .summary import IngestSummary

console = Console(stderr=True, highlight=False)


def migrate() -> None:
    """Make or update the database and, in production, collect the static files."""
    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    if settings.PRODUCTION:
        call_command("collectstatic", interactive=False, verbosity=0)


def ingest(files: Sequence[Path], *, plan_key: str | None, published: date | None) -> None:
    """Ingest with a progress bar and a summary, as the machine's own operator."""
    migrate()
    wanted = [actions.FileToIngest(path, plan_key, published) for path in files]
    show(_ingest(wanted, sample=False))


def _ingest(files: Sequence[actions.FileToIngest], *, sample: bool) -> IngestSummary:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("读取", total=len(files))

        def tell(name: str, done: int, total: int) -> None:
            bar.update(task, description=name, completed=done, total=total)

        summary = actions.ingest(files, actor=None, sample=sample, progress=tell)
        bar.update(task, completed=len(files))
    return summary


def show(summary: IngestSummary) -> None:
    """The summary as a table: what was new, what was known, what could not be placed."""
    table = Table(box=None, pad_edge=False)
    table.add_column("文件", overflow="fold")
    for heading in (
        "结果",
        "表述",
        "目标",
        "数值",
        "任务项目",
        "待收录指标",
        "存疑",
        "无时期",
        "无区域",
    ):
        table.add_column(heading, justify="right")
    for file in summary.files:
        state = "已有" if file.known else "新读法" if file.reread else "新增"
        counts = (
            file.claims,
            file.targets,
            file.observations,
            file.commitments,
            file.proposed_indicators,
            file.doubtful,
            file.no_period,
            file.no_region,
        )
        table.add_row(file.file_name, state, *(str(count) for count in counts))
    console.print(table)
    if not summary.added:
        console.print("台账没有变化：这些文件以前已经收入。")


def contradictions() -> list[dict[str, Any]]:
    """Compare the ledger's documents now; what is found, settled ones included, as rows."""
    migrate()
    compare(catalogue(), actor=None, again=True)
    return [
        {
            "code": row.code,
            "kind": row.kind,
            "severity": row.severity,
            "subject": row.subject,
            "period": row.period or None,
            "message": row.message,
            "message_en": row.message_en,
            "explained_by": row.explained_by or None,
            "settled": row.reason or None,
            "places": [
                {
                    "document": place.quote.text.document.code,
                    "start": place.quote.start,
                    "end": place.quote.end,
                    "text": place.quote.exact,
                }
                for place in row.places.all()
            ],
        }
        for row in with_places(Finding.objects.filter(gone_at__isnull=True)).order_by("weight")
    ]


def load_city(path: Path) -> None:
    """Load a city file; demo users only where the file says that it is a sample."""
    city = read_city(path)
    migrate()
    store_city(city, password=SAMPLE_PASSWORD)


def prepare_demo(path: Path) -> None:
    """The sample city's divisions, units, plans, users and documents."""
    load_city(path)
    city = read_city(path)
    files = [
        actions.FileToIngest(path.parent / item.file, item.plan, item.published)
        for item in city.documents
    ]
    show(_ingest(files, sample=True))
    console.print(
        f"示例用户（密码都是 {SAMPLE_PASSWORD}）：", "、".join(u.login for u in city.users)
    )


def serve(host: str, port: int) -> None:
    """Serve until interrupted; on a desk with a screen the demo opens in the browser."""
    migrate()
    address = f"http://{host}:{port}"
    console.print(f"蓝图 Lantu: [bold]{address}[/bold]  (Ctrl+C)")
    if settings.SAMPLE_DATA and sys.stdout.isatty():
        webbrowser.open(address)
    Server(
        "lantu.server.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
    ).serve()


def sweep() -> None:
    """Remove blobs that belong to no document and prove nothing."""
    documents = Document.objects.values_list("digest", flat=True)
    proofs = Evidence.objects.exclude(digest="").values_list("digest", flat=True)
    removed = blobs.sweep([*documents, *proofs])
    console.print(f"清除 {len(removed)} 个文件")
