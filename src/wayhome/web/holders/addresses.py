"""The addresses of this journey."""

from django.urls import URLPattern, path

from wayhome.web.acting.pages import serve
from wayhome.web.holders.agreeing import AGREE
from wayhome.web.holders.naming import COUNCIL, LET_GO, NAME
from wayhome.web.holders.reaching import KEEP, SAFETY, STOP
from wayhome.web.holders.second_look import SECOND_LOOK
from wayhome.web.holders.told import show_told

PAGES = (NAME, LET_GO, COUNCIL, KEEP, STOP, SAFETY, AGREE, SECOND_LOOK)

addresses: list[URLPattern] = [
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
    path("cases/<path:record>/told/", show_told, name="told"),
]
