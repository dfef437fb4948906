"""Repeated failures to sign in shut the door for a while: for one name, and for one address.

An attempt is written down before the password is looked at and struck out when it succeeds, so
that many attempts at once are counted like one after the other. A name that does not exist is
locked like one that does.
"""

from __future__ import annotations

import ipaddress
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import SignInAttempt

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 5
#: Whole offices share one address, so that it takes more.
PER_ADDRESS = 50


@dataclass(frozen=True)
class Attempt:
    """One try. ``locked_until`` is None where it may go on to the password."""

    key: int
    account: str
    locked_until: datetime | None


def begin(name: str, address: str) -> Attempt:
    """Write down a try to sign in under a name from an address.

    One that comes while the door is shut does not count, else a stranger could keep it shut.
    """
    now = timezone.now()
    SignInAttempt.objects.filter(at__lte=now - WINDOW).delete()
    account = _digest(name)
    row = SignInAttempt.objects.create(account=account, address=address, at=now)
    ends = [_end("account", account, PER_ACCOUNT), _end("address", address, PER_ADDRESS)]
    until = max((end for end in ends if end is not None), default=None)
    if until is not None:
        SignInAttempt.objects.filter(pk=row.pk).delete()
    return Attempt(row.pk, account, until)


def _end(field: str, value: str, limit: int) -> datetime | None:
    """When the next try is free again, where there are more than ``limit`` with this one."""
    rows = SignInAttempt.objects.filter(**{field: value})
    times = list(rows.order_by("-at").values_list("at", flat=True)[: limit + 1])
    return times[limit] + WINDOW if len(times) > limit else None


def strike(attempt: Attempt) -> None:
    """The password was right, though another factor may still be asked."""
    SignInAttempt.objects.filter(pk=attempt.key).delete()


def clear(name: str) -> None:
    """The person is in, or an administrator set a new password: the name counts from nothing."""
    SignInAttempt.objects.filter(account=_digest(name)).delete()


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; behind the city's proxy, what the proxy itself says."""
    said = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        said = request.headers.get("X-Forwarded-For", said).rpartition(",")[2].strip()
    try:
        return str(ipaddress.ip_address(said))
    except ValueError:
        return ""


def _digest(name: str) -> str:
    """A keyed digest: people type passwords into the wrong field."""
    plain = unicodedata.normalize("NFKC", name).strip().casefold()
    return salted_hmac("lantu.sign-in", plain, algorithm="sha256").hexdigest()
