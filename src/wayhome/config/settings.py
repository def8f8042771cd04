"""Every setting, in one file, from the environment where a force may choose.

What a force may set: WAYHOME_FOLDER (where a running system keeps its files), WAYHOME_DATABASE_URL, WAYHOME_SECRET_KEY,
WAYHOME_FILE_KEY (what photographs are sealed with), WAYHOME_HOSTS (names it is served under, with commas),
WAYHOME_PLAIN_HTTP (1 only on this machine itself, never on a network), WAYHOME_BEHIND_PROXY (1 when a proxy of the
force's own ends TLS), WAYHOME_PACK (the rulebook that pages judge by), WAYHOME_WALL_NAMES (what a wall screen may
call a child: first_name, initials or reference), WAYHOME_RECOMMENDATIONS (the pack of
recommendations they give evidence for), WAYHOME_MOVE_TO (the database that `wayhome move` brings the record to) and
WAYHOME_FICTIONAL (1 when everyone in the record is invented; every page then says so). For letters: WAYHOME_ADDRESS
(where people open the product), WAYHOME_MAILBOXES (what reaches nobody), WAYHOME_MAIL_HOST, _PORT, _USER, _PASSWORD,
_SECURITY (starttls, tls or none) and _FROM, and WAYHOME_DEVELOPMENT_MAILBOX (1 where letters are to reach nobody).
For messages to children and those who care for them: WAYHOME_NEUTRAL_FROM (a
sender that does not show that it is the police), WAYHOME_REPORTS_TO (where mail servers report), WAYHOME_NOTIFY_KEY (of
GOV.UK Notify), _TEMPLATES and _SENDERS (ids by kind: text, text_neutral, email, email_neutral), _LETTERS (1 where it
prints and posts letters), _TOKEN (with which Notify tells what became of a message) and _ADDRESS (where Notify is).
"""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from wayhome.config.letters import BY_SMTP, KEPT_IN_A_FOLDER, by_kind, mailboxes, security
from wayhome.config.secret_key import kept_key
from wayhome.config.where import the_database

FOLDER = Path(os.environ.get("WAYHOME_FOLDER", "var")).resolve()
STATIC_ROOT = FOLDER / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
AREAS = FOLDER / "areas.geojson"  # written by `wayhome areas`

PLAIN_HTTP = os.environ.get("WAYHOME_PLAIN_HTTP") == "1"
BEHIND_PROXY = os.environ.get("WAYHOME_BEHIND_PROXY") == "1"
PACK = os.environ.get("WAYHOME_PACK", "england-wales-2026.1")
RECOMMENDATIONS = os.environ.get("WAYHOME_RECOMMENDATIONS", "recommendations-2026.1")
WALL_NAMES = os.environ.get("WAYHOME_WALL_NAMES", "first_name")
FICTIONAL = os.environ.get("WAYHOME_FICTIONAL") == "1"

DEBUG = False
SECRET_KEY = os.environ.get("WAYHOME_SECRET_KEY") or kept_key(FOLDER / "secret-key")
FILE_KEY = os.environ.get("WAYHOME_FILE_KEY") or kept_key(FOLDER / "file-key")  # without it no photograph can be read
ALLOWED_HOSTS = os.environ.get("WAYHOME_HOSTS", "127.0.0.1,localhost").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "wayhome.store",
    "wayhome.store.exports",
    "wayhome.web",
    "wayhome.web.accounts",
    "wayhome.web.acting",
    "wayhome.web.board",
    "wayhome.web.invited",
    "wayhome.web.rostering",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wayhome.web.accounts.views.AskedToSignIn",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wayhome.web.http.RefusalsInWords",
    "axes.middleware.AxesMiddleware",
]

WIRING = "wayhome.config.bootstrap.build"
CSRF_FAILURE_VIEW = "wayhome.web.home.views.form_not_accepted"

ROOT_URLCONF = "wayhome.config.urls"
WSGI_APPLICATION = "wayhome.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "wayhome.web.chrome.around_the_page",
            ],
            "builtins": ["wayhome.web.templatetags.components"],
        },
    }
]

# --- The database: embedded unless a force names its own -------------------------------------------------------------

DATABASE_URL = os.environ.get("WAYHOME_DATABASE_URL", f"sqlite:///{FOLDER / 'wayhome.sqlite3'}")
DATABASES = {"default": the_database("WAYHOME_DATABASE_URL", DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Who may sign in -------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# --- What a browser may do with our pages ----------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb", "display-capture")
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else 365 * 24 * 3600
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not PLAIN_HTTP
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600  # one long shift
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- Letters to people with no page open -----------------------------------------------------------------------------

ADDRESS = os.environ.get("WAYHOME_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
MAILBOXES = mailboxes(os.environ.get("WAYHOME_MAILBOXES", ""))
DEVELOPMENT_MAILBOX = FICTIONAL or os.environ.get("WAYHOME_DEVELOPMENT_MAILBOX") == "1"
MAILBOX_FOLDER = FOLDER / "mailbox"
EMAIL_BACKEND = KEPT_IN_A_FOLDER if DEVELOPMENT_MAILBOX else BY_SMTP
EMAIL_HOST = os.environ.get("WAYHOME_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("WAYHOME_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("WAYHOME_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("WAYHOME_MAIL_PASSWORD", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = security(os.environ.get("WAYHOME_MAIL_SECURITY", "starttls"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("WAYHOME_MAIL_FROM", "Wayhome <wayhome@localhost>")

# --- Messages to children and those who care for them -----------------------------------------------------------------

NEUTRAL_FROM = os.environ.get("WAYHOME_NEUTRAL_FROM", "")
REPORTS_TO = os.environ.get("WAYHOME_REPORTS_TO", "")
NOTIFY_KEY = os.environ.get("WAYHOME_NOTIFY_KEY", "")
NOTIFY_TEMPLATES = by_kind("WAYHOME_NOTIFY_TEMPLATES", os.environ.get("WAYHOME_NOTIFY_TEMPLATES", ""))
NOTIFY_SENDERS = by_kind("WAYHOME_NOTIFY_SENDERS", os.environ.get("WAYHOME_NOTIFY_SENDERS", ""))
NOTIFY_LETTERS = os.environ.get("WAYHOME_NOTIFY_LETTERS") == "1"
NOTIFY_TOKEN = os.environ.get("WAYHOME_NOTIFY_TOKEN", "")
NOTIFY_ADDRESS = os.environ.get("WAYHOME_NOTIFY_ADDRESS", "https://api.notifications.service.gov.uk")
# What else puts messages in the queue, called with it, the parts and the time.
BEFORE_SENDING: tuple[str, ...] = ("wayhome.web.invited.codes.send_codes",)
LETTER_MAKER = "wayhome.web.telling.printing.for_envelope"  # what makes the letter that goes into the envelope

# --- Words, times and files ------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True
STATIC_URL = "static/"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "wayhome.web.sheets.OneSheet",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # a photograph that is kept is never written to a temporary file
