"""When a return interview was held: its 72 hours end then, and not when it was written up."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms

from wayhome.casework.providers.interviews import HELD, Interview
from wayhome.kernel.moments import LONDON, as_utc, in_london
from wayhome.web.acting.boxes import day

WHEN = ("held_on", "held_at")
AHEAD = timedelta(minutes=5)  # by which somebody's watch may be before ours
LACKING = {"held_on": "Say on which day it was held", "held_at": "Say at what time it was held"}


def held_fields() -> dict[str, forms.Field]:
    """Return the boxes for the day and the time. What is written may be kept without; nothing is sent without."""
    return {
        "held_on": day("On which day was it held?", "The day of the talk, not of writing it up."),
        "held_at": forms.TimeField(
            label="At what time?", help_text="When it began, as near as is known.", required=False,
            widget=forms.TimeInput(attrs={"type": "time"}),
        ),
    }  # fmt: skip


def held_moment(given: Mapping[str, Any]) -> datetime | None:
    """Return when it was held, in UTC; None where the day or the time is not given. Takes them also as kept."""
    on, at = given.get("held_on"), given.get("held_at")
    if not on or not at:
        return None
    the_day = on if isinstance(on, date) else date.fromisoformat(on)
    return as_utc(datetime.combine(the_day, at if isinstance(at, time) else time.fromisoformat(at), LONDON))


def is_on_record(interview: Interview) -> bool:
    """Say whether the record has it already that it was held, and when: then it is not asked again."""
    return interview.last(HELD) is not None


def wrong_with(given: Mapping[str, Any], returned: datetime, now: datetime) -> dict[str, str]:
    """Return what is wrong with when it was held, by the box; empty where nothing is."""
    if lacking := {name: words for name, words in LACKING.items() if not given.get(name)}:
        return lacking
    at = held_moment(given)
    if at and at > now + AHEAD:
        return {"held_on": "That is still to come. Say when it was held, or send it once it was"}
    before = before_return(at, returned) if at else ""
    return {"held_on": f"{before} Say when it was held after that"} if before else {}


def before_return(at: datetime, returned: datetime) -> str:
    """Say when the child was back, where a time lies before that; empty where it does not."""
    is_before = at < returned.replace(second=0, microsecond=0)
    return f"The child was back {in_london(returned):%d.%m.%Y, %H:%M}." if is_before else ""


def as_kept(value: str | bool | list[str] | date | time | None) -> str | bool | list[str]:
    """Return a day or time as it is kept while somebody writes; anything else as it is."""
    match value:
        case None:
            return ""
        case time():
            return value.isoformat("minutes")
        case date():
            return value.isoformat()
        case _:
            return value
