"""Django settings from environment variables ``LANTU_...`` (listed in docs/how-to/deploy.md).

Development works without any. ``LANTU_ENVIRONMENT=production`` refuses to start insecurely.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PACKAGE = Path(__file__).resolve().parent
ENVIRONMENT = os.environ.get("LANTU_ENVIRONMENT", "development")
PRODUCTION = ENVIRONMENT == "production"
if ENVIRONMENT not in ("development", "production"):
    raise ImproperlyConfigured("LANTU_ENVIRONMENT is either development or production")

DATA = Path(os.environ.get("LANTU_DATA", "var")).resolve()
DEBUG = False


def _secret_key() -> str:
    key = os.environ.get("LANTU_SECRET_KEY", "")
    if PRODUCTION and len(key) < 50:
        raise ImproperlyConfigured(
            "production needs LANTU_SECRET_KEY, at least 50 random characters: "
            'python -c "import secrets; print(secrets.token_urlsafe(64))"'
        )
    return key or "only-for-development-and-tests-never-for-a-city"


def _database(url: str) -> dict[str, Any]:
    """A Django database from ``sqlite:///path`` or ``postgresql://user:password@host:port/name``."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": parts.path[1:] or ":memory:",
            "OPTIONS": {
                # One door for writing: without IMMEDIATE, concurrent writers fail as "locked".
                "transaction_mode": "IMMEDIATE",
                "timeout": 60,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    if parts.scheme in ("postgres", "postgresql"):
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": query.pop("host", parts.hostname or ""),
            "PORT": parts.port or query.pop("port", ""),
            "OPTIONS": query,
            "CONN_MAX_AGE": 60,
        }
    raise ImproperlyConfigured(
        f"LANTU_DATABASE_URL starts with {parts.scheme}://; use sqlite:/// or postgresql://"
    )


def _hosts() -> list[str]:
    hosts = [host for host in os.environ.get("LANTU_HOSTS", "").split(",") if host]
    if PRODUCTION and not hosts:
        raise ImproperlyConfigured("production needs LANTU_HOSTS, e.g. plan.example.gov.cn")
    return hosts or ["localhost", "127.0.0.1", "[::1]", "testserver"]


def _single_sign_on() -> dict[str, str] | None:
    """The OpenID Connect provider, or None. ``claim`` is what names a person for good."""
    told = {
        name: os.environ.get(f"LANTU_OIDC_{name.upper()}", "")
        for name in ("issuer", "client_id", "client_secret", "name", "claim")
    }
    if not any(told.values()):
        return None
    missing = [name.upper() for name in ("issuer", "client_id", "client_secret") if not told[name]]
    if missing:
        raise ImproperlyConfigured(
            f"single sign-on needs LANTU_OIDC_{' and LANTU_OIDC_'.join(missing)}"
        )
    if PRODUCTION and not told["issuer"].startswith("https://"):
        raise ImproperlyConfigured("LANTU_OIDC_ISSUER must be an https:// address in production")
    return {**told, "name": told["name"] or "SSO", "claim": told["claim"] or "sub"}


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = _hosts()
DATABASES = {
    "default": _database(
        os.environ.get("LANTU_DATABASE_URL", f"sqlite:///{DATA / 'lantu.sqlite3'}")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

APPS = ["ui", "accounts", "record", "people", "catalogue", "read", "observations", "plan"]
APPS += ["deliver", "intake", "desks"]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    *(f"lantu.server.{app}" for app in APPS),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lantu.server.ui.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "lantu.server.ui.security.ContentPolicyMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lantu.server.accounts.sessions.SessionLimitsMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "lantu.server.people.own_password.OwnPasswordMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lantu.server.ui.refusals.RefusalMiddleware",
]
ROOT_URLCONF = "lantu.server.urls"
WSGI_APPLICATION = "lantu.server.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lantu.server.ui.context.shell",
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
_RULES = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": f"{_RULES}UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
    {"NAME": f"{_RULES}MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_RULES}CommonPasswordValidator"},
    {"NAME": f"{_RULES}NumericPasswordValidator"},
]
OIDC = _single_sign_on()
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "desks:home"
LOGOUT_REDIRECT_URL = "accounts:sign_in"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("LANTU_TIME_ZONE", "Asia/Shanghai")

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static" if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
BLOBS = DATA / "blobs"
# The city's own playbooks: files or folders, separated as in PATH.
PLAYBOOKS = [
    Path(name).resolve() for name in os.environ.get("LANTU_PLAYBOOKS", "").split(os.pathsep) if name
]
UPLOAD_LIMIT = int(os.environ.get("LANTU_UPLOAD_LIMIT", "52428800"))
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
# Two limits in seconds: without a request, and in any case.
SESSION_IDLE = int(os.environ.get("LANTU_SESSION_IDLE_MINUTES", "60")) * 60
SESSION_COOKIE_AGE = int(os.environ.get("LANTU_SESSION_HOURS", "12")) * 3600
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The proxy's own word on where a request comes from is believed only where there is one.
BEHIND_PROXY = os.environ.get("LANTU_BEHIND_TLS_PROXY") == "1"
if PRODUCTION:
    SECURE_SSL_REDIRECT = not BEHIND_PROXY
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING"}},
}

# The demo shows on every page that its people are invented and its texts are samples.
SAMPLE_DATA = os.environ.get("LANTU_SAMPLE_DATA") == "1"
if SAMPLE_DATA and PRODUCTION:
    raise ImproperlyConfigured("LANTU_SAMPLE_DATA means known passwords: not in production")
