"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.returning.account import ACCOUNT
from wayhome.web.returning.crime import RECORD_CRIME
from wayhome.web.returning.finding import FOUND, FOUND_ADDRESS, WHEREABOUTS
from wayhome.web.returning.return_interview import RETURN_INTERVIEW
from wayhome.web.returning.seeing import PUT_OFF, SEEN, TALK, TRIED
from wayhome.web.returning.telling import CIRCULATIONS, COUNCIL_TOLD, SAFE_PLACE, TAKEN_HOME

PAGES = (
    WHEREABOUTS, FOUND, SEEN, TALK, TRIED, PUT_OFF, ACCOUNT, RECORD_CRIME, COUNCIL_TOLD, CIRCULATIONS, SAFE_PLACE,
    TAKEN_HOME, RETURN_INTERVIEW, FOUND_ADDRESS,
)  # fmt: skip
addresses = [path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES]
