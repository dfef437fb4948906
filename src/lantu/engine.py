"""Where bulk work runs: in threads of this process (each with processes of its own), or on Spark.

The work is the same function over names either way; it takes an iterator and gives an iterator, so
that what is dear to start is started once a worker. On Spark the names' folders and the output
must be reachable from all machines under the same paths.
"""

from __future__ import annotations

import importlib
import os
import queue
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import Any, Literal, TypeVar, cast

from lantu.errors import LantuError

Engine = Literal["local", "spark"]
Result = TypeVar("Result")
Work = Callable[[Iterable[str]], Iterator[Result]]

#: partitions for each Spark worker: small enough that none waits long for another
_PARTS = 4
_LOCAL_SPARK = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "4",
}


def engine_named(name: str) -> Engine:
    """The engine of that name; raises LantuError ``unknown_engine`` or ``no_engine``."""
    if name not in ("local", "spark"):
        raise LantuError(
            "unknown_engine", f"没有名为“{name}”的引擎", where="engine", remedy="可选 local、spark"
        )
    if name == "spark" and find_spec("pyspark") is None:
        raise LantuError(
            "no_engine",
            "这台机器没有安装 Spark",
            where="engine",
            remedy="请安装：pip install 'lantu[spark]'，并准备 Java 17 以上",
        )
    return cast(Engine, name)


def spread(engine: Engine, names: Sequence[str], work: Work[Result], jobs: int) -> Iterator[Result]:
    """The results of ``work`` over all names, in any order, by ``jobs`` workers at a time.

    What ``work`` raises comes out here; names that were not yet taken are then left.
    """
    if engine == "spark":
        yield from _on_spark(names, work, jobs)
    else:
        yield from _in_threads(names, work, jobs)


def _in_threads(names: Sequence[str], work: Work[Result], jobs: int) -> Iterator[Result]:
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    for name in names:
        waiting.put(name)
    done: queue.SimpleQueue[Result | BaseException | None] = queue.SimpleQueue()
    stop = threading.Event()

    def run() -> None:
        try:
            for result in work(_taken(waiting, stop)):
                done.put(result)
        except BaseException as error:  # told by the thread that asked
            done.put(error)
        finally:
            done.put(None)

    threads = [threading.Thread(target=run) for _ in range(max(1, jobs))]
    for thread in threads:
        thread.start()
    try:
        yield from _results(done, len(threads))
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _taken(waiting: queue.SimpleQueue[str], stop: threading.Event) -> Iterator[str]:
    """Names as they are free, until there are none or the work is called off."""
    while not stop.is_set():
        try:
            yield waiting.get_nowait()
        except queue.Empty:
            return


def _results(
    done: queue.SimpleQueue[Result | BaseException | None], running: int
) -> Iterator[Result]:
    while running:
        result = done.get()
        if result is None:
            running -= 1
        elif isinstance(result, BaseException):
            raise result
        else:
            yield result


def _on_spark(names: Sequence[str], work: Work[Result], jobs: int) -> Iterator[Result]:
    with tempfile.TemporaryDirectory(prefix="lantu-spark-") as folder:
        session = _session(jobs, folder)
        try:
            parts = max(1, min(len(names), jobs * _PARTS))
            yield from session.sparkContext.parallelize(names, parts).mapPartitions(work).collect()
        finally:
            session.stop()


def _session(jobs: int, folder: str) -> Any:
    """A session on the cluster that ``SPARK_MASTER`` names, else on this machine."""
    master = os.environ.get("SPARK_MASTER", f"local[{jobs}]")
    builder = importlib.import_module("pyspark.sql").SparkSession.builder
    builder = builder.appName("lantu").master(master)
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else the first on the path
        builder = builder.config("spark.local.dir", folder)
        builder = builder.config("spark.sql.warehouse.dir", f"{folder}/warehouse")
        for key, value in _LOCAL_SPARK.items():
            builder = builder.config(key, value)
    return builder.getOrCreate()
