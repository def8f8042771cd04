"""The addresses of this journey."""

from django.urls import URLPattern, path

from wayhome.web.acting.pages import serve
from wayhome.web.concerns.crimes import CANCEL_CRIME, RECORD_OFFENCE, REINSTATE_CRIME
from wayhome.web.concerns.flagging import DEFINITION, REVIEW_FLAG, SET_FLAG, show_flags
from wayhome.web.concerns.overview import show_concern
from wayhome.web.concerns.raising import RAISE, new_concern
from wayhome.web.concerns.recording import CASE_RISK, FOUND_WITH, LOWER_RISK, MAKE_SAFE, RECORD_CONCERN
from wayhome.web.concerns.referring import FOLLOW, REFER
from wayhome.web.concerns.screening import SCREEN_CHILD, TAKE_UP
from wayhome.web.concerns.suspecting import CHILD_OUTCOME, PROSECUTOR, SCREEN_OFFENDING, SUSPECT
from wayhome.web.concerns.whole_case import AGREE_LEAD, JOIN_CHILD, MERGE_CASE, SPLIT_CASE

PAGES = (
    RAISE, RECORD_CONCERN, MAKE_SAFE, FOUND_WITH, CASE_RISK, LOWER_RISK, SCREEN_CHILD, TAKE_UP, DEFINITION, SET_FLAG,
    REVIEW_FLAG, RECORD_OFFENCE, CANCEL_CRIME, REINSTATE_CRIME, SUSPECT, SCREEN_OFFENDING, PROSECUTOR, CHILD_OUTCOME,
    REFER, FOLLOW, JOIN_CHILD, MERGE_CASE, SPLIT_CASE, AGREE_LEAD,
)  # fmt: skip
addresses: list[URLPattern] = [
    path("concerns/new/", new_concern, name="new-concern"),
    path("concerns/flags/", show_flags, name="flags"),
    path("cases/<path:record>/concern/", show_concern, name="concern"),
    *(path(f"cases/<path:record>/{page.name}/", serve(page), name=page.name) for page in PAGES),
]
