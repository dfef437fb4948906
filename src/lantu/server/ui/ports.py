"""What the page's shell asks of higher apps, which answer by registering a function here.

Without an answer the shell shows less: the user's login name, no time of the data.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


@dataclass(frozen=True)
class Identity:
    """Who is signed in, as the user menu tells it."""

    name: str
    roles: str  #: the roles' words, e.g. 规划员
    unit: str = ""


Introduce = Callable[[AbstractBaseUser], Identity]
DataTime = Callable[[], datetime | None]


class _Ports:
    introduce: Introduce | None = None
    data_time: DataTime | None = None


def introduce_users_with(function: Introduce) -> None:
    """Let ``function`` tell a signed-in user's name, roles and unit. ``accounts`` answers."""
    _Ports.introduce = function


def date_data_with(function: DataTime) -> None:
    """Let ``function`` tell when the ledger last changed. ``record`` answers."""
    _Ports.data_time = function


def identity_of(user: AbstractBaseUser | AnonymousUser) -> Identity | None:
    """The signed-in user's identity; None for a visitor."""
    if not isinstance(user, AbstractBaseUser):
        return None
    if _Ports.introduce is None:
        return Identity(user.get_username(), "")
    return _Ports.introduce(user)


def data_time() -> datetime | None:
    """When the ledger last changed, or None where nobody says."""
    return _Ports.data_time() if _Ports.data_time is not None else None
