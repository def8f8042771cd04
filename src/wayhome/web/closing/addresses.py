"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.closing.afterwards import RECONSIDER
from wayhome.web.closing.closing import CLOSE
from wayhome.web.closing.correcting import CORRECT
from wayhome.web.closing.one_child import JOIN, PART

PAGES = (CLOSE, RECONSIDER, CORRECT, JOIN, PART)
addresses = [path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES]
