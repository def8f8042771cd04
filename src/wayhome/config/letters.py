"""Reading what a force says of its letters: how they go out, and which mailboxes take what reaches nobody."""

from collections.abc import Mapping

from wayhome.kernel.refusals import NotASetting

BY_SMTP = "django.core.mail.backends.smtp.EmailBackend"
KEPT_IN_A_FOLDER = "wayhome.web.delivered.FolderBackend"
KINDS = ("text", "text_neutral", "email", "email_neutral")
SECURITY = {"starttls": (True, False), "tls": (False, True), "none": (False, False)}


def mailboxes(text: str) -> Mapping[str, str]:
    """Read mailboxes by unit, written ``desk@force.example,north=north@force.example``; the force's has no name."""
    found: dict[str, str] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        unit, _, address = part.rpartition("=")
        if "@" not in address or not address.strip():
            raise NotASetting(f"WAYHOME_MAILBOXES: {part} is not an address, or a unit and an address (north=a@b).")
        found[unit.strip()] = address.strip()
    return found


def by_kind(setting: str, text: str) -> Mapping[str, str]:
    """Read ids by kind of message, written ``text=…,email_neutral=…``."""
    found: dict[str, str] = {}
    for part in filter(None, map(str.strip, text.split(","))):
        kind, _, given = part.partition("=")
        if kind.strip() not in KINDS or not given.strip():
            raise NotASetting(f"{setting}: {part} is not one of {', '.join(KINDS)} with its id (text=…).")
        found[kind.strip()] = given.strip()
    return found


def security(text: str) -> tuple[bool, bool]:
    """Read how the way to the mail server is secured, as what Django calls TLS and SSL."""
    try:
        return SECURITY[text.strip().lower()]
    except KeyError:
        raise NotASetting(f"WAYHOME_MAIL_SECURITY: {text} is none of {', '.join(SECURITY)}.") from None
