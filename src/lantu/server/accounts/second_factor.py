"""One-time codes by an authenticator (TOTP, RFC 6238) and recovery codes for the day it is lost."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import datetime

import pyotp
import segno
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString, mark_safe

from .models import RecoveryCode, SecondFactor, User

PERIOD = 30  #: seconds that a code is good for
DRIFT = 1  #: periods by which a telephone's clock may be off
RECOVERY_CODES = 10
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without I, O, 0, 1


def new_secret() -> str:
    """A secret to share with an authenticator, in base 32."""
    return pyotp.random_base32()


def address(user: User, secret: str, issuer: str) -> str:
    """The ``otpauth:`` address that an authenticator reads."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.username, issuer_name=issuer)


def picture(text: str) -> SafeString:
    """A QR code as an ``<svg>`` element; black on white whatever the page's theme."""
    code = segno.make(text, error="m")
    svg = code.svg_inline(scale=4, border=4, light="#fff", svgclass=None, lineclass=None)
    return mark_safe(svg)


def step_of(secret: str, code: str, now: datetime, after: int = 0) -> int | None:
    """The time step (count of periods) for which ``code`` is right, later than ``after``."""
    current = int(now.timestamp()) // PERIOD
    totp = pyotp.TOTP(secret)
    for step in range(current - DRIFT, current + DRIFT + 1):
        if step > after and hmac.compare_digest(totp.at(step * PERIOD), code):
            return step
    return None


def seal(secret: str) -> str:
    """A secret as it is stored: encrypted with a key that comes from ``LANTU_SECRET_KEY``."""
    return _cipher().encrypt(secret.encode()).decode()


def _cipher() -> Fernet:
    key = hashlib.sha256(b"lantu.second-factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def has_second_factor(user: User) -> bool:
    """Whether the user is asked for a code after the password."""
    return SecondFactor.objects.filter(user=user).exists()


def accept(user: User, typed: str, now: datetime) -> bool:
    """Whether ``typed`` is the user's code of now or an unused recovery code; uses it up."""
    code = "".join(typed.split()).replace("-", "").upper()
    return _accept_code(user, code, now) if code.isdecimal() else _accept_recovery(user, code, now)


def _accept_code(user: User, code: str, now: datetime) -> bool:
    held = SecondFactor.objects.filter(user=user).first()
    if held is None:
        return False
    try:
        secret = _cipher().decrypt(held.secret.encode()).decode()
    except InvalidToken:  # the deployment's key was changed: only recovery codes help
        return False
    step = step_of(secret, code, now, after=held.last_step)
    if step is None:
        return False
    unused = SecondFactor.objects.filter(pk=held.pk, last_step__lt=step)
    return unused.update(last_step=step) == 1


def _accept_recovery(user: User, code: str, now: datetime) -> bool:
    unused = RecoveryCode.objects.filter(user=user, digest=digest(code), used_at=None)
    return unused.update(used_at=now) == 1


def new_recovery_codes() -> list[str]:
    """Ten codes of 50 bits, in two groups to be read aloud."""
    codes = ("".join(secrets.choice(ALPHABET) for _ in range(10)) for _ in range(RECOVERY_CODES))
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def digest(code: str) -> str:
    """A recovery code as it is stored; long enough at random that it needs no slow hash."""
    plain = code.replace("-", "").upper()
    return salted_hmac("lantu.recovery-code", plain, algorithm="sha256").hexdigest()
