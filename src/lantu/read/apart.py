"""Reading in a process apart: whatever is in a file, this process goes on.

The reading process has limits on time and memory, a folder of its own that is removed, a clean
environment and no network (:mod:`lantu.read.limits`); its answer is JSON and is checked.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from lantu.errors import DocumentRefused
from lantu.read.answer import ANSWER, REQUEST, Answer, Request, is_sound
from lantu.read.document import LARGEST
from lantu.read.reading import Reading

#: seconds on the clock for one file
SECONDS = 60.0
#: bytes of data that the reading process may hold
MEMORY = 800_000_000
#: what starting the process and passing the answer may take beyond the time for the file
_GRACE = 30.0
#: seconds that the process has to clean up
_ENDING = 5.0
_CHUNK = 1 << 20
#: of our environment only these reach the reading process
_PASSED = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT")


def read_apart(
    path: str | Path,
    *,
    published: date | None = None,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Reading:
    """Read one file completely in a process of its own.

    Raises DocumentRefused as :func:`lantu.read.reading.read_whole` does, and with ``timeout``,
    ``memory`` or ``crashed`` where the process came to its limits or died. For several files use
    :class:`Apart`, which starts up once.
    """
    with Apart(seconds=seconds, memory=memory) as reader:
        return reader.read(path, published=published)


class Apart:
    """A reading process for several files, one after the other; each has the limits for itself."""

    def __init__(
        self, *, seconds: float = SECONDS, memory: int = MEMORY, largest: int = LARGEST
    ) -> None:
        self._seconds = seconds
        self._memory = memory
        self._largest = largest
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = ""
        self._rest = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, path: str | Path, *, published: date | None = None) -> Reading:
        """Read one file; raises as :func:`read_apart`."""
        answer = self.answer(path, published=published)
        if answer.refused is not None:
            raise answer.refused.error()
        if answer.reading is None or not is_sound(answer.reading):
            raise _crashed(Path(path).name)
        return answer.reading

    def answer(self, path: str | Path, *, published: date | None = None) -> Answer:
        """The answer as it came, with its cost; raises only where none came."""
        path = Path(path).absolute()
        request = Request(str(path), published, self._seconds, self._memory, self._largest)
        try:
            line = self._ask(REQUEST.dump_json(request) + b"\n")
            return ANSWER.validate_json(line)
        except (OSError, EOFError, TimeoutError, ValidationError) as error:
            self.close()
            raise _crashed(path.name) from error

    def close(self) -> None:
        """End the process and remove what it had; may be called again."""
        process, self._process, self._rest = self._process, None, b""
        if process is not None:
            _end(process)
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = ""

    def _ask(self, line: bytes) -> bytes:
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(line)
        process.stdin.flush()
        return self._line(process.stdout.fileno(), time.monotonic() + self._seconds + _GRACE)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._folder = tempfile.mkdtemp(prefix="lantu-read-")
            self._process = subprocess.Popen(
                [sys.executable, "-m", "lantu.read.apart_worker", self._folder],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                cwd=self._folder,
                start_new_session=True,
            )
        return self._process

    def _line(self, source: int, deadline: float) -> bytes:
        """One line of the answer, within the time."""
        parts = [self._rest]
        poll = select.poll()
        poll.register(source, select.POLLIN)
        while b"\n" not in parts[-1]:
            if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
                raise TimeoutError
            part = os.read(source, _CHUNK)
            if not part:
                raise EOFError
            parts.append(part)
        line, _, self._rest = b"".join(parts).partition(b"\n")
        return line


def _end(process: subprocess.Popen[bytes]) -> None:
    """The end of its input ends the process and what it reads at the moment; else it is killed."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    try:
        process.wait(_ENDING)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _environment() -> dict[str, str]:
    """What the reading process needs: no keys, no addresses of databases."""
    passed = {name: os.environ[name] for name in _PASSED if name in os.environ}
    package = str(Path(__file__).parents[2])
    return passed | {"PYTHONPATH": package, "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1"}


def _crashed(where: str) -> DocumentRefused:
    return DocumentRefused(
        "crashed",
        "文件内容使读取程序出错，已中止，没有留下任何内容",
        where=where,
        remedy="请用办公软件打开后另存为新文件再试",
    )
