"""The process that reads for another: ``python -m lantu.read.apart_worker FOLDER``.

Takes a request a line from its input and gives an answer a line. Each file is read by a fork of
its own, with limits, in a folder of its own under FOLDER; this process itself never looks into a
file, so that what is hostile in one can do nothing to the next.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import NamedTuple

from lantu.errors import DocumentRefused
from lantu.read.answer import READING, REFUSED, REQUEST, Refused, Request, refusal
from lantu.read.limits import PARSING, confine
from lantu.read.reading import read_whole, shipped_catalogue

#: exit statuses of a fork
_READ, _SAID_NO, _NO_MEMORY = 0, 3, 4
_RESULT = "result.json"


class _Ended(NamedTuple):
    """How a fork ended: exit status, signal (0 for none), kilobytes at most, processor time."""

    status: int
    signal: int
    peak: int
    spent: float


def main(folder: Path) -> None:
    """Answer requests until the input ends; then the folder is removed."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)  # whoever started us may ignore it
    try:
        shipped_catalogue()
        for number, line in enumerate(sys.stdin.buffer):
            place = folder / str(number)
            place.mkdir()
            answer = _answered(REQUEST.validate_json(line), place)
            shutil.rmtree(place, ignore_errors=True)
            _put(answer)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put(line: bytes) -> None:
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def _answered(request: Request, place: Path) -> bytes:
    """The answer's JSON: what the fork wrote, or why it wrote nothing."""
    ended = _run(request, place)
    key = {_READ: b"reading", _SAID_NO: b"refused"}.get(ended.status)
    if key and not ended.signal:
        body = (place / _RESULT).read_bytes()
    else:
        key, body = b"refused", REFUSED.dump_json(_failure(request, ended))
    return b'{"%b":%b,"peak":%d,"spent":%.3f}' % (key, body, ended.peak, ended.spent)


def _run(request: Request, place: Path) -> _Ended:
    """Read in a fork; it and all it started are gone when this returns."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        _read_and_exit(request, place)
    deadline = time.monotonic() + request.seconds
    watch = os.pidfd_open(child)
    try:
        late = not _wait(watch, deadline)
    finally:
        os.close(watch)
    if late:
        _kill_group(child)
    _, status, usage = os.wait4(child, 0)
    _kill_group(child)
    spent = usage.ru_utime + usage.ru_stime
    if late:
        return _Ended(-1, signal.SIGXCPU, usage.ru_maxrss, spent)
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    return _Ended(os.waitstatus_to_exitcode(status), number, usage.ru_maxrss, spent)


def _wait(watch: int, deadline: float) -> bool:
    """Whether the fork ended in time; where nobody waits for the answer any more it is late."""
    poll = select.poll()
    poll.register(watch, select.POLLIN)
    poll.register(sys.stdin.fileno(), 0)  # only that the other side has hung up
    while (left := deadline - time.monotonic()) > 0:
        ready = dict(poll.poll(left * 1000))
        if watch in ready:
            return True
        if ready:
            return False
    return False


def _kill_group(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _read_and_exit(request: Request, place: Path) -> None:
    """The fork: never returns."""
    status = 1
    try:
        os.setpgid(0, 0)
        os.chdir(place)
        os.environ.update({"TMPDIR": str(place), "HOME": str(place)})
        confine(seconds=request.seconds, memory=request.memory)
        status = _write_result(request, place)
    except MemoryError:
        status = _NO_MEMORY
    finally:
        os._exit(status)


def _write_result(request: Request, place: Path) -> int:
    try:
        reading = read_whole(request.path, published=request.published, largest=request.largest)
    except DocumentRefused as error:
        (place / _RESULT).write_bytes(REFUSED.dump_json(refusal(error)))
        return _SAID_NO
    (place / _RESULT).write_bytes(READING.dump_json(reading))
    return _READ


def _failure(request: Request, ended: _Ended) -> Refused:
    where = Path(request.path).name
    remedy = "请用办公软件打开后另存为新文件再试；仍不行时请拆分文件"
    if ended.signal in (signal.SIGXCPU, signal.SIGKILL):
        message = f"读取超过时限（解析 {PARSING} 秒，全部 {request.seconds:g} 秒），已中止"
        return Refused("timeout", message, where, remedy)
    if ended.status == _NO_MEMORY or ended.signal == signal.SIGABRT:
        size = f"{request.memory / 1_000_000:g} MB"
        return Refused("memory", f"读取所需内存超过 {size} 的上限，已中止", where, remedy)
    return Refused("crashed", "文件内容使读取程序出错，已中止，没有留下任何内容", where, remedy)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
