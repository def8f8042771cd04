"""Where something that was begun and not finished is gone on with."""

from django.urls import NoReverseMatch, reverse


def where_begun(page: str, record: str) -> str:
    """Return where something was begun; empty where nothing has that address any more."""
    for given in ([record] if record else [], []):
        try:
            return reverse(page, args=given)
        except NoReverseMatch:
            continue
    return ""
