"""The addresses of this journey."""

from django.urls import URLPattern, path

from wayhome.web.acting.pages import serve
from wayhome.web.answering.answering import HOLD, OPENING, QUESTION, SENT_LATE, WRONG
from wayhome.web.answering.as_seen import show_as_seen
from wayhome.web.answering.asked_of_us import show_asked
from wayhome.web.answering.doors_page import show_doors

PAGES = (QUESTION, WRONG, OPENING, SENT_LATE, HOLD)
addresses: list[URLPattern] = [
    path("asked-of-us/", show_asked, name="asked-of-us"),
    path("cases/<path:record>/doors/", show_doors, name="doors"),
    path("cases/<path:record>/doors/<str:holder>/", show_as_seen, name="as-seen"),
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
]
