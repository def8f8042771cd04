"""What stands beside an act with partners: whose guidance it rests on, and what is open with them about the child."""

from collections.abc import Mapping
from typing import Any

from wayhome.casework.partners.standing import partners_of
from wayhome.web.acting.desk import Desk
from wayhome.web.partners.choices import agency_words
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.times import when

OF_ENGLAND = (
    "Working Together is guidance for England. This child lives in Wales: follow the Wales Safeguarding Procedures, "
    "which were not read for these rules."
)


def with_partners(desk: Desk) -> Mapping[str, Any]:
    """Say where English guidance does not hold, and what is open with partners."""
    now = desk.visit.now
    wales = desk.case.known.value("nation", now) == "wales"
    stand = [
        partners_of(desk.facing.stories[one], desk.facing.words)
        for one in desk.facing.children
        if one in desk.facing.stories
    ]
    return {
        "nation_note": OF_ENGLAND if wales else "",
        "theirs": [
            f"{capital(agency_words(each.agency))}: {(each.what or each.name).rstrip('.')}"
            + (f", by {when(each.due, now)}" if each.due else "")
            for one in stand
            for each in one.open_actions
        ],
        "open_disagreements": [
            f"{each.name}, with {agency_words(each.partner)}: {each.stands}"
            + (f". They said: “{each.answer_words}”" if each.answer_words else "")
            for one in stand
            for each in one.open_disagreements
        ],
    }
