"""The same from a shell: ``lantu claims``, ``lantu tasks``, ``lantu ingest``, ``lantu serve``."""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from lantu.engine import engine_named
from lantu.errors import LantuError
from lantu.playbooks.check import check_playbook
from lantu.playbooks.outline import outline
from lantu.read.apart import SECONDS, read_apart
from lantu.read.bulk import Job, documents, read_folder
from lantu.read.claim import claim_rows
from lantu.read.contradictions import Reading as Compared
from lantu.read.contradictions import contradiction_rows, find_contradictions
from lantu.read.reading import shipped_catalogue
from lantu.read.task import task_rows

app = typer.Typer(
    help="蓝图 Lantu：把城市规划从文件落到结果。From a city's documents to a ledger of results.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
record = typer.Typer(
    help="操作记录：签名、核对、导出、证明 The record: sign, verify, export, prove.",
    no_args_is_help=True,
)
app.add_typer(record, name="record")
playbook = typer.Typer(help="机制文件 Playbooks: mechanisms as data.", no_args_is_help=True)
app.add_typer(playbook, name="playbook")
errors = Console(stderr=True, highlight=False, soft_wrap=True)

File = Annotated[Path, typer.Argument(help="要读的文件 the file to read")]
Files = Annotated[list[Path], typer.Argument(help="要读的文件 the files to read")]
Jsonl = Annotated[
    Path | None, typer.Option("--jsonl", help="写入的文件，每行一条 one JSON object a line")
]
Published = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="公布日期 day of publication, e.g. 2021-04-01"),
]


@contextmanager
def told() -> Iterator[None]:
    """An error of ours is told in its own words, without a traceback, with exit status 1."""
    try:
        yield
    except LantuError as error:
        errors.print(f"[red]{escape(str(error))}[/red] [dim]({error.code})[/dim]")
        for fault in getattr(error, "faults", ()):
            errors.print(f"  [red]{escape(str(fault))}[/red]")
        raise typer.Exit(1) from None


def server(module: str) -> ModuleType:
    """A module of the Django side, which only the commands that need it load."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantu.server.settings")
    importlib.import_module("django").setup()
    return importlib.import_module(f"lantu.server.{module}")


@app.command()
def claims(
    file: Annotated[Path, typer.Argument(help="要读的文件或文件夹 a file or a folder")],
    jsonl: Jsonl = None,
    published: Published = None,
    out: Annotated[
        Path | None, typer.Option(help="文件夹的结果放在哪里 where a folder's results go")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="同时读几个 processes for a folder")] = 1,
    engine: Annotated[str, typer.Option(help="local 或 or spark")] = "local",
    seconds: Annotated[
        float, typer.Option(min=1, help="每个文件的时限（秒） seconds for each file")
    ] = SECONDS,
) -> None:
    """读出文件中的量化表述 The quantified statements of a document, each with its source.

    对文件夹：读出其中所有文件，可中断后继续。Of a folder: of all its documents, resumable.
    """
    with told():
        if file.is_dir():
            _read_folder(
                Job(file, out or Path(f"{file.resolve().name}-claims"), seconds), jobs, engine
            )
        else:
            reading = read_apart(file, published=_day(published), seconds=seconds)
            _write(claim_rows(reading.claims), jsonl)


def _read_folder(job: Job, jobs: int, engine: str) -> None:
    """A folder's claims with a progress bar and what was refused."""
    chosen = engine_named(engine)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=errors, transient=True) as bar:
        task = bar.add_task("读取", total=len(documents(job.source)))
        outcome = read_folder(
            job, jobs=jobs, engine=chosen, progress=lambda _name: bar.advance(task)
        )
    errors.print(
        f"{job.target}: 文件 {outcome.documents}（其中未变 {outcome.unchanged}、"
        f"未能读取 {outcome.refused}），表述 {outcome.claims}"
    )


@app.command()
def tasks(file: File, jsonl: Jsonl = None, published: Published = None) -> None:
    """读出文件中的任务、项目和制度 The tasks, projects and rules of a document."""
    with told():
        _write(task_rows(read_apart(file, published=_day(published)).tasks), jsonl)


@app.command()
def contradictions(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="要对照的文件；不写就对照台账 the files; without any, the ledger"),
    ] = None,
    jsonl: Jsonl = None,
) -> None:
    """列出矛盾和重复 What does not fit together in documents, and what is said twice."""
    with told():
        if files:
            readings = [_compared(file, files) for file in files]
            _write(contradiction_rows(find_contradictions(readings, shipped_catalogue())), jsonl)
        else:
            _write(server("intake.commands").contradictions(), jsonl)


