"""The addresses of this journey."""

from django.urls import URLPattern, path

from wayhome.web.acting.pages import serve
from wayhome.web.partners.agreed import AGENCY_ANSWER, TAKEN_ON
from wayhome.web.partners.disagreeing import DISAGREE, GOES_ON
from wayhome.web.partners.referring import CONFERENCE, REFER
from wayhome.web.partners.sharing import SHARE

PAGES = (REFER, CONFERENCE, TAKEN_ON, AGENCY_ANSWER, DISAGREE, GOES_ON, SHARE)
addresses: list[URLPattern] = [
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
]
