"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.ending.again import BREACH, INFORMATION, REVISIT
from wayhome.web.ending.deciding import ANSWER, DECIDE, PROPOSE
from wayhome.web.ending.settling import SETTLE, TELL

PAGES = (SETTLE, TELL, PROPOSE, ANSWER, DECIDE, INFORMATION, REVISIT, BREACH)
addresses = [path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES]
