"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.without_the_child.advice import ADVICE
from wayhome.web.without_the_child.deciding import DECIDE
from wayhome.web.without_the_child.endorsing import ENDORSE
from wayhome.web.without_the_child.help import HELP
from wayhome.web.without_the_child.position import POSITION

PAGES = (POSITION, HELP, DECIDE, ENDORSE, ADVICE)
addresses = [path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES]
