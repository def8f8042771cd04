"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.missing_again.pages import MEETING_ASKED, MEETING_HELD, TRIGGER_PLAN
from wayhome.web.missing_again.views import show_missing_again

PAGES = (TRIGGER_PLAN, MEETING_ASKED, MEETING_HELD)
addresses = [
    path("cases/<path:record>/missing-again/", show_missing_again, name="missing-again"),
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
]
