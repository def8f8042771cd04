"""Filling in the page of an act and sending it, as somebody at a browser without scripts would."""

from django.test import Client

from tests.casework.desk import CASE
from tests.web.html import outline


def page_of(act: str, record: str = CASE) -> str:
    """Return where an act is done for a case."""
    return f"/cases/{record}/{act}/"


def filled(client: Client, page: str, **given: object) -> dict[str, object]:
    """Return what a page's form sends: as it was opened, and what somebody filled in."""
    asked = client.get(page).context["form"]
    opened = {name: asked[name].value() for name in asked.fields}
    return {name: value for name, value in (opened | given).items() if value not in (None, False)}


def send(client: Client, act: str, record: str = CASE, **given: object):
    """Fill in the page of an act and send it."""
    page = page_of(act, record)
    return client.post(page, filled(client, page, **given))


def said(answer) -> str:
    """Return the words of a page."""
    return " ".join(" ".join(outline(answer.content.decode()).text).split())


def told_next(client: Client, record: str = CASE) -> str:
    """Return the words of the case's page, which says once what the last act did."""
    return said(client.get(f"/cases/{record}/"))
