"""The addresses of this journey."""

from django.urls import URLPattern, path

from wayhome.web.acting.pages import serve
from wayhome.web.court.asking import (
    COMPLAINED,
    COMPLAINT_KNOWN,
    COMPLAINT_SETTLED,
    REVIEW_ACKNOWLEDGED,
    REVIEW_ASKED,
    REVIEW_DECIDED,
    REVIEW_OFFERED,
)
from wayhome.web.court.news import NEWS_CAME, SCHEME, WITNESS
from wayhome.web.court.views import show_court

PAGES = (
    NEWS_CAME, WITNESS, SCHEME, COMPLAINED, COMPLAINT_KNOWN, COMPLAINT_SETTLED, REVIEW_ASKED, REVIEW_ACKNOWLEDGED,
    REVIEW_DECIDED, REVIEW_OFFERED,
)  # fmt: skip

addresses: list[URLPattern] = [
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
    path("cases/<path:record>/court/", show_court, name="court"),
]