def _compared(file: Path, files: Sequence[Path]) -> Compared:
    """A file read, under its stem; under its path where several files have that stem."""
    reading = read_apart(file)
    twice = sum(other.stem == file.stem for other in files) > 1
    document = replace(reading.document, name=str(file)) if twice else reading.document
    return Compared(document, reading.claims, reading.tasks)


@app.command()
def ingest(
    files: Files,
    plan: Annotated[str | None, typer.Option(help="所属规划的代号 key of the plan")] = None,
    published: Published = None,
) -> None:
    """把文件收入台账 Into the ledger: all of the files or none, each only once."""
    commands = server("intake.commands")
    with told():
        commands.ingest(files, plan_key=plan, published=_day(published))


@app.command("load-city")
def load_city(file: Annotated[Path, typer.Argument(help="city.yaml")]) -> None:
    """载入城市文件 Divisions, zones, units and plans of a city file."""
    commands = server("intake.commands")
    with told():
        commands.load_city(file)


@app.command()
def administrator(
    login: Annotated[str, typer.Argument(help="用户名 login name")],
    name: Annotated[str, typer.Option(help="姓名 the person's name")],
    unit: Annotated[str, typer.Option(help="单位的代号 key of the unit")],
) -> None:
    """增加一名系统管理员，显示其临时密码 Another administrator, with a temporary password."""
    commands = server("people.commands")
    with told():
        commands.add_administrator(login, name, unit)


@app.command()
def migrate() -> None:
    """建立或更新数据库 Make or update the database."""
    server("intake.commands").migrate()


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="监听地址 address")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口 port")] = 8000,
) -> None:
    """启动系统 Run the system."""
    server("intake.commands").serve(host, port)


@app.command()
def demo(
    host: Annotated[str, typer.Option(help="监听地址 address")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口 port")] = 8000,
    city: Annotated[Path, typer.Option(help="示例城市 sample city")] = Path(
        "sample/dalian/city.yaml"
    ),
) -> None:
    """示例城市 The sample city, read and running."""
    os.environ["LANTU_SAMPLE_DATA"] = "1"
    commands = server("intake.commands")
    with told():
        commands.prepare_demo(city)
    commands.serve(host, port)


@app.command()
def sweep() -> None:
    """清除没有台账记录的文件 Remove stored files that no document of the ledger points at."""
    server("intake.commands").sweep()


@playbook.command("check")
def check(file: Annotated[Path, typer.Argument(help="playbook.yaml")]) -> None:
    """检查机制文件 Check a playbook; a mistake is told with file, line and remedy."""
    with told():
        for line in outline(check_playbook(file)):
            typer.echo(line)


@record.command()
def sign() -> None:
    """为记录当前的树头签名（每小时一次） Sign the record's head, every hour."""
    commands = server("record.commands")
    with told():
        commands.sign()


@record.command()
def verify(
    trusted: Annotated[
        Path | None, typer.Option(help="另存的签名树头 signed heads that were kept elsewhere")
    ] = None,
) -> None:
    """核对记录和台账 Check the record, and the ledger against it."""
    commands = server("record.commands")
    with told():
        commands.verify(trusted)


@record.command()
def export(folder: Annotated[Path, typer.Argument(help="新的文件夹 a new folder")]) -> None:
    """导出记录，供离线核对 The record as a folder that is checked offline."""
    commands = server("record.commands")
    with told():
        commands.export(folder)


@record.command()
def restate(
    tables: Annotated[list[str], typer.Argument(help="表 tables, e.g. plan.Target")],
    reason: Annotated[str, typer.Option(help="原因 why, e.g. the upgrade")],
) -> None:
    """升级改变了表的列之后，重新记下各行 State the rows anew after an upgrade changed columns."""
    commands = server("record.commands")
    with told():
        commands.restate(tables, reason)


@record.command()
def prove(index: Annotated[int, typer.Argument(help="序号 the entry's index")]) -> None:
    """一条操作在记录中的证明 That an entry stands in the record, as JSON."""
    commands = server("record.commands")
    with told():
        typer.echo(commands.prove(index))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _write(rows: Iterable[dict[str, Any]], path: Path | None) -> None:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    text = "".join(f"{line}\n" for line in lines)
    if path is None:
        typer.echo(text, nl=False)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise LantuError(
            "unwritable",
            f"结果写不进这个文件：{error.strerror or error}",
            where=str(path),
            remedy="请检查文件夹是否存在、是否有写入权限",
        ) from error
    errors.print(f"{path}: {len(lines)}")


def main() -> None:
    """Entry point of the ``lantu`` command."""
    app()
