"""The addresses of this journey: those of the door name no child and no case."""

from django.urls import URLPattern, path

from wayhome.web.acting.pages import serve
from wayhome.web.providers.as_seen import show_partner_as_seen
from wayhome.web.providers.door import show_interview, show_partner_door
from wayhome.web.providers.officers import PAGES
from wayhome.web.providers.writing import write_interview

addresses: list[URLPattern] = [
    path("door/interviews/", show_partner_door, name="partner-door"),
    path("door/interviews/<str:interview>/", show_interview, name="partner-interview"),
    path("door/interviews/<str:interview>/write/", write_interview, name="partner-write"),
    path("cases/<path:record>/doors/<str:holder>/interviews/", show_partner_as_seen, name="partner-as-seen"),
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
]
