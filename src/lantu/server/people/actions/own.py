"""What everybody changes for themselves: the password, one-time codes."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from lantu.server.accounts import rights
from lantu.server.accounts.models import RecoveryCode, SecondFactor, User
from lantu.server.accounts.second_factor import digest, new_recovery_codes, seal
from lantu.server.record.actions import Entry, change, save_version

from .users import forget_second_factor


def change_password(user: User, password: str) -> None:
    """One's own password, checked before by the form; all other sessions of the user end."""
    rights.require(user, "account.secure", user)
    with change("account.password_changed", actor=user, user=user.username) as entry:
        user.set_password(password)
        user.must_change_password = False
        fields = ["password", "must_change_password"]
        save_version(user, read_version=user.version, fields=fields)
        entry.touch(user)


def set_up_codes(user: User, secret: str, step: int) -> Sequence[str]:
    """Ask for one-time codes from now on; returns the recovery codes, which are kept nowhere.

    ``step`` is the time step of the code by which the user showed that the device works.
    """
    rights.require(user, "account.secure", user)
    with change("account.codes_set_up", actor=user, user=user.username) as entry:
        forget_second_factor(user, entry)
        held = SecondFactor.objects.create(
            user=user, secret=seal(secret), set_up_at=timezone.now(), last_step=step
        )
        entry.touch(held)
        return _write_recovery_codes(user, entry)


def renew_recovery_codes(user: User) -> Sequence[str]:
    """New recovery codes; the former ones are good for nothing."""
    rights.require(user, "account.secure", user)
    with change("account.recovery_codes_renewed", actor=user, user=user.username) as entry:
        for row in user.recovery_codes.all():
            entry.touch(row)
            row.delete()
        return _write_recovery_codes(user, entry)


def give_up_codes(user: User) -> None:
    """Ask for one-time codes no more."""
    rights.require(user, "account.secure", user)
    with change("account.codes_given_up", actor=user, user=user.username) as entry:
        forget_second_factor(user, entry)


def _write_recovery_codes(user: User, entry: Entry) -> Sequence[str]:
    codes = new_recovery_codes()
    rows = [RecoveryCode(user=user, digest=digest(code)) for code in codes]
    entry.touch(*RecoveryCode.objects.bulk_create(rows))
    return codes
