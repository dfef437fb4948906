"""What a process that reads a file from elsewhere may use, and that it has no network."""

from __future__ import annotations

import ctypes
import math
import os
import resource
import sys

#: seconds of processor time to take a file apart; what is known to need more asks for it
PARSING = 6
#: bytes that one file which is written on the way (a converted document) may have
_LARGEST_WRITTEN = 300_000_000
_MOST_OPEN_FILES = 256
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_REFUSED_EVENTS = frozenset(
    {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"}
    | {"socket.sendto", "socket.sendmsg"}
)


def confine(*, seconds: float, memory: int) -> None:
    """Limit this process and all that it starts, for good.

    ``seconds`` of processor time in all, of which :data:`PARSING` at first (see
    :func:`more_time`), ``memory`` bytes of data, no core file. The network is cut off by a
    namespace of its own where the system allows that, and by refusal inside Python anywhere.
    """
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_DATA, memory)
    _limit(resource.RLIMIT_AS, memory * 6)  # addresses that hold nothing are many times more
    whole = math.ceil(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (min(PARSING, whole), whole))
    _limit(resource.RLIMIT_FSIZE, _LARGEST_WRITTEN)
    _limit(resource.RLIMIT_NOFILE, _MOST_OPEN_FILES)
    _cut_network()


def more_time(seconds: float) -> None:
    """Let this process have more processor time, within what it may have in all.

    For steps whose length is known: recognising a page, converting a file, reading a text.
    """
    now, most = resource.getrlimit(resource.RLIMIT_CPU)
    if now != resource.RLIM_INFINITY:
        later = now + math.ceil(seconds)
        most_now = later if most == resource.RLIM_INFINITY else min(later, most)
        resource.setrlimit(resource.RLIMIT_CPU, (most_now, most))


def _limit(kind: int, value: int) -> None:
    _, hard = resource.getrlimit(kind)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (value, value))


def _cut_network() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).unshare(
            _NEW_NETWORK if os.geteuid() == 0 else _NEW_USER | _NEW_NETWORK
        )
    sys.addaudithook(_refuse_network)


def _refuse_network(event: str, _details: tuple[object, ...]) -> None:
    if event in _REFUSED_EVENTS:
        raise PermissionError("reading a document needs no network")
