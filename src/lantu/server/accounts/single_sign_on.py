"""Single sign-on by OpenID Connect (authorization code with PKCE), through Authlib.

The provider says who somebody is, never what somebody may do: a person is let in who was entered
here under the claim that the provider states, with the roles given here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from joserfc.errors import JoseError

from lantu.errors import ActionRefused

from .models import User

PROVIDER = "city"
TIMEOUT = 10  # seconds


def is_offered() -> bool:
    """Whether this deployment names a provider."""
    return settings.OIDC is not None


@lru_cache(maxsize=4)
def _client(issuer: str, client_id: str, client_secret: str) -> Any:
    return OAuth().register(
        PROVIDER,
        client_id=client_id,
        client_secret=client_secret,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid profile",
            "code_challenge_method": "S256",
            "default_timeout": TIMEOUT,
        },
    )


def _settings() -> dict[str, str]:
    told: dict[str, str] | None = settings.OIDC
    assert told is not None, "the pages ask is_offered() first"
    return told


def _provider() -> Any:
    told = _settings()
    return _client(told["issuer"], told["client_id"], told["client_secret"])


def send_away(request: HttpRequest) -> HttpResponse:
    """To the provider's own sign-in page. Raises ``ActionRefused`` where it does not answer."""
    back = request.build_absolute_uri(reverse("accounts:sso_return"))
    try:
        answer: HttpResponse = _provider().authorize_redirect(request, back)
    except (AuthlibBaseError, requests.RequestException) as error:
        raise _failed() from error
    return answer


def come_back(request: HttpRequest) -> User:
    """The user whom the provider vouches for.

    State, PKCE verifier, nonce, signature, issuer, audience and times are checked. Raises
    ``ActionRefused`` where one of them is wrong, or nobody was entered here under the claim.
    """
    told = _settings()
    expected = {
        "iss": {"essential": True, "value": told["issuer"]},
        "aud": {"essential": True, "value": told["client_id"]},
    }
    try:
        token = _provider().authorize_access_token(request, claims_options=expected)
    except (AuthlibBaseError, JoseError, requests.RequestException) as error:
        raise _failed() from error
    claim = token.get("userinfo", {}).get(told["claim"])
    if not isinstance(claim, str) or not claim:
        raise _failed()
    user = User.objects.filter(external_id=claim, is_active=True).first()
    if user is None:
        raise ActionRefused(
            "sso_unknown",
            _("统一身份认证已通过，但这里没有登记您的账号。"),
            where=claim,
            remedy=_("请把上面的标识告诉系统管理员，由其登记到您的账号上"),
        )
    return user


def _failed() -> ActionRefused:
    return ActionRefused(
        "sso_failed",
        _("统一身份认证没有完成。"),
        remedy=_("请重新登录；多次不成功的，请改用账号密码，并告诉系统管理员"),
    )
